"""Drafts: half a page can be saved and previewed, and is never published."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from conftest import REPO, TODAY, Guide, read_yaml, say_nothing

from sitegen.drafts.standins import record_of
from sitegen.finish import PREVIEW
from sitegen.load.gaps import TO_FILL_IN
from sitegen.model.kinds import FOLDERS, RECORD_MODELS
from sitegen.model.terms import KINDS, Kind
from sitegen.stages import Checked, load_and_check, make_plans, render_all

pytestmark = pytest.mark.heavy

Capture = pytest.CaptureFixture[str]
ELBOW = "conditions/sore-elbow"
HALF = "status: draft\ntitle: Sore elbow\nin_short: It hurts. It often gets well by itself.\n"
BANNER = "Preview. Not checked, not for patients."
JUNK: tuple[Any, ...] = (
    *(None, "", "nope", "1", "no", "2026-13-01", "x" * 1000, TO_FILL_IN, "**a [b](c/d) [@e] [f]("),
    *([], {}, ["a"], {"a": "b"}, [TO_FILL_IN], "<b>"),
)


def save(guide: Guide, text: str = HALF, name: str = ELBOW) -> None:
    guide.path(name).write_text(text, "utf-8")


def look(guide: Guide) -> Checked:
    """What a preview is made of."""
    return load_and_check(guide.root, TODAY, say_nothing, preview=True)


def shown(guide: Guide) -> dict[str, str]:
    """The Markdown of a preview in the guide's own language."""
    return render_all(make_plans(look(guide)))[0]


def preview(guide: Guide, *words: str) -> Path:
    assert guide.run("build", "--preview", *words) == 0
    return guide.root / "preview"


# What is told


def test_half_a_page_can_be_saved(english: Guide, capsys: Capture) -> None:
    save(english)

    assert english.run("check") == 0

    assert capsys.readouterr().out == (
        f"content/{ELBOW}.yml:1:1: warning VAL01: 12 fields are missing: short_version, unknown, "
        "questions, say_it_back, written, what_it_is, by_itself, place_of_treatment, techniques, "
        "what_else, today, flare\n"
        "    hint: add them; content/FIELDS.md tells what each is for\n"
        "note: let pass until 2099-01-01: RDG02 in content/aftercare/first-day.yml (The list of "
        "things to carry is one sentence on purpose.)\n"
        "11 records checked: 0 errors, 1 warning.\n"
        f"1 draft is not published: {ELBOW}.\n"
    )


def test_a_slip_in_a_draft_stops_nothing_but_its_preview(english: Guide, capsys: Capture) -> None:
    save(english, 'status: draft\ntitle: "Sore elbow\nin_short: It hurts.\n')

    assert english.run("check") == 0

    said = capsys.readouterr().out
    assert len(re.findall("^content/.*: warning YML", said, re.MULTILINE)) == 1
    assert "Until then a preview shows nothing of this draft." in said
    assert f"title: {TO_FILL_IN} (sore-elbow)" in shown(english)[f"{ELBOW}.md"]


def test_without_the_line_all_is_demanded(english: Guide) -> None:
    save(english, HALF.replace("status: draft\n", ""))

    assert english.run("check") == 1


@pytest.mark.parametrize("line", ["status: drafft", "status: finished", "Status: draft"])
def test_a_misspelt_draft_is_not_published_unawares(english: Guide, line: str) -> None:
    save(english, HALF.replace("status: draft", line))

    assert english.run("check") == 1


def test_the_words_of_a_draft_are_read_too(english: Guide) -> None:
    name = "techniques/two-crutches"
    english.edit(name, "questions.0", "What will you do")
    english.edit(name, "status", "draft")
    problems = [one for one in english.problems() if one.file == f"content/{name}.yml"]

    assert [(one.severity, one.code) for one in problems if one.code == "SHP01"] == [
        ("warning", "SHP01")
    ]


def test_a_new_page_asks_nothing_of_the_others(english: Guide) -> None:
    """Conditions must tell of every technique, but not of one that is not finished."""
    assert english.run("new", "technique", "Three crutches") == 0

    assert english.run("check") == 0


