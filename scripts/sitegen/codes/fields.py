"""Codes of what stands in a field (VAL).

Enters: nothing. Leaves: ``FIELDS``.
"""

from __future__ import annotations

from sitegen.codes.code import Code

FIELDS: dict[str, Code] = {
    "VAL01": Code(
        "A field is missing",
        "Every page of this kind needs this field, and it is not there or has nothing in it.",
        "Add it. The hint says what belongs in it.",
    ),
    "VAL02": Code(
        "An unknown field",
        "There is no field of this name in this place. Most often its name is misspelt, or it "
        "stands too far left or right.",
        "Use the name in the hint. FIELDS.md lists all fields.",
        "quetions:\n  - What will you do?",
        "questions:\n  - What will you do?",
    ),
    "VAL03": Code(
        "Words were expected",
        "This field holds words, but a list or a group of fields stands here. A colon inside "
        "the text, or a bracket at its start, has that effect.",
        "Put quotes round the whole text.",
        "questions:\n  - One question: what will you do?",
        'questions:\n  - "One question: what will you do?"',
    ),
    "VAL04": Code(
        "Nothing in it",
        "There is a hyphen or a pair of quotes with nothing behind or inside.",
        "Write the words, or delete the line.",
    ),
    "VAL05": Code(
        "A text that is too long",
        "The text does not fit where it is shown: a title or a label must fit on a line of a "
        "phone, and a paragraph must be short enough to be read.",
        "Make it shorter, or split it in two.",
    ),
    "VAL06": Code(
        "A name that cannot be used",
        "The short names by which things are found hold only small letters, digits and single "
        "hyphens.",
        "Write it like the example in the hint. Curly quotes must go too.",
        "regions:\n  - “Low Back”",
        "regions:\n  - low-back",
    ),
    "VAL07": Code(
        "This is no date",
        "A date is written as year, month and day, with hyphens. So nobody mixes up day and month.",
        "Write it like 2026-08-06 for 6 August 2026.",
        "written: 6.8.2026",
        "written: 2026-08-06",
    ),
    "VAL08": Code(
        "There is no such day",
        "The date is written well, but the calendar does not have it.",
        "Look at the month and the day again.",
        "written: 2026-13-01",
        "written: 2026-12-01",
    ),
    "VAL09": Code(
        "A range that runs backwards",
        "A range starts with its smaller number.",
        "Swap the two numbers.",
        "range: 68 to 17",
        "range: 17 to 68",
    ),
    "VAL10": Code(
        "This is no year",
        "A year has four digits.",
        "Write it like 2024.",
        "year: 24",
        "year: 2024",
    ),
    "VAL11": Code(
        "This is no whole number",
        "A count is written with digits only: no sign, no comma, no space, no zero in front.",
        "Write it like 42451.",
        "out_of: 42,451",
        "out_of: 42451",
    ),
    "VAL12": Code(
        "This is no number",
        "A number is written with digits and, where it has decimals, a point.",
        "Write it like 3.86.",
        "size: 3,86",
        "size: 3.86",
    ),
    "VAL13": Code(
        "This is no range",
        'A range is two numbers with "to" between them.',
        "Write it like 17 to 68.",
        "range: 17-68",
        "range: 17 to 68",
    ),
    "VAL14": Code(
        "This is no web address",
        "A web address starts with https:// (or http://) and has no spaces.",
        "Copy the address from your browser.",
        "link: www.example.org",
        "link: https://www.example.org",
    ),
    "VAL15": Code(
        "Neither yes nor no",
        "This field takes yes or no, in small letters.",
        "Write yes or no.",
        "example: On",
        "example: yes",
    ),
    "VAL16": Code(
        "This is no page",
        "A page is named by its folder and its file, with a slash between them.",
        "Write it like conditions/neck-pain.",
        "more:\n  - Neck pain",
        "more:\n  - conditions/neck-pain",
    ),
    "VAL17": Code(
        "This is no language code",
        "A language has a code of two or three small letters.",
        "Write en for English, es for Spanish, cy for Welsh.",
        "language: English",
        "language: en",
    ),
    "VAL18": Code(
        "This is no phone number",
        "A phone number has digits, spaces, hyphens and brackets, and may start with a plus.",
        'Write it in quotes, such as "555-0100".',
        "phone: ask at the desk",
        'phone: "555-0100"',
    ),
    "VAL19": Code(
        "A word that cannot stand here",
        "This field takes one of a few words, because each has a fixed meaning on the page.",
        "Choose one of the words in the hint. Capitals count.",
        "evidence: Low",
        "evidence: low",
    ),
    "VAL20": Code(
        "A list was expected",
        "This field holds a list, even when there is only one item.",
        "Put each item on a line of its own, with a hyphen and a space before it.",
        "regions: neck",
        "regions:\n  - neck",
    ),
    "VAL21": Code(
        "Fields were expected",
        "Here belongs a group of fields, each on a line of its own, but words or a list stand "
        "here.",
        "Write the fields below each other. FIELDS.md tells which.",
        "advice:\n  - Keep moving.",
        "advice:\n  - text: Keep moving.\n    basis: guideline",
    ),
    "VAL22": Code(
        "A list that is too short",
        "The page needs more items than this list has.",
        "Add what is missing.",
    ),
    "VAL23": Code(
        "A list that is too long",
        "There is no room for so many items, or readers would lose their way.",
        "Take some out, or join two.",
    ),
    "VAL24": Code(
        "Still to fill in",
        "A new page says TO FILL IN wherever it waits for your words. Until the last one is "
        "replaced, nothing is built, and the last good site stays as it is.",
        "Put your own words in its place. The lines above it that start with ## say what belongs "
        "there. To stop for now and build the rest, move the file out of the content folder.",
        'say_it_back: "TO FILL IN"',
        'say_it_back: "In your own words: when would you call us?"',
    ),
    "VAL25": Code(
        "This is no e-mail or web address",
        "An e-mail address has one @ and no spaces. A web address starts with https://.",
        "Write it like security@example.org.",
        "contact: ask at the desk",
        "contact: security@example.org",
    ),
    "VAL26": Code(
        "This is no outline",
        "The shape of a body part on the home page is an SVG path: it starts with M, and has "
        "letters, numbers and spaces only.",
        "Copy the path from a drawing program, with M in front, or delete the line: "
        "then the part stands in the list only.",
        "front: a circle",
        "front: M-12 70H12V95H-12Z",
    ),
    "VAL28": Code(
        "This is no code of checked words",
        "The code stands for the words that somebody checked. It has four groups of four signs, "
        "each a digit or a letter from a to f.",
        "Copy it from the foot of the review sheet. Or let sign.py write all of it: "
        "content/README.md tells how.",
        "words: all of them",
        "words: 3f9a-1c2b-7d40-88e1",
    ),
    "VAL29": Code(
        "This is no colour",
        "A colour is written as web designers write it: a # and six signs, in quotes.",
        "Ask whoever made your logo for the colour, or choose one with any colour picker.",
        "colour: dark blue",
        'colour: "#194d97"',
    ),
}
