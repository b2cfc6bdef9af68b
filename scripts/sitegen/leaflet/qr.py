"""The address of a page as a QR code.

Enters: an address. Leaves: a drawing, the same bytes each time, with the quiet zone around it.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import segno

QUIET_ZONE = 4  # dots, as the standard asks


@lru_cache(1000)
def qr_code(address: str) -> str:
    """The drawing, of level M: it can still be read with a stain or a fold."""
    out = BytesIO()
    code = segno.make(address, error="m", micro=False, boost_error=False)
    code.save(out, kind="svg", border=QUIET_ZONE, xmldecl=False, omitsize=True, light="#fff")
    return out.getvalue().decode()
