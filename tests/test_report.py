"""The report: what each section finds and where, what the page and the data say of it."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from awful import AWFUL, fit
from conftest import REPO, TODAY, Guide
from jsonschema import Draft202012Validator, FormatChecker

from sitegen.inline import visible
from sitegen.report.drafts import find as drafts
from sitegen.report.registry import SECTIONS
from sitegen.report.review import unchecked
from sitegen.report.shorter import Shorter
from sitegen.report.table import Given
from sitegen.syllables import Syllables

pytestmark = pytest.mark.heavy

Capture = pytest.CaptureFixture[str]
Data = dict[str, Any]
WHO = ("--name", "Example", "--role", "role", "--body", "board", "--next")
FALL = "content/risks/a-fall.yml"


def data(guide: Guide, *words: str) -> Data:
    """The report as data."""
    assert guide.run("report", *words) == 0
    found: Data = json.loads((guide.root / "report" / "report.json").read_bytes())
    return found


def rows(guide: Guide, section: str, *words: str) -> list[Data]:
    """The rows of a section."""
    found: list[Data] = data(guide, *words)["sections"][section]
    return found


def line(guide: Guide, file: str, text: str) -> int:
    """The one line of a file that holds these words."""
    lines = (guide.root / file).read_text("utf-8").split("\n")
    (number,) = [number for number, words in enumerate(lines, 1) if text in words]
    return number


def page(guide: Guide) -> str:
    """The report as a page."""
    guide.run("report")
    return (guide.root / "report" / "index.html").read_text("utf-8")


# what the sections find


def test_a_mistake_is_told_first_and_nothing_else_is_lost(english: Guide) -> None:
    english.edit("risks/a-fall", "questions.0", "How do I fall well")

    (first,) = rows(english, "problems")

    assert (first["file"], first["code"], first["severity"]) == (FALL, "SHP01", "error")
    assert first["line"] == line(english, FALL, "How do I fall well")
    assert data(english)["summary"][0] == {"id": "problems", "rank": "first", "count": 1}
    assert len(rows(english, "reading")) == 10


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_reported(english: Guide) -> None:
    english.path("risks/a-fall").write_text("title: [", "utf-8")

    assert {row["file"] for row in rows(english, "problems")} == {FALL}
    assert len(rows(english, "reading")) == 9


def _checked(guide: Guide, until: date) -> list[tuple[str, str, int]]:
    name = "techniques/two-crutches"
    guide.edit(name, "reviewed.next", until.isoformat())
    sections = data(guide)["sections"]
    file = f"content/{name}.yml"
    return [
        (section, row["page"], row["days"])
        for section in ("overdue", "due")
        for row in sections[section]
        if (row["file"], row["line"]) == (file, line(guide, file, f"next: '{until}'"))
    ]


@pytest.mark.parametrize(
    ("days", "section"), [(-1, "overdue"), (0, "due"), (60, "due"), (61, None)]
)
def test_when_a_check_is_due(english: Guide, days: int, section: str | None) -> None:
    wanted = [(section, "Walking with two crutches", days)] if section else []

    assert _checked(english, TODAY + timedelta(days=days)) == wanted


def test_the_contact_for_security_is_due_too(english: Guide) -> None:
    until = TODAY + timedelta(days=9)
    english.edit("site", "security", {"contact": "a@example.org", "expires": until.isoformat()})

    (row,) = rows(english, "due")

    assert (row["file"], row["days"], row["next"]) == ("content/site.yml", 9, until.isoformat())
    assert row["line"] == line(english, "content/site.yml", f"expires: '{until}'")


def test_pages_that_nobody_has_checked(english: Guide) -> None:
    before = {row["file"] for row in rows(english, "unchecked")}
    english.run("sign", "risks/a-fall", *WHO, "2027-11-22")

    assert before - {row["file"] for row in rows(english, "unchecked")} == {FALL}
    assert "content/techniques/two-crutches.yml" not in before


def test_a_page_that_changed_since_it_was_checked(english: Guide) -> None:
    assert rows(english, "changed") == []
    english.edit("techniques/two-crutches", "steps.0.title", "Now stand")

    assert [row["file"] for row in rows(english, "changed")] == [
        "content/techniques/two-crutches.yml"
    ]
    assert "content/techniques/two-crutches.yml" not in {
        row["file"] for row in rows(english, "unchecked")
    }


def test_a_draft_is_to_finish_and_not_yet_to_be_checked(english: Guide) -> None:
    catalog = english.catalog()
    entry = catalog.entries["risk"]["a-fall"]
    entry.model = entry.model.model_copy(update={"status": "draft"})
    given = Given(catalog, TODAY, Syllables(REPO / ".cache"))

    (row,) = drafts(given)

    assert (row.place.file, row.cells["page"], row.cells["days"]) == (FALL, "A fall", 15)
    assert FALL not in {row.place.file for row in unchecked(given)}


@pytest.mark.parametrize(
    ("days", "section"),
    [(-1, "exceptions-ending"), (60, "exceptions-ending"), (61, "exceptions")],
)
def test_exceptions_and_their_ends(english: Guide, days: int, section: str) -> None:
    until = (TODAY + timedelta(days=days)).isoformat()
    english.edit("exceptions", "exceptions.0.expires", until)

    (row,) = rows(english, section)

    assert (row["about"], row["code"], row["expires"], row["days"]) == (
        "content/aftercare/first-day.yml do.1.text",
        "RDG02",
        until,
        days,
    )
    assert (row["file"], row["line"]) == (
        "content/exceptions.yml",
        line(english, "content/exceptions.yml", until),
    )


def test_advice_that_is_our_own_judgement(english: Guide) -> None:
    before = rows(english, "judgement")
    (fall,) = [row for row in before if row["file"] == FALL]
    english.edit("risks/a-fall", "do.0.basis", "custom")

    assert (fall["advice"], fall["page"]) == ("Stay on the floor for a moment.", "A fall")
    assert fall["line"] == 42
    assert [row for row in before if row["file"] == "content/signs.yml"]
    assert [row for row in before if row != fall] == rows(english, "judgement")


HARD = "You should telephone the therapist, and they will determine your position"


def test_the_grade_is_that_of_the_checks_and_the_hardest_page_comes_first(english: Guide) -> None:
    english.edit("site", "reading.grade", "1.0")
    said = [one.message for one in english.problems() if one.code == "RDG01"]
    found = rows(english, "reading")

    grades = [row["grade"] for row in found]
    assert grades == sorted(grades, reverse=True)
    assert sorted(re.findall(r"grade (\d\.\d);", " ".join(said))) == sorted(
        str(grade) for grade in grades if grade > 1
    )


def test_the_three_hardest_sentences_of_a_page(english: Guide) -> None:
    english.edit("risks/a-fall", "unknown.0", f"{HARD}.")
    english.edit("risks/a-fall", "unknown.1", "No one at all has a good count of falls on a stair.")
    english.edit("risks/a-fall", "unknown.2", "We do not know how to make it less so.")
    found = [row for row in rows(english, "sentences") if row["file"] == FALL]

    assert len(found) == 3
    assert "We do not know how to make it less so." not in [row["sentence"] for row in found]
    assert max(found, key=lambda row: float(row["grade"]))["sentence"] == f"{HARD}."
    (hard,) = [row for row in found if row["sentence"] == f"{HARD}."]
    assert hard["instead"] == (
        "You should telephone the therapist. They will determine your position."
    )
    assert hard["then"] < hard["grade"]
    assert hard["line"] == line(english, FALL, HARD)


def test_long_words_with_plainer_ones(english: Guide) -> None:
    plainer = [{"words": "determine", "say": "find out"}]
    english.edit("phrases", "plainer", plainer)
    english.edit("risks/a-fall", "unknown.0", f"{HARD}. Crutches telephone.")
    found = {row["word"]: row for row in rows(english, "long-words")}

    first, telephone = found["determine"], found["telephone"]
    assert next(iter(found)) == "determine"
    assert (first["plainer"], first["count"], first["syllables"]) == ("find out", 1, 3)
    assert (telephone["plainer"], telephone["count"], len(telephone["where"])) == (None, 2, 1)
    assert telephone["line"] == telephone["where"][0]["line"] == line(english, FALL, "telephone")


def test_words_of_the_glossary_and_names_are_not_called_long(english: Guide) -> None:
    english.edit("risks/a-fall", "unknown.0", "A wheelchair and an umbrella.")
    term = {"id": "umbrella", "term": "umbrella", "meaning": "It keeps the rain off."}
    before = {row["word"] for row in rows(english, "long-words")}
    english.edit("glossary", "terms.2", term)

    assert before - {row["word"] for row in rows(english, "long-words")} == {"umbrella"}


def test_sources_by_age_with_cautions(english: Guide) -> None:
    found = rows(english, "sources")
    work = found[1]

    assert [row["year"] for row in found] == [2020, 2021, 2024, None]
    assert (work["work"], work["age"]) == ("example-cohort", 5)
    assert work["caution"] == "Only people in one town were asked."
    assert "techniques/two-crutches" in work["cited"]
    assert work["line"] == line(english, "content/references.yml", "id: example-cohort")
    assert found[3]["weak"] == "opinion"


def test_pages_that_nobody_links_to(english: Guide) -> None:
    before = {row["id"] for row in rows(english, "unlinked")}
    own = {"title": "A slip", "more": ["risks/a-slip"]}
    english.write("risks/a-slip", english.read("risks/a-fall") | own)
    (found,) = [row for row in rows(english, "unlinked") if row["id"] not in before]
    english.edit("techniques/two-crutches", "more.2", "risks/a-slip")

    assert (found["page"], found["id"], found["line"]) == ("A slip", "risks/a-slip", 1)
    assert {row["id"] for row in rows(english, "unlinked")} == before


def test_words_to_translate(sample: Guide) -> None:
    before = rows(sample, "translations")
    assert rows(sample, "problems") == []  # TRN02 is told here, not twice
    sample.edit("risks/a-fall", "title", "A bad fall")
    sample.edit("risks/sore-hands", "unknown.1", "No one knows when it ends.")
    sample.path("translations/es/conditions/foot-in-a-cast").unlink()
    known = {(row["name"], row["field"], row["state"]) for row in before}
    new = {
        row["state"]: row
        for row in rows(sample, "translations")
        if (row["name"], row["field"], row["state"]) not in known
    }

    assert sorted(new) == ["changed", "missing", "not begun"]
    changed, missing, begun = new["changed"], new["missing"], new["not begun"]
    overlay = "content/translations/es/risks/a-fall.yml"
    assert (changed["name"], changed["field"], changed["text"]) == (
        "risks/a-fall",
        "title",
        "A bad fall",
    )
    assert (changed["file"], changed["line"]) == (overlay, line(sample, overlay, "0f64accd"))
    hands = "content/risks/sore-hands.yml"
    assert (missing["file"], missing["line"]) == (hands, line(sample, hands, "when it ends"))
    assert (begun["name"], begun["language"]) == ("conditions/foot-in-a-cast", "es")


def test_english_rules_are_not_used_on_other_languages(english: Guide) -> None:
    english.edit("site", "language", "cy")
    found = data(english)["sections"]

    assert [found[name] for name in ("reading", "sentences", "long-words")] == [[], [], []]


# a shorter way to say it


@pytest.fixture(scope="module")
def shorter(syllables: Syllables) -> Shorter:
    """The rules, with a short list of plainer words."""
    listed = {"approximately": "about", "in order to": "to", "really": "", "commence": "start"}
    return Shorter(listed, syllables)


@pytest.mark.parametrize(
    ("sentence", "instead"),
    [
        (
            "It tends to get better by itself, and you can go back to work soon.",
            "It tends to get better by itself. You can go back to work soon.",
        ),
        (
            "Many people feel sore after treatment; most of them are well in three days.",
            None,  # "after" may hold for both
        ),
        (
            "The trials mixed many kinds of care, so we tell them under one name.",
            "The trials mixed many kinds of care. So we tell them under one name.",
        ),
        (
            "Your hands carry your weight, but the pads may wear out.",
            "Your hands carry your weight. But the pads may wear out.",
        ),
        (
            "You may feel a stretch because the tissue is tight today.",
            "You may feel a stretch. This is because the tissue is tight today.",
        ),
        (
            "Your leg rests in a plaster, which is heavy and warm.",
            "Your leg rests in a plaster. This is heavy and warm.",
        ),
        (
            "Have no pushes with an aneurysm (a weak spot in an artery).",
            "Have no pushes with an aneurysm. That is a weak spot in an artery.",
        ),
        (
            "If it is sudden and bad, or you have a stroke sign, call the emergency number.",
            "Call the emergency number if it is sudden and bad. Do the same if you have a stroke "
            "sign.",
        ),
        (
            "Bring a list of your tablets and your allergies, and tell us all of it.",
            "Bring a list of your tablets and your allergies. Tell us all of it.",
        ),
        (
            "In order to commence, it really takes approximately an hour.",
            "To start, it takes about an hour.",
        ),
    ],
)
def test_a_shorter_way(shorter: Shorter, sentence: str, instead: str | None) -> None:
    assert shorter.say(sentence).text == instead


@pytest.mark.parametrize(
    "sentence",
    [
        "If you feel dizzy then stop the exercise, and you should call the clinic.",  # both "if"
        "One study found that most people felt better, but they were not followed for long.",
        "It is mostly nothing serious, and it tends to get better, says the health service.",
        "Bring your medicines, your illnesses and your allergies.",  # no second sentence in it
        "They ease the pain of arthritis, and of other illnesses of the joints.",
        "The Approximately Society says so on its information page for everybody.",  # a name
    ],
)
def test_what_might_change_the_sense_is_left_alone(shorter: Shorter, sentence: str) -> None:
    better = shorter.say(sentence)

    assert better.text is None
    assert re.match(r"\d+ words; (long words: \w|no long words)", better.how)


def test_what_makes_it_hard_is_told_where_no_rule_helps(shorter: Shorter) -> None:
    said = shorter.say("Bring your medicines, your drops, your illnesses and allergies.").how

    assert said.startswith("9 words; long words: medicines, illnesses, allergies; ")
    assert said.endswith("; try a list, one thing a line")


def test_no_plainer_word_is_a_word_of_frequency_or_avoided() -> None:
    """How often something happens is never made plainer: "uncommon" and "rare" are two numbers."""
    phrases = Guide(REPO).read("phrases")
    frequency = {*phrases["frequency_words"], "uncommon", "common", "very common", "very rare"}

    assert {item["words"] for item in phrases["plainer"]} & frequency == set()


# the page and the data


class Tables(HTMLParser):
    """The rows of each table's body by the id of the heading before it, and the summary's links."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: dict[str, int] = {}
        self.links: dict[str, str] = {}
        self.here = self.link = ""
        self.body = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "h2":
            self.here = said.get("id") or ""
        self.body = tag == "tbody" or (self.body and tag != "table")
        if self.body and tag == "tr":
            self.counts[self.here] = self.counts.get(self.here, 0) + 1
        self.link = (said.get("href") or "") if tag == "a" else self.link

    def handle_endtag(self, tag: str) -> None:
        self.body = self.body and tag != "tbody"
        self.link = "" if tag == "a" else self.link

    def handle_data(self, data: str) -> None:
        if self.link and data.strip():
            self.links[self.link[1:]] = data


