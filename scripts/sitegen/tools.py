"""The packages that make a site: their versions by our lists, their licences by their own word.

Enters: nothing; reads ``scripts/requirements`` and what each package says of itself.
Leaves: ``Tool`` and ``Pin`` values.
"""

from __future__ import annotations

import re
from email.message import Message
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path
from typing import NamedTuple, cast

LISTS = Path(__file__).resolve().parents[1] / "requirements"
# Letters that leaflets carry within them. typst brings the fonts, and its own licence is not
# theirs: tests look into leaflets and into typst.
FONTS = {"DejaVu Sans Mono": "Bitstream-Vera", "Libertinus Serif": "OFL-1.1"}

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_NEED = re.compile(r"^[A-Za-z0-9._-]+")
_SHORT = re.compile(r".*\((.+)\)$")
_NO_LICENCE = "not stated"


class Pin(NamedTuple):
    """A package as the lock has it."""

    name: str
    version: str
    hashes: tuple[str, ...]


class Tool(NamedTuple):
    """A package as it speaks of itself."""

    name: str
    licence: str
    is_expression: bool  # of SPDX, which programs can read
    home: str
    about: str


@cache
def chosen() -> tuple[str, ...]:
    """The packages that we name ourselves; the others come with them."""
    lines = (LISTS / "build.in").read_text("utf-8").splitlines()
    return tuple(pin[1] for line in lines if (pin := _PIN.match(line)))


@cache
def locked() -> tuple[Pin, ...]:
    """Everything in the lock, by name, with the hashes of its files."""
    blocks = re.split(r"\n(?=[A-Za-z0-9])", (LISTS / "build.txt").read_text("utf-8"))
    pins = ((_PIN.match(block), tuple(sorted(_HASH.findall(block)))) for block in blocks)
    return tuple(sorted(Pin(pin[1], pin[2], hashes) for pin, hashes in pins if pin))


@cache
def tool(name: str) -> Tool | None:
    """What an installed package says of itself; None where this kind of computer needs none."""
    try:
        said = cast("Message", distribution(name).metadata)
    except PackageNotFoundError:
        return None
    expression = said.get("License-Expression")
    return Tool(
        name=str(said["Name"]),
        licence=str(expression or _older(said)),
        is_expression=bool(expression),
        home=_home(said),
        about=str(said.get("Summary", "")),
    )


def needs(name: str) -> list[str]:
    """The packages of the lock that a package asks for."""
    known = {_plain(pin.name): pin.name for pin in locked()}
    asked = (need[0] for line in requires(name) or () if (need := _NEED.match(line)))
    return sorted({known[_plain(one)] for one in asked if _plain(one) in known})


def _older(said: Message) -> str:
    """Packages from before licences had a field of their own for programs."""
    licence = str(said.get("License") or "").strip()
    if licence and "\n" not in licence and len(licence) < 60:
        return licence
    kinds = (
        one.rsplit(" :: ", 1)[-1] for one in said.get_all("Classifier", ()) if "License" in one
    )
    names = (short[1] if (short := _SHORT.match(kind)) else kind for kind in kinds)
    return " or ".join(names) or _NO_LICENCE


def _home(said: Message) -> str:
    pairs = (line.split(", ", 1) for line in said.get_all("Project-URL", ()))
    links = {name.lower(): url for name, url in pairs}
    wanted = ("homepage", "repository", "source", "documentation")
    found = (links.get(name, "") for name in wanted)
    every = (*found, str(said.get("Home-page") or ""))
    return next((url for url in every if url.startswith("https://")), "")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
