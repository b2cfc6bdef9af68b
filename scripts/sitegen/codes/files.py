"""Codes of files and folders, and of what a file holds before it is read (FIL, TXT).

Enters: nothing. Leaves: ``FILES``.
"""

from __future__ import annotations

from sitegen.codes.code import Code

FILES: dict[str, Code] = {
    "FIL01": Code(
        "A file name that cannot be used",
        "The name of a file becomes the address of its page. So it holds only small letters, "
        "digits and single hyphens, and ends in .yml. A few names are taken by the site itself.",
        "Rename the file as the hint says. If it is an old copy, delete it.",
        "content/conditions/Neck Pain.yaml",
        "content/conditions/neck-pain.yml",
    ),
    "FIL02": Code(
        "Something that does not belong here",
        "A file or a folder stands where the guide has no use for it. It may be in the wrong "
        "folder, or its name may be misspelt.",
        "Correct the name if the hint has a better one. If not, move the file out of the content "
        "folder.",
        "content/referenses.yml",
        "content/references.yml",
    ),
    "FIL03": Code(
        "A file that cannot be opened",
        "The file is there, but the machine does not let us read it.",
        "Close other programs that use it. If that does not help, ask whoever looks after your "
        "computers.",
    ),
    "FIL04": Code(
        "A file that every guide needs is missing",
        "The guide cannot be built without site.yml and vocabulary.yml. Another language cannot "
        "be built without a vocabulary.yml of its own.",
        "Bring the file back, from a copy or from an older version.",
    ),
    "FIL06": Code(
        "A page in the wrong folder",
        "The fields of this page are those of another kind of page. Its folder says what kind it "
        "is.",
        "Move the file to the folder that the hint names. Nothing in it has to change.",
        "content/conditions/a-fall.yml, with the fields of a risk",
        "content/risks/a-fall.yml",
    ),
    "FIL05": Code(
        "A link to another place",
        "Here is no file or folder, but a symbolic link. What it leads to may lie outside the "
        "guide, and other people who have the guide may not have it.",
        "Put a copy of what it leads to in its place.",
    ),
    "TXT01": Code(
        "A file that is far too large",
        "No file with words is ever this large. Something else was saved under its name.",
        "Save the words again. Pictures go into content/images/.",
    ),
    "TXT02": Code(
        "A file that was not saved as UTF-8",
        "Each program saves letters in some coding. Ours is UTF-8, as on all of the web. In "
        "another one, letters such as é or ’ would come out as nonsense.",
        'Open the file in your editor, choose "Save with encoding" and then "UTF-8".',
    ),
    "TXT03": Code(
        "An invisible character",
        "There is a character that nobody can see. It most often comes in when words are copied "
        "from a web page or a document. Some of them can turn a line of text round.",
        "Delete the words on both sides of the place and type them again.",
    ),
    "TXT04": Code(
        "Line ends of an old kind",
        "The lines of this file end in a way that only very old programs use.",
        "Save the file again with ordinary line ends. Editors call them LF.",
    ),
    "TXT05": Code(
        "A tab",
        "The spaces at the start of a line tell what belongs together. A tab has no fixed width, "
        "so nobody can tell how far right it stands.",
        "Delete the tab and type two spaces for each step to the right.",
    ),
    "TXT06": Code(
        "Two versions of the same lines",
        "Two people changed the same lines, and the program that joins changes could not choose. "
        "It kept both and put marks round them.",
        "Keep the words you want. Delete the others, and every line that starts with <<<<<<<, "
        "======= or >>>>>>>.",
        "<<<<<<< HEAD\nphone: 555-0100\n=======\nphone: 555-0199\n>>>>>>> new-phone",
        "phone: 555-0199",
    ),
    "TXT07": Code(
        "An odd space at the start of a line",
        "The line starts with a space that looks like any other but is not one. It comes in by "
        "copying.",
        "Delete all spaces at the start of the line and type them again.",
    ),
    "TXT08": Code(
        "An empty file",
        "There is nothing in this file but blank lines and remarks.",
        "Fill it in, or delete it.",
    ),
    "TXT09": Code(
        "A little picture among the words",
        "Emoji and signs look different on each phone. Programs that read a page aloud speak "
        "their long names.",
        "Delete the picture and say it in words.",
    ),
}