def test_the_numbers_of_the_summary_are_those_of_the_rows(sample: Guide, capsys: Capture) -> None:
    sample.edit("risks/a-fall", "questions.0", "How do I fall well")
    found = data(sample)
    capsys.readouterr()
    sample.run("report")
    told = capsys.readouterr().out
    tables = Tables()
    tables.feed(page(sample))

    counts = {one["id"]: one["count"] for one in found["summary"]}
    assert counts == {name: len(rows) for name, rows in found["sections"].items()}
    assert tables.counts == {name: count for name, count in counts.items() if count}
    for name, count in tables.counts.items():
        assert str(count) in re.findall(r"\d+", tables.links[name])
        ranked = next(one["rank"] for one in found["summary"] if one["id"] == name)
        assert (f"- {tables.links[name]}\n" in told) == (ranked != "look")


def test_an_empty_section_says_so_calmly(english: Guide) -> None:
    said = page(english)

    assert '<dt id="problems">Mistakes in the files</dt>\n<dd>Nothing to do.</dd>' in said


def test_nothing_to_do_first(english: Guide, capsys: Capture) -> None:
    for page_id, _, _ in english.catalog().pages():
        assert english.run("sign", page_id, *WHO, "2030-01-01") == 0
    english.edit("site", "security", None)
    capsys.readouterr()
    english.run("report")

    assert capsys.readouterr().out.startswith("Nothing needs doing first.\n")
    assert "<p>Nothing needs doing first.</p>" in page(english)


