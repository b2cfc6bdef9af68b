"""A guide of any size, made of plain words, for benchmarks and tests of scale.

``make_guide(folder, count)`` writes ``count`` records of about 60 YAML lines that pass every check,
the same bytes for the same count; ``build_guide`` builds them too. A guide's record holds about 350
words.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

REPO = Path(__file__).resolve().parents[1]
SHARED = ("vocabulary.yml", "signs.yml")
KINDS = ("condition", "risk", "guide", "aftercare")
FOLDERS = {"condition": "conditions", "risk": "risks", "guide": "guides", "aftercare": "aftercare"}
WORDS = [
    "back", "neck", "hand", "knee", "foot", "walk", "sit", "move", "rest", "sleep", "work",
    "home", "day", "week", "hour", "chair", "bed", "step", "slow", "calm", "warm", "cold", "soft",
    "firm", "small", "large", "ache", "pain", "sore", "stiff", "loose", "help", "ask", "tell",
    "say", "feel", "know", "try", "start", "stop", "wait", "call", "write", "read", "look",
    "turn", "bend", "lift", "push", "hold", "reach", "stand", "lie", "breathe", "drink", "eat",
    "morning", "evening", "doctor", "friend", "family", "garden", "kitchen", "water", "paper",
    "pencil", "table", "window", "pillow", "towel",
]  # fmt: skip


def make_guide(folder: Path, count: int) -> None:
    """Write a guide of ``count`` records, with the shell of this repository."""
    for name in ("mkdocs.yml", "docs/.overrides", "docs/assets"):
        _copy(REPO / name, folder / name)
    content = folder / "content"
    content.mkdir(parents=True, exist_ok=True)
    for name in SHARED:
        _copy(REPO / "content" / name, content / name)
    (content / "phrases.yml").write_text(_phrases(), "utf-8")
    cited = _cited((content / "signs.yml").read_text("utf-8"))
    (content / "references.yml").write_text(_references(["study", *cited]), "utf-8")
    (content / "glossary.yml").write_text(_glossary(), "utf-8")
    names = [(KINDS[number % len(KINDS)], f"page-{number:05}") for number in range(count)]
    (content / "site.yml").write_text(_site(names), "utf-8")
    for number, (kind, name) in enumerate(names):
        path = content / FOLDERS[kind] / f"{name}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(record(kind, number, names), "utf-8")


def build_guide(folder: Path, count: int) -> Path:
    """Write such a guide and build it; gives the site."""
    from sitegen.cli import main

    make_guide(folder, count)
    assert main(["build", "--root", str(folder), "--today", "2026-11-22"]) == 0
    return folder / "site"


def record(kind: str, number: int, names: list[tuple[str, str]]) -> str:
    """One record as YAML."""
    chance = random.Random(number)  # noqa: S311  # the same guide every time, not a secret
    links = [f"{FOLDERS[k]}/{n}" for k, n in chance.sample(names, min(3, len(names)))]
    own = f"{FOLDERS[kind]}/{names[number][1]}"
    more = [link for link in links if link != own]
    return _common(kind, number, chance, more) + _OWN[kind](chance)


def _common(kind: str, number: int, chance: random.Random, more: list[str]) -> str:
    def say(count: int = 1) -> str:
        return " ".join(_sentence(chance) for _ in range(count))

    listed = "\n".join(f"  - {say()}" for _ in range(6))
    read = "\n".join(f"  - {page}" for page in more) or "  - glossary"
    link = f" Read on at [page {more[0][-5:]}]({more[0]})." if more else ""
    return f"""title: Page {number} on the {chance.choice(WORDS)}
regions:
  - neck
in_short: {say(2)}{link}
short_version:
{listed}
signs:
  - stroke
  - after-treatment
unknown:
  - {say(2)}
questions:
  - Will it {chance.choice(WORDS)}?
  - How long will I {chance.choice(WORDS)}?
  - When do we stop?
