"""What is wrong with the way a file is written, in plain words: one function a complaint.

Enters: a place. Leaves: a problem.
"""

from __future__ import annotations

from sitegen.load.sayings import BELOW_HYPHENS
from sitegen.problem import Place, Problem, error


def empty(file: str) -> Problem:
    """Nothing but remarks and blank lines."""
    return error(
        Place(file), "TXT08", "this file is empty", "fill it in, or delete it if it is not needed"
    )


def hidden(place: Place, name: str) -> Problem:
    """A character that nobody can see, typed by its number."""
    return error(
        place,
        "TXT03",
        f"there is an invisible character in these words ({name})",
        "take out the part that starts with a backslash",
    )


def no_name(place: Place) -> Problem:
    """A colon without a name, or with brackets, before it."""
    return error(
        place,
        "YML01",
        "a field needs a name made of words",
        'write a name, a colon and a space, such as "title: Neck pain"',
    )


def double(place: Place, name: str, first_line: int) -> Problem:
    """One field typed twice; which one counts would be a guess."""
    return error(
        place,
        "YML02",
        f'the field "{_one_line(name)}" is here a second time; the first is on line {first_line}',
        "keep one of the two, or join them",
    )


def deep(place: Place, deepest: int) -> Problem:
    """Groups within groups within groups."""
    return error(
        place,
        "YML03",
        f"this is nested more than {deepest} levels deep",
        "is there a bracket too many? Put quotes round text that has brackets",
    )


def special(place: Place, sign: str) -> Problem:
    """A sign that YAML takes for more than text."""
    return error(
        place,
        "YML04",
        f"text that starts with {sign} would mean something special here",
        "put quotes round the whole text",
    )


def second(place: Place) -> Problem:
    """A line of three hyphens, or more text after a line of three dots."""
    return error(
        place,
        "YML05",
        "a second document starts here, at a line of three hyphens or after one of three dots",
        "delete the line with --- or ..., or make a second file",
    )


def lone_quote(place: Place) -> Problem:
    """A text that ends with a quote and started without one."""
    return error(
        place,
        "YML08",
        "a quote closes here, but none was opened",
        "type a quote at the start of the text too, or take this one away",
    )


def cut(place: Place) -> Problem:
    """A ``#`` that would make YAML drop the rest of the line without a word."""
    return error(
        place,
        "YML06",
        "everything from this # on would be left out",
        "put quotes round the whole text; remarks go on a line of their own",
    )


def swallowed(place: Place, more: int) -> Problem:
    """Items of a list that YAML takes for more of the text above: the first, and how many more."""
    what = "this looks like an item of a list, but it counts"
    if more:
        what = f"this line and {more} more look like items of a list, but they count"
    return error(
        place,
        "YML09",
        f"{what} as part of the text above",
        f"{BELOW_HYPHENS}; put quotes round the text if this is no list",
    )


def no_space_after_hyphen(place: Place) -> Problem:
    """The first item of a list, with its hyphen as a part of its words."""
    return error(place, "YML15", "a space is missing after the hyphen", "type a space here")


def empty_item(place: Place) -> Problem:
    """A hyphen with nothing after it."""
    return error(
        place, "VAL04", "this item of the list is empty", "write the item, or delete the hyphen"
    )


def nothing(place: Place, text: str) -> Problem:
    """YAML's word for nothing, which may be meant as a word or as nothing."""
    return error(
        place,
        "VAL04",
        f'"{text}" stands for nothing here',
        "delete the line; or put quotes round the word if readers are to see it",
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())[:60]
