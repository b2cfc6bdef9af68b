"""What is said when a page was made, and when words of the command are missing.

Enters: what was made. Leaves: text for the screen.
"""

from __future__ import annotations

from sitegen.load.gaps import TO_FILL_IN
from sitegen.model.terms import KINDS
from sitegen.new.page import Made

HOW = f"""\
Type the kind of page, then its name:

  python3 scripts/new.py condition "Frozen shoulder"

The kinds are: {", ".join(KINDS)}."""

_NEXT = """\
Made {file} with the title "{title}".{note}

What to do next:
1. Open {file} in your editor.
2. Wherever it says {gap}, type your own words. There are {gaps} such places, and the
   lines above each one explain it.
3. Type: python3 scripts/check.py{root}
   It lists what is left to do, with the number of the line. Go on until it lists nothing.
4. To look at the page, finished or not, type: python3 scripts/serve.py{root}
   and open the address that it tells you, with {page}/ at its end.
5. When all is there, take the line "status: draft" out of the file, and type
   python3 scripts/build.py{root}

Until then the page is a draft: you can save it at any time, and the site
is built without it."""


def what_next(made: Made, root: str) -> str:
    """What was made, and the steps that follow. ``root``: words to add to each command."""
    note = f"\n{made.name.note}" if made.name.note else ""
    return _NEXT.format(
        file=made.file,
        title=made.name.title,
        note=note,
        gap=TO_FILL_IN,
        gaps=made.gaps,
        page=made.page,
        root=root,
    )
