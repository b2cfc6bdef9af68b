"""Codes of a page's shape, the glossary, drawings and plain words (SHP, GLO, IMG, RDG, ...).

Enters: nothing. Leaves: ``WORDS``.
"""

from __future__ import annotations

from sitegen.codes.code import Code

WORDS: dict[str, Code] = {
    "SHP01": Code(
        "A question without its mark",
        "The questions that patients can take along end with a question mark.",
        "End it with a question mark.",
        "questions:\n  - What will you do",
        "questions:\n  - What will you do?",
    ),
    "SHP02": Code(
        "In short, but too short or too long",
        "The words under the title answer the reader in 2 to 4 sentences.",
        "Say what it is, who may gain, and the main catch.",
    ),
    "SHP03": Code(
        "A table with a hole",
        "A row has more or fewer cells than the table has columns.",
        "Write one cell a column.",
    ),
    "SHP04": Code(
        "A page that leads to itself",
        "Under more stands the page that the reader is on.",
        "Name another page.",
    ),
    "SHP05": Code(
        "A choice with more words than another",
        "In a table with three columns or more, one cell of a row is far longer than another. The "
        "choice with more to read may look better or worse than it is.",
        "Say about the same amount for each choice.",
    ),
    "GLO01": Code(
        "An explanation that is too long",
        "The meaning of a word is shown in passing. Fifteen words are the most.",
        "Make it shorter.",
    ),
    "GLO02": Code(
        "A word that is explained twice",
        "The same word or form stands in two places of the glossary.",
        "Keep it once.",
    ),
    "GLO03": Code(
        "A word that no page uses",
        "The glossary explains a word that nobody meets.",
        "Take it out. This is a warning: the site is still built.",
    ),
    "IMG01": Code(
        "A record without its drawing",
        "There is a file with the alt text, but the drawing itself is not there.",
        "Put the SVG file beside it, with the same name.",
    ),
    "IMG02": Code(
        "A drawing that is not used or not described",
        "No page shows this drawing, or nobody has written what it shows.",
        "Name it under picture of a page, write its record, or delete it. One with `every` is used "
        "when a reason to wait of that urgency names no other.",
    ),
    "IMG03": Code(
        "A drawing with more than lines and words",
        "A drawing may hold plain shapes and words. Anything else could do something on the "
        "page, or ask another site for it.",
        'Save it again from your drawing program as "plain SVG".',
    ),
    "IMG04": Code(
        "A drawing that is too large",
        "A calm line drawing is small. This one would make the page slow on a phone.",
        "Simplify it: fewer points, no embedded photos.",
    ),
    "IMG05": Code(
        "An alt text that tells nothing",
        "The alt text is for people who cannot see the drawing. It repeats the title, or is too "
        "short to tell anything.",
        "Say what a person would see in it, and why it is there.",
        "alt: Picture of crutches",
        "alt: A person leans on two crutches and keeps one foot off the ground.",
    ),
    "RDG01": Code(
        "A page that is hard to read",
        "The school grade of the words is higher than site.yml allows. Worried people read less "
        "well than they do on other days.",
        "Shorten the longest sentences and use shorter words.",
    ),
    "RDG02": Code(
        "A sentence that is too long",
        "Long sentences are lost before they end.",
        'Split it at "and", "which" or "because".',
    ),
    "RDG03": Code(
        "Too many long words for the sentences",
        "The SMOG grade counts words of three or more syllables. It is higher than site.yml "
        "allows.",
        "Use shorter words where there are any.",
    ),
    "RDG04": Code(
        "Too many long words",
        "Too many words in every hundred have three or more syllables.",
        "Use shorter words where there are any.",
    ),
    "RDG05": Code(
        "A short version that is hard to read",
        "The short version is for tired readers. It must be plainer than the page.",
        "One thought a sentence, and words of one or two syllables.",
    ),
    "PHR01": Code(
        "Words to avoid",
        "phrases.yml lists these words, and what to say in their place.",
        "Say what the hint says.",
    ),
    "FRQ01": Code(
        "How often, without a number",
        "Words such as rare mean 1 in 10 to one person and 1 in a million to the next.",
        "Give the number beside it, or say that no one knows how often.",
    ),
    "JRG01": Code(
        "A long word that nobody explains",
        "The word has four or more syllables and is not in the glossary.",
        "Use a shorter word, or explain it in glossary.yml. If everybody knows it, add it under "
        "everyday in phrases.yml. This is a warning: the site is still built.",
    ),
}
