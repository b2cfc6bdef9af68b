"""Codes of the marks inside words, and of the names of other things (INL, REF).

Enters: nothing. Leaves: ``NAMES``.
"""

from __future__ import annotations

from sitegen.codes.code import Code

NAMES: dict[str, Code] = {
    "INL01": Code(
        "Stars that do not belong together",
        "Two stars open and close strong words. These have no partner, or a space inside.",
        "Write **words** with no space inside the stars.",
        "text: Call us **now.",
        'text: "Call us **now**."',
    ),
    "INL02": Code(
        "A link or a citation that is not complete",
        "A link is words in square brackets and a page in round ones, with nothing between. A "
        "citation is [@ and the name of a work and ].",
        "Write it like the example, without spaces.",
        'text: "See [neck pain] (conditions/neck-pain)."',
        'text: "See [neck pain](conditions/neck-pain)."',
    ),
    "INL03": Code(
        "Marks inside marks",
        "Strong words cannot hold a link, and a link cannot hold strong words.",
        "Close one before you open the other.",
        'text: "**See [us](guides/visit)**"',
        'text: "**See** [us](guides/visit)"',
    ),
    "INL04": Code(
        "A link that can lead nowhere",
        "The part in round brackets is neither a page of this guide nor a web address.",
        "Write folder and file, such as conditions/neck-pain, or an address with https://.",
        'text: "See [us](www.example.org)."',
        'text: "See [us](https://www.example.org)."',
    ),
    "INL05": Code(
        "A citation in a field that takes none",
        "This field has a list of sources of its own, or none at all.",
        'Take the citation out. Name the work under "sources".',
    ),
    "INL06": Code(
        "A web address among the words",
        "An address in plain words cannot be tapped, and programs that read aloud spell it out.",
        "Make a link of it: words in square brackets, and the address in round ones.",
        "text: See www.example.org for more.",
        'text: "See [the example](https://www.example.org) for more."',
    ),
    "REF01": Code(
        "A name that leads nowhere",
        "The field names a page, a work, a drawing or a group of signs that is not there. Most "
        "often it is misspelt, or its file was renamed.",
        "Use the name in the hint, or add what is missing.",
        "risks:\n  - sorenes",
        "risks:\n  - soreness",
    ),
    "REF02": Code(
        "The same name twice",
        "Two entries of a list have the same id, so nobody could tell which one is meant.",
        "Keep one of the two, or give the second another id.",
    ),
    "REF03": Code(
        "A work that nobody cites",
        "references.yml lists a work that no page rests on.",
        "Cite it where it was used, or take it out.",
    ),
    "REF04": Code(
        "Two pages with the same title",
        "Readers could not tell the two apart in a menu or a search.",
        "Give one of the two another title.",
    ),
    "REF05": Code(
        "The same name twice in a list",
        "A list names a page, a work or a group of signs two times. Readers would see it twice.",
        "Take one of the two out.",
        "risks:\n  - soreness\n  - soreness",
        "risks:\n  - soreness",
    ),
    "REF06": Code(
        "A link to a draft",
        "The page that is named here is a draft. It is not published, so readers could not "
        "follow. In a preview this is a warning.",
        "Finish the draft and take its line with draft out, or take the name out here.",
    ),
}