@pytest.mark.parametrize("spoilt", [False, True])
def test_the_data_is_as_its_schema_says(sample: Guide, spoilt: bool) -> None:
    if spoilt:
        sample.path("risks/a-fall").write_text("title: [", "utf-8")
    found = data(sample)
    schema = json.loads((sample.root / "report" / "report.schema.json").read_bytes())

    Draft202012Validator.check_schema(schema)
    checker = FormatChecker()
    assert [*Draft202012Validator(schema, format_checker=checker).iter_errors(found)] == []
    assert found["format"] == 1
    assert found["today"] == TODAY.isoformat()


def test_every_column_and_section_is_told_in_words() -> None:
    for section in SECTIONS:
        assert section.help.endswith(".")
        assert "{count}" in section.several
        assert all(column.head and column.means for column in section.columns)


def test_awful_words_come_out_as_text(english: Guide) -> None:
    said = [fit(core, "line") for core in AWFUL]
    for number, words in enumerate(said):
        english.edit("risks/a-fall", f"do.{number}", {"text": words, "basis": "our-judgement"})
    english.edit("site", "name", "<script>alert(1)</script>")

    cells: list[str] = []

    class Cells(HTMLParser):
        inside = False

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert not [name for name, _ in attrs if name.startswith("on") or name == "style"]
            self.inside = tag == "th" and ("scope", "row") in attrs
            cells.extend([""] if self.inside else [])

        def handle_endtag(self, tag: str) -> None:
            self.inside = self.inside and tag != "th"

        def handle_data(self, data: str) -> None:
            if self.inside:
                cells[-1] += data

    text = page(english)
    Cells().feed(text)

    read = english.check().catalog
    assert read is not None
    kept = {visible(one.text) for one in read.entries["risk"]["a-fall"].model.do}
    assert kept <= set(cells)
    assert len(kept) > 50
    assert text.count("<script") == text.count("</script>") == 1


