"""Sheets to PDF, by Typst.

Enters: a ``Job``: what to set and on which paper. Leaves: the bytes of a tagged PDF (PDF/UA-1), the
same for the same job on every machine. All words go as data through one input, so that none can be
taken for markup; no font and no file of the machine is used but the templates beside this module.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitegen.leaflet.sheet import Sheet
from sitegen.plan.pages import Format

if TYPE_CHECKING:
    import typst  # loaded where it is used: most runs press nothing

HERE = Path(__file__).parent
UNKNOWN = "\u25a1"  # stands for a sign that none of the fonts has
_NO_GLYPH = re.compile(r'the text `"(.*)"` could not be displayed', re.DOTALL)


def job(sheet: Sheet, format: Format) -> str:  # noqa: A002  # the word of printers
    """One page of the guide as one leaflet."""
    return pack_job([sheet], format, sheet["title"], sheet["id"], {})


def pack_job(sheets: list[Sheet], format: Format, title: str, said: str, more: Any) -> str:  # noqa: A002
    """What is set: sheets, the paper, the title of the document, what each page's foot says."""
    data = {
        "paper": {"a4": "a4", "letter": "us-letter"}[format.paper],
        "large": format.large,
        "language": sheets[0]["language"],
        "words": sheets[0]["words"],
        "title": title,
        "said": said,
        "sheets": sheets,
        **more,
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def press(data: str, template: str = "leaflet.typ") -> bytes:
    """The PDF of a job. A sign that no font has becomes an empty box, which readers can see."""
    import typst

    while True:
        try:
            made = _compiler(template).compile(
                format="pdf", pdf_standards="ua-1", sys_inputs={"job": data}
            )
        except typst.TypstError as failure:
            data = _without(data, failure)
        else:
            assert isinstance(made, bytes)  # noqa: S101  # a PDF is one file
            return made


def can_set(words: str) -> bool:
    """Whether the fonts have every sign of these words."""
    import typst

    page = b'#set document(title: "x")\n#set text(lang: "en")\n#sys.inputs.words'
    compiler = typst.Compiler(page, ignore_system_fonts=True, sys_inputs={"words": words})
    try:
        compiler.compile(format="pdf", pdf_standards="ua-1")
    except typst.TypstError as failure:
        if _NO_GLYPH.search(failure.message):
            return False
        raise
    return True


def _without(data: str, failure: typst.TypstError) -> str:
    """The job with an empty box for the signs that could not be set."""
    found = _NO_GLYPH.search(failure.message)
    for sign in found[1] if found else "":
        if sign != UNKNOWN and sign in data and not sign.isascii():
            return data.replace(sign, UNKNOWN)
    raise failure


@cache
def press_mark() -> bytes:
    """A hash of all that sets leaflets: when it changes, all are made again."""
    parts = [path.read_bytes() for path in sorted(HERE.glob("*.typ"))]
    return hashlib.sha256(b"\0".join([version("typst").encode(), *parts])).digest()


@cache
def _compiler(template: str) -> typst.Compiler:
    """One a process: it reads the fonts and the templates once."""
    import typst

    return typst.Compiler(str(HERE / template), root=str(HERE), ignore_system_fonts=True)
