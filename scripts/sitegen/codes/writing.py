"""Codes of how a file is written (YML).

Enters: nothing. Leaves: ``WRITING``.
"""

from __future__ import annotations

from sitegen.codes.code import Code

WRITING: dict[str, Code] = {
    "YML01": Code(
        "A line that cannot be read",
        "This is neither a field nor an item of a list. A field starts with a name.",
        "Compare the line with one that works. A field is a name, a colon and a space.",
        "[title]: Neck pain",
        "title: Neck pain",
    ),
    "YML02": Code(
        "The same field twice",
        "Two fields beside each other have the same name. Nobody could tell which one counts.",
        "Keep one of the two.",
        "title: Neck pain\ntitle: Pain in the neck",
        "title: Pain in the neck",
    ),
    "YML03": Code(
        "Too many levels",
        "Brackets in brackets, or groups in groups, far more than any page needs. Most often a "
        "text with brackets lacks its quotes.",
        "Put quotes round text that has brackets, or take out the extra ones.",
        "title: [[[[[[[[[[[[[[[[[[[[[[ neck",
        'title: "[[[ neck"',
    ),
    "YML04": Code(
        "A sign with a special meaning",
        "Text that starts with * & ! or % would mean something special to the computer.",
        "Put quotes round the whole text.",
        "text: **Stop** if it hurts.",
        'text: "**Stop** if it hurts."',
    ),
    "YML05": Code(
        "A line of three hyphens",
        "Three hyphens on a line of their own start a second document, and three dots end the "
        "first. One file holds one page.",
        "Delete the line, or move what follows into a file of its own.",
    ),
    "YML06": Code(
        "A # that would cut the text",
        "After a space, a # starts a remark. What follows would be left out without a word.",
        "Put quotes round the whole text. Write remarks on a line of their own.",
        "text: Ask for needle #2 by name.",
        'text: "Ask for needle #2 by name."',
    ),
    "YML07": Code(
        "A colon inside a text",
        "A colon with a space after it starts a new field. Inside a text that has no quotes, "
        "it is not clear what was meant.",
        "Put quotes round the whole text. If the line was meant as a field of its own, start it "
        "in the same column as the fields above.",
        "title: Neck pain: what helps",
        'title: "Neck pain: what helps"',
    ),
    "YML08": Code(
        "A quote without its partner",
        "A text starts with a quote, and the same quote does not come again where the text ends. "
        "Or it ends with one, and none stands at its start.",
        "Put the same kind of quote at both ends.",
        'title: "Neck pain',
        'title: "Neck pain"',
    ),
    "YML09": Code(
        "A line that starts too far left or right",
        "The spaces at the start of a line tell what it belongs to. This line goes with none of "
        "the lines above. A remark between the lines of a text does the same.",
        "Start it in the same column as the fields or the hyphens beside it.",
        "facts:\n  click: Not the aim\n who_moves: therapist",
        "facts:\n  click: Not the aim\n  who_moves: therapist",
    ),
    "YML10": Code(
        "A text that cannot start like this",
        "A text without quotes cannot start with @ ` % , > | ? or with a bracket.",
        "Put quotes round the whole text.",
        "text: [Neck pain](conditions/neck-pain) is common.",
        'text: "[Neck pain](conditions/neck-pain) is common."',
    ),
    "YML11": Code(
        "A line that is neither field nor text",
        "The line starts in the column of the fields but has no colon. It may be the rest of "
        "the text above.",
        "Start it two spaces further right if it goes on with the text above. If it is a field, "
        "add the colon.",
        "title: Pain in the\nneck",
        "title: Pain in the\n  neck",
    ),
    "YML12": Code(
        "A list that starts on the line of its field",
        "The items of a list stand below their field, not beside it.",
        "Put each item on a line of its own, with two spaces, a hyphen and a space before it.",
        "regions: - neck",
        "regions:\n  - neck",
    ),
    "YML13": Code(
        "Text after a closing quote",
        "The text in quotes is over, but more follows on the line. Often an apostrophe closed it "
        "too early.",
        "Round text with an apostrophe put \"...\". Inside '...' write the apostrophe twice.",
        "title: 'It's my neck'",
        'title: "It\'s my neck"',
    ),
    "YML14": Code(
        "A bracket that is not closed",
        "A text that starts with a bracket is taken for a list. This one has no end, or "
        "something stands in it that a list cannot hold.",
        "Put quotes round the whole text. If it is a list, close the bracket.",
        "title: [Neck pain",
        'title: "[Neck pain"',
    ),
    "YML15": Code(
        "A missing space",
        "A field is a name, a colon and a space. An item of a list is a hyphen, a space and the "
        "words. The space is not there.",
        "Type a space after the colon or the hyphen.",
        "title:Neck pain",
        "title: Neck pain",
    ),
    "YML16": Code(
        "A backslash in quotes",
        'Inside "..." a backslash means something special.',
        "Write two backslashes, or put '...' round the text.",
        'text: "Folder C:\\Users"',
        "text: 'Folder C:\\Users'",
    ),
}