def test_the_page_needs_nothing_else(english: Guide) -> None:
    said = page(english)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', said)

    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    assert re.findall(r'(?:src|href)="(?!#)', said) == []


def test_the_same_content_on_the_same_day_gives_the_same_bytes(english: Guide) -> None:
    first = page(english)

    assert page(english) == first


# the command


def test_nothing_can_be_loaded(english: Guide, capsys: Capture) -> None:
    english.path("site").write_text("name: [", "utf-8")

    assert english.run("report") == 1
    said = capsys.readouterr().out
    assert "content/site.yml:1:" in said
    assert "There is no report: mend these first" in said
    assert not (english.root / "report").exists()


@pytest.mark.parametrize(
    ("form", "files"),
    [
        ("all", ["index.html", "report.json", "report.schema.json"]),
        ("html", ["index.html"]),
        ("json", ["report.json", "report.schema.json"]),
    ],
)
def test_where_it_goes(
    english: Guide, tmp_path: Path, capsys: Capture, form: str, files: list[str]
) -> None:
    out = tmp_path / "out"

    assert english.run("report", "--out", str(out), "--format", form) == 0
    assert sorted(path.name for path in out.iterdir()) == files
    assert f"All of it: {(out / files[0]).as_uri()}\n" in capsys.readouterr().out
    assert not (english.root / "report").exists()


def test_the_report_is_no_part_of_the_site(built: Guide) -> None:
    assert not (built.root / "site" / "report").exists()
    assert "/report/" in (REPO / ".gitignore").read_text("utf-8").split("\n")