def test_what_only_a_draft_cites_waits_with_it(english: Guide) -> None:
    work = english.read("references")["references"][0] | {"id": "new-work", "title": "New work"}
    english.edit("references", f"references.{len(english.read('references')['references'])}", work)
    assert english.codes() == ["REF03"]

    save(english, f"{HALF}elsewhere:\n  - new-work\n")

    assert english.codes() == ["VAL01"]
    found = english.check().catalog
    assert found
    assert "new-work" not in found.references
    assert "New work" in "".join(shown(english).values())


def test_a_link_to_a_draft_is_told_at_its_place(english: Guide, capsys: Capture) -> None:
    save(english)
    english.edit("risks/a-fall", "more", [ELBOW])

    assert english.run("check") == 1

    line = english.path("risks/a-fall").read_text("utf-8").split("\n").index(f"- {ELBOW}") + 1
    said = (
        f"content/risks/a-fall.yml:{line}:3: error REF06: "
        f'the page "{ELBOW}" is a draft, so readers could not follow this\n'
    )
    assert said in capsys.readouterr().out
    assert [one.severity for one in look(english).problems if one.code == "REF06"] == ["warning"]
    assert f'"../../{ELBOW}/"' in shown(english)["risks/a-fall.md"].replace("&#46;", ".")


def test_a_published_page_cannot_become_a_draft_unawares(english: Guide) -> None:
    english.edit("published", "addresses.0", ELBOW)
    save(english)

    [told] = [one for one in english.problems() if one.code == "ADR04"]

    assert (told.file, told.line, told.severity) == (f"content/{ELBOW}.yml", 1, "error")
    assert f'the page "{ELBOW}" was published' in told.message
    assert [one.severity for one in look(english).problems if one.code == "ADR04"] == ["warning"]

    english.write("redirects", {"redirects": [{"old": ELBOW, "new": "conditions/sore-knee"}]})
    assert "ADR04" not in english.codes()


def test_machines_are_told_which_pages_are_drafts(english: Guide, capsys: Capture) -> None:
    save(english)
    assert english.run("check", "--format", "json") == 0

    assert json.loads(capsys.readouterr().out)["drafts"] == [ELBOW]


def test_the_report_lists_them(english: Guide) -> None:
    save(english)
    assert english.run("report", "--format", "json", "--out", str(english.root / "out")) == 0
    [path] = (one for one in (english.root / "out").glob("*.json") if "schema" not in one.name)

    [row] = json.loads(path.read_text("utf-8"))["sections"]["drafts"]
    assert (row["file"], row["page"], row["days"]) == (f"content/{ELBOW}.yml", "Sore elbow", None)


# What is shown


