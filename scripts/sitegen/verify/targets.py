"""Where an address leads.

Enters: an address as written and the file it stands in. Leaves: ``Target``.
"""

from __future__ import annotations

import posixpath
import re
from typing import Literal, NamedTuple
from urllib.parse import unquote

Form = Literal["relative", "absolute", "full"]

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WEB = re.compile(r"(https?):[/]*([^/?#]*)([^?#]*)", re.IGNORECASE)
_BLANKS = "".join(map(chr, range(0x21)))
_ODD = re.compile(r"[\x00-\x20\\]")
_LINE_ENDS = re.compile(r"[\t\r\n]")
_TEXT_FRAGMENT = ":~:"


class Home(NamedTuple):
    """The site's own address in two parts: ``https://example.org`` and ``/`` or ``/guide/``."""

    origin: str
    base: str


class Target(NamedTuple):
    """Where an address leads.

    ``scheme`` is ``""`` for a file of this site, which is then in ``path`` (``""`` when the address
    climbs out of the site); else it is ``https``, ``mailto``, ``javascript`` and so on.
    """

    scheme: str
    path: str = ""
    fragment: str = ""
    form: Form = "relative"


def home_of(address: str) -> Home:
    """The parts of the site's own address."""
    found = _WEB.match(address)
    if not found:
        raise ValueError(f"not an address of a site: {address}")
    return Home(f"{found[1]}://{found[2]}".lower(), found[3].rstrip("/") + "/")


def target_of(value: str, path: str, home: Home) -> Target:
    """Where an address leads that is written in the file at ``path``."""
    before, _, fragment = as_browsers_read(value).partition("#")
    if fragment:
        fragment = unquote(fragment.partition(_TEXT_FRAGMENT)[0])
    if before.startswith("//"):
        before = f"https:{before}"
    if found := _SCHEME.match(before):
        return _with_scheme(before, found[1].lower(), fragment, home)
    way = before.partition("?")[0]
    if not way:
        return Target("", path, fragment)
    if way.startswith("/"):
        return Target("", _in_site(way, home), fragment, "absolute")
    return Target("", file_at(posixpath.join(posixpath.dirname(path), way)), fragment)


def as_browsers_read(value: str) -> str:
    """Browsers pass over line ends and control signs, and take a backslash for a slash.

    Without this ``java<line end>script:`` would look harmless.
    """
    if not _ODD.search(value):
        return value
    return _LINE_ENDS.sub("", value.strip(_BLANKS)).replace("\\", "/")


def _with_scheme(before: str, scheme: str, fragment: str, home: Home) -> Target:
    found = _WEB.match(before)
    if found and f"{scheme}://{found[2]}".lower() == home.origin:
        return Target("", _in_site(found[3] or "/", home), fragment, "full")
    return Target(scheme)


def _in_site(way: str, home: Home) -> str:
    """The file at an address that starts at the top of the host."""
    if f"{way}/".startswith(home.base) and not way.startswith(home.base):
        way += "/"  # /guide for /guide/
    return file_at(way.removeprefix(home.base)) if way.startswith(home.base) else ""


def file_at(way: str) -> str:
    """The file that a server sends for a path from the site's root; ``""`` for none."""
    way = unquote(way)
    whole = posixpath.normpath(way or ".").lstrip("/")
    if whole == ".." or whole.startswith("../"):
        return ""
    is_folder = not way or way.endswith(("/", "/.", "/..")) or way in (".", "..")
    if is_folder:
        return "index.html" if whole in (".", "") else f"{whole}/index.html"
    return whole
