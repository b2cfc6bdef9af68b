"""The mistakes of an editor's hour: how a receptionist or a therapist spoils a guide by a slip.

Each is a name, as the editor would tell it, and what it does to the folder ``content``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Slip = Callable[[Path], object]

FALL = "risks/a-fall.yml"
KNEE = "conditions/sore-knee.yml"
SITE = "site.yml"


def change(file: str, old: str, new: str) -> Slip:
    """Words of a file become others; they stand there once."""

    def slip(content: Path) -> None:
        text = (content / file).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"

        (content / file).write_text(text.replace(old, new), "utf-8")

    return slip


def rename(file: str, to: str) -> Slip:
    """A file gets another name or folder."""
    return lambda content: (content / file).rename(content / to)


def write(file: str, text: str) -> Slip:
    """A file is new, or all of it is."""
    return lambda content: (content / file).write_text(text, "utf-8")


def save_as(encoding: str) -> Slip:
    """A file with an accent is saved by a program in another encoding."""

    def slip(content: Path) -> None:
        text = (content / FALL).read_text("utf-8").replace("You could fall.", "Après, you fall.")
        (content / FALL).write_bytes(text.encode(encoding))

    return slip


CONFLICT = """<<<<<<< HEAD
  - Go slow.
=======
  - Go very slow.
>>>>>>> reception
"""

SLIPS: dict[str, Slip] = {
    "a line moved one space to the right": change(FALL, "  - Look down.", "   - Look down."),
    "a field moved to the right": change(FALL, "\nquestions:", "\n  questions:"),
    "a list item that lost its indent": change(KNEE, "    - text: Rest it", "   - text: Rest it"),
    "a quote that was not closed": change(FALL, 'after a fall?"', "after a fall?"),
    "a quote in the middle of a quoted sentence": change(
        FALL, "what do you do after", 'what do you "do" after'
    ),
    "a colon in a sentence": change(FALL, "in_short: You could", "in_short: Beware: you could"),
    "a colon in a list item": change(FALL, "- Go slow.", "- Remember: go slow."),
    "a number sign in a sentence": change(FALL, "- Go slow.", "- Go slow, rule #1."),
    "smart quotes around a sentence, pasted from Word": change(
        FALL,
        'say_it_back: "In your own words: what do you do after a fall?"',
        "say_it_back: \u201cIn your own words: what do you do after a fall?\u201d",
    ),
    "a table pasted from Word": change(
        FALL, "  - Go slow.", "  - Go slow.\n\tDay 1\tRest\n\tDay 2\tWalk"
    ),
    "a tab in place of spaces": change(FALL, "  - Go slow.", "\t- Go slow."),
    "a bullet pasted from Word": change(FALL, "  - Go slow.", "  \u2022 Go slow."),
    "a list item without its dash": change(FALL, "  - Go slow.", "  Go slow."),
    "a dash without its space": change(FALL, "  - Go slow.", "  -Go slow."),
    "a colon deleted": change(FALL, "questions:\n", "questions\n"),
    "a colon deleted, with words behind it": change(FALL, "title: A fall", "title A fall"),
    "a colon without its space": change(FALL, "title: A fall", "title:A fall"),
    "a misspelt field": change(FALL, "in_short:", "in_shrot:"),
    "a field in capitals": change(FALL, "title:", "Title:"),
    "a misspelt id": change(KNEE, "- technique: one-crutch", "- technique: one-cruch"),
    "a title in place of an id": change(
        KNEE, "- technique: one-crutch", "- technique: Walking with one crutch"
    ),
    "a word that is not one of the choices": change(KNEE, "verdict: mixed", "verdict: maybe"),
    "a date the American way": change(FALL, "written: 2026-11-07", "written: 11/07/2026"),
    "a date in words": change(FALL, "written: 2026-11-07", "written: 7 November 2026"),
    "a day that does not exist": change(FALL, "written: 2026-11-07", "written: 2026-11-31"),
    "a phone number that a spreadsheet has changed": change(
        SITE, "phone: 555-0101", "phone: 5.550101E+6"
    ),
    "a phone number with words": change(SITE, "phone: 555-0101", "phone: ask at the desk"),
    "the wrong line deleted, with the name of a list": change(FALL, "questions:\n", ""),
    "the wrong line deleted, a title": change(FALL, "title: A fall\n", ""),
    "a field twice": change(FALL, "seriousness: serious\n", "seriousness: serious\ntitle: Falls\n"),
    "a second record with the same name": lambda content: (
        content / "risks/falling.yml"
    ).write_bytes((content / FALL).read_bytes()),
    "a record that was only begun": write(
        "risks/falling.yml", "title: Falling\nin_short: You could fall.\n"
    ),
    "an emoji": change(FALL, "- Go slow.", "- Go slow. \U0001f642"),
    "merge-conflict marks": change(FALL, "  - Go slow.\n", CONFLICT),
    "a field without its words": change(FALL, "seriousness: serious\n", "seriousness:\n"),
    "a record in the wrong folder": rename(FALL, "conditions/a-fall.yml"),
    "a file that ends in .yaml": rename(FALL, "risks/a-fall.yaml"),
    "a file that ends in .txt": rename(FALL, "risks/a-fall.yml.txt"),
    "a capital and a space in a file's name": rename(FALL, "risks/A fall.yml"),
    "a link to a page that was renamed": rename(
        "techniques/one-crutch.yml", "techniques/single-crutch.yml"
    ),
    "a link that was not closed": change(SITE, "(guides/when-to-get-help).", "(guides/when-to"),
    "bold words that were not closed": change(SITE, "It is **made up**.", "It is **made up."),
    "a sentence that is too long": change(
        FALL,
        "- No one counts falls at home.",
        "- No one counts falls at home, and so we do not know how many people fall in the first "
        "week after they go home on two crutches.",
    ),
    "a percent sign first": change(FALL, "- Go slow.", "- % of people go slow."),
    "a word with a star first": change(FALL, "- Go slow.", "- *Go slow."),
    "yes where a choice is wanted": change(FALL, "seriousness: serious", "seriousness: yes"),
    "a file saved by an old program": save_as("cp1252"),
    "a file saved as Unicode by Notepad": save_as("utf-16"),
    "a copy of a file left behind": lambda content: (content / "risks/a-fall copy.yml").write_bytes(
        (content / FALL).read_bytes()
    ),
    "a web address without https": change(
        FALL, "- No one counts falls at home.", "- See www.example.org for more."
    ),
}