say_it_back: "In your own words: when would you call us?"
more:
{read}
written: 2026-11-22
"""


def _sentence(chance: random.Random) -> str:
    words = [chance.choice(WORDS) for _ in range(chance.randint(6, 11))]
    return f"You {' '.join(words)}."


def _claim(chance: random.Random, indent: str = "    ", *, figure: bool = False) -> str:
    lines = [
        f"text: {_sentence(chance)} {_sentence(chance)}",
        "sources:",
        "  - study",
        "evidence: low",
        "about:",
        "  - general",
    ]
    if figure:
        lines += [
            "figure:", "  estimates:", "    - what: a sore back",
            f"      events: {chance.randint(1, 40)}", "      out_of: 100",
        ]  # fmt: skip
    return f"\n{indent}".join(lines)


def _advice(chance: random.Random) -> str:
    return f"text: {_sentence(chance)}\n    basis: our-judgement"


def _condition(chance: random.Random) -> str:
    return f"""what_it_is:
  - {_sentence(chance)} {_sentence(chance)} [@study]
by_itself:
  - {_claim(chance, figure=True)}
place_of_treatment:
  - {_claim(chance)}
techniques:
  - name: Slow {chance.choice(WORDS)}
    verdict: mixed
    {_claim(chance)}
what_else:
  - {_claim(chance)}
today:
  - {_advice(chance)}
flare:
  looks_like:
    - {_sentence(chance)}
  do:
    - text: {_sentence(chance)}
      basis: our-judgement
"""


def _risk(chance: random.Random) -> str:
    return f"""seriousness: short-lived
feels:
  - {_sentence(chance)} {_sentence(chance)}
how_often:
  estimates:
    - what: a sore {chance.choice(WORDS)}
      events: {chance.randint(5, 40)}
      out_of: 100
      about:
        - general
      sources:
        - study
timing:
  starts:
    {_claim(chance)}
  lasts:
    {_claim(chance)}
do:
  - {_advice(chance)}
  - {_advice(chance)}
"""


def _guide(chance: random.Random) -> str:
    section = """  - heading: What is the {word}?
    paragraphs:
      - {one} {two} [@study]
      - {three} {four}
    points:
      - {one}
      - {three}
"""
    return "sections:\n" + "".join(
        section.format(
            word=chance.choice(WORDS),
            **{name: _sentence(chance) for name in ("one", "two", "three", "four")},
        )
        for _ in range(4)
    )


def _aftercare(chance: random.Random) -> str:
    return f"""phase: first-hours
expect:
  - {_claim(chance, figure=True)}
  - {_claim(chance)}
do:
  - {_advice(chance)}
  - {_advice(chance)}
hold_back:
  - {_advice(chance)}
comfort:
  - {_claim(chance)}
"""


_OWN = {"condition": _condition, "risk": _risk, "guide": _guide, "aftercare": _aftercare}


def _phrases() -> str:
    """The guide's own words to avoid, everywhere: the pages that may use them are not here."""
    import yaml

    words = yaml.safe_load((REPO / "content" / "phrases.yml").read_text("utf-8"))
    for phrase in words["phrases"]:
        phrase.pop("allowed_in", None)
    return yaml.safe_dump(words, allow_unicode=True)


def _references(names: list[str]) -> str:
    return "references:\n" + "".join(
        f"  - id: {name}\n    kind: rct\n    authors: Example A\n    title: Example study {name}\n"
        "    took: Words to fill a page.\n    supports: Nothing; it is made up.\n"
        for name in sorted(set(names))
    )


def _cited(signs: str) -> list[str]:
    """The works that the help cards cite."""
    import yaml

    groups = yaml.load(signs, Loader=yaml.BaseLoader)["signs"]  # noqa: S506  # text only
    return [source for group in groups for source in group.get("sources", ())]


def _glossary() -> str:
    return "terms:\n" + "".join(
        f"  - id: {word}\n    term: {word}\n    meaning: A word that fills this page.\n"
        for word in WORDS[:25]
    )


def _site(names: list[tuple[str, str]]) -> str:
    text = (REPO / "content" / "site.yml").read_text("utf-8")
    kept = text[: text.index("\nhome:")]
    page = f"{FOLDERS[names[0][0]]}/{names[0][1]}"
    listed = "".join(f"      - label: All {f}\n        page: {f}\n" for f in FOLDERS.values())
    return (
        kept
        + f"""
home:
  title: A synthetic guide
  in_short: It is made of words. It helps nobody.
  questions:
    - label: Where do I start?
      page: {page}
menu:
  - title: All
    links:
{listed}help_page: {page}
reading:
  grade: 6.0
  smog: 9.0
  sentence_words: 20
  short_grade: 6.0
  long_words: 10
"""
    )


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copyfile(source, target)
