"""Codes of the guide as a whole, of other languages and of building (VOC, SIT, ADR, EXC, ...).

Enters: nothing. Leaves: ``GUIDE``.
"""

from __future__ import annotations

from sitegen.codes.code import Code

GUIDE: dict[str, Code] = {
    "VOC01": Code(
        "Words of the site are missing",
        "The pages use these words around the content, such as on buttons and headings.",
        "Add the line that the hint shows, under words in vocabulary.yml.",
    ),
    "VOC02": Code(
        "A label is missing",
        "Pages use this grade, level or verdict, and vocabulary.yml has no words for it.",
        "Add an entry with this id, a label and a meaning.",
    ),
    "VOC03": Code(
        "A label without a use",
        "No page can use this id here: the grades, levels and verdicts are fixed.",
        "Use one of the ids in the hint, or take the entry out.",
    ),
    "VOC04": Code(
        "Words with the wrong blanks",
        "The page puts numbers and names into these words, at the names in curly brackets.",
        "Write exactly the names that the hint shows, each in its brackets.",
        "minutes_to_read: minute read",
        'minutes_to_read: "{minutes} minute read"',
    ),
    "SIT01": Code(
        "A contact that is not real",
        "site.yml says that this guide is no example, but a name, phone number or address in it "
        "still is.",
        "Put in the real one. Until then, set example to yes.",
    ),
    "SIT02": Code(
        "A security contact that is not looked after",
        "People who find a hole in the website look up whom to tell. They trust the contact only "
        "until its day, and only when that day is within a year.",
        "See that the contact is still right, then write a new day. This is a warning.",
        "expires: 2020-01-01",
        "expires: 2027-11-01",
    ),
    "SIT03": Code(
        "A colour that is too pale",
        "Links and headings of boxes stand in this colour. People who see little can read them "
        "only when the colour is dark enough: a contrast of 7 to 1, as WCAG asks at level AAA.",
        "Write the colour from the hint, which is the nearest one, or take the line out.",
        'colour: "#ff8800"',
        'colour: "#784000"',
    ),
    "ADR01": Code(
        "A published page is gone",
        "Readers and other sites have this address. It must go on working.",
        "Bring the page back, or say in redirects.yml where it moved.",
        "",
        "redirects:\n  - old: conditions/back-pain\n    new: conditions/low-back-pain",
    ),
    "ADR02": Code(
        "A page that moved and is still there",
        "redirects.yml sends readers away from a page that is there.",
        "Take the entry out, or delete the page.",
    ),
    "ADR03": Code(
        "A page that moved twice",
        "Two entries of redirects.yml say where the same page went.",
        "Keep one of the two.",
    ),
    "ADR04": Code(
        "A published page that became a draft",
        "A draft is never published, so people who kept the address of this page would find "
        "nothing.",
        "Take the line with draft out and mend the page in one go. If it must go for a while, say "
        "in redirects.yml where readers go meanwhile.",
        "status: draft",
    ),
    "EXC01": Code(
        "An exception that is over",
        "exceptions.yml let a problem pass until a day, and the day is over.",
        "Mend the problem. If it must go on, write a new day and a reason.",
    ),
    "EXC02": Code(
        "An exception that nothing needs",
        "The problem it lets pass is no longer there.",
        "Take the entry out of exceptions.yml.",
    ),
    "EXC03": Code(
        "An exception that cannot be made",
        "There is no such code, or the problem is too serious to let pass: danger signs are "
        "never left out, and a file must be readable.",
        "Mend the problem itself, or correct the code.",
    ),
    "TRN01": Code(
        "A translation of words that are not there",
        "The original has no words in this place.",
        "Look at the original file. Items of a list are counted from 1, as in steps.2.you.",
    ),
    "TRN02": Code(
        "Words that changed since they were translated",
        "The original says something else now. Until the words are translated again, the page "
        "shows the original and says so.",
        "Translate them again and write the new stamp from the hint. This is a warning.",
    ),
    "TRN03": Code(
        "A danger sign that is not translated",
        "A language is published only when it tells every danger sign as it stands now. So this "
        "language is left out of the site.",
        "Translate the sign in the hint and write its stamp. This is a warning: the other "
        "languages are built.",
    ),
    "TRN04": Code(
        "A translation without an original",
        "There is no file of this name to translate. It may have been renamed or deleted.",
        "Give the translation the same name, or delete it.",
    ),
    "TRN05": Code(
        "A language that is not listed",
        "There is a folder for a language that site.yml does not name.",
        "Add the language under translations in site.yml, or delete the folder.",
    ),
    "WRT01": Code(
        "A file in the way",
        "A file that somebody wrote by hand stands in a folder that is made by the tool. We "
        "never write over what we did not make.",
        "Move the file out of that folder. Words for the site belong in content/.",
    ),
    "WRT02": Code(
        "A folder that is not ours",
        "The folder for the finished site holds files that this tool did not make.",
        "Choose an empty folder with --site, or empty this one.",
    ),
    "WRT03": Code(
        "A preview in place of the site",
        "The folder holds the site that is published. A preview has drafts in it and is not for "
        "patients, so it gets a folder of its own.",
        "Leave out --site: the preview then goes to the folder preview. Or name another folder.",
    ),
    "AST01": Code(
        "A style sheet that cannot be read",
        "A file in docs/assets that says how pages look has a mistake in it.",
        "Undo the last change to that file. Clinics need not change it: words and numbers are in "
        "content/.",
    ),
    "BLD01": Code(
        "MkDocs refuses to build",
        "The program that turns pages into a site found something wrong. The checks before it "
        "should have found it first.",
        "Please report it, with the whole message. The last good site is still there.",
    ),
    "BUG01": Code(
        "A check broke down",
        "One of our checks has a mistake. The others still ran.",
        "Please report it, with the whole message. You did nothing wrong.",
    ),
}