def spots(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every field and item of a page: what holds it, and its name or number there."""
    for key in [*data] if isinstance(data, dict) else range(len(data)):
        yield data, key
        if isinstance(data[key], dict | list):
            yield from spots(data[key])


def spoil(data: Any, dice: random.Random) -> Any:
    """The same page with some fields gone and others wrong."""
    data = deepcopy(data)
    for _ in range(dice.choice((1, 2, 5, 30))):
        if found := [*spots(data)]:
            place, key = dice.choice(found)
            if dice.random() < 0.5:
                del place[key]
            else:
                place[key] = deepcopy(dice.choice(JUNK))
    return data


@pytest.mark.parametrize("kind", KINDS)
def test_an_almost_empty_page_of_each_kind_is_shown(english: Guide, kind: Kind) -> None:
    name = f"{FOLDERS[kind]}/empty"
    save(english, "status: draft\n", name)

    text = shown(english)[f"{name}.md"]

    assert text.count(TO_FILL_IN) > 5
    assert re.search(r"^  draft:\n  - 'Line 1: \d+ fields are missing", text, re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_a_draft_lacks_it_is_shown_and_stops_nothing(english: Guide, kind: Kind) -> None:
    dice = random.Random(kind)  # noqa: S311
    whole = read_yaml(REPO / "content" / "schema" / "specimens" / f"{kind}.yml")
    name = f"{FOLDERS[kind]}/spoilt"
    for _ in range(12):
        english.write(name, {**spoil(whole, dice), "status": "draft"})

        assert f"{name}.md" in shown(english)
        assert english.check().fine


def test_a_checked_draft_may_name_a_body_part_that_there_is_not(english: Guide) -> None:
    whole = read_yaml(REPO / "content" / "schema" / "specimens" / "condition.yml")
    del whole["picture"]
    english.write("conditions/x", {**whole, "status": "draft", "regions": ["nope"]})

    assert "conditions/x.md" in shown(english)


@pytest.mark.parametrize("kind", KINDS)
def test_something_stands_for_all_that_a_page_must_have(kind: Kind) -> None:
    record = record_of({}, RECORD_MODELS[kind], "x")

    assert record.title == f"{TO_FILL_IN} (x)"
    assert record.reviewed is None


def test_no_number_and_no_reviewer_is_made_up(english: Guide) -> None:
    half = "reviewed:\n  name: Somebody\nhow_often:\n  estimates:\n    - what: a fall\n"
    save(english, f"status: draft\n{half}", "risks/x")

    found = look(english).catalog
    assert found
    record: Any = found.record("risks/x")
    assert record.reviewed is None
    assert record.how_often.estimates == ()


# What is built


def test_the_site_is_made_as_if_there_were_no_draft(sample: Guide, tmp_path: Path) -> None:
    assert sample.run("build", "--site", str(tmp_path / "before")) == 0
    save(sample, f"{HALF}risks:\n  - a-fall\n")
    assert sample.run("build", "--site", str(tmp_path / "after")) == 0

    before, after = (
        {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
        for folder in (tmp_path / "before", tmp_path / "after")
    )
    assert before == after


def test_a_preview_says_what_it_is(sample: Guide, capsys: Capture) -> None:
    save(sample)
    sample.run("build")
    site = {p: p.read_bytes() for p in (sample.root / "site").rglob("*") if p.is_file()}
    made = preview(sample, "--usb", str(sample.root / "stick.zip"), "--servers", str(sample.root))

    assert f"1 draft is shown in this preview only: {ELBOW}." in capsys.readouterr().out
    assert {path: path.read_bytes() for path in site} == site
    pages = {path: path.read_text("utf-8") for path in made.rglob("*.html")}
    unlisted = re.compile(r'<meta name="?robots"? content="?noindex"?>')
    assert [path for path, text in pages.items() if not unlisted.search(text)] == []
    spoken = [text for path, text in pages.items() if 'http-equiv="refresh"' not in text]
    assert all(BANNER in text or "Vista previa." in text for text in spoken)
    page = pages[made / ELBOW / "index.html"]
    assert "Draft: this page is not finished." in page
    assert "Still to do on this page: 1" in page
    assert TO_FILL_IN in page
    assert "Draft: this page" not in pages[made / "risks/a-fall/index.html"]


def test_a_preview_is_found_by_nobody_and_kept_by_no_phone(sample: Guide) -> None:
    made = preview(sample, "--servers", str(sample.root))

    assert (made / "robots.txt").read_text("utf-8") == "User-agent: *\nDisallow: /\n"
    assert not (made / "sitemap.xml").exists()
    for path in (made / "_headers", made / ".htaccess", *sample.root.glob("guide.*")):
        assert "X-Robots-Tag" in path.read_text("utf-8"), path
    assert "LIST" not in (made / "sw.js").read_text("utf-8")
    assert not [path for path in made.rglob("*.html") if "offline." in path.read_text("utf-8")]
    assert (made / PREVIEW).is_file()


def test_a_preview_never_takes_the_place_of_the_site(sample: Guide, capsys: Capture) -> None:
    assert sample.run("build") == 0
    before = (sample.root / "site" / "index.html").read_bytes()

    assert sample.run("build", "--preview", "--site", str(sample.root / "site")) == 1

    assert "WRT03" in capsys.readouterr().out
    assert (sample.root / "site" / "index.html").read_bytes() == before


def test_leaflets_of_a_preview_say_so(sample: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs: list[str] = []

    def press(job: str, template: str = "") -> bytes:
        jobs.append(job)
        return job.encode()

    monkeypatch.setattr("sitegen.leaflet.made.press", press)
    save(sample)
    preview(sample)

    said = {json.loads(job)["sheets"][0]["id"]: job for job in jobs}
    assert all(BANNER in job or "Vista previa." in job for job in jobs)
    assert "Draft: this page is not finished." in said[ELBOW]
