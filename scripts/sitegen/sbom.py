"""The bill of materials: which packages made a site, in CycloneDX 1.6, as programs read it.

Enters: the lock, and what is installed. Leaves: JSON, the same bytes for the same tools: it names
neither a day nor a machine. None of these packages is part of a page, which ``scope`` says.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sitegen.files import write_if_changed
from sitegen.tools import FONTS, Pin, Tool, locked, needs, tool

NAME = "sbom.cdx.json"
_SITE = "site"


def bill() -> bytes:
    """All of it."""
    found = [(pin, one) for pin in locked() if (one := tool(pin.name))]
    there = {pin.name: _ref(pin) for pin, _ in found}
    told = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "lifecycles": [{"phase": "build"}],
            "component": {"type": "application", "bom-ref": _SITE, "name": "patient-guide"},
        },
        "components": [*map(_font, FONTS), *(_component(pin, one) for pin, one in found)],
        "dependencies": [
            {"ref": _SITE, "dependsOn": [*map(_font_ref, FONTS), *sorted(there.values())]},
            *({"ref": _font_ref(font)} for font in FONTS),
            *(
                {"ref": there[name], "dependsOn": [there[n] for n in needs(name) if n in there]}
                for name in there
            ),
        ],
    }
    return f"{json.dumps(told, indent=2, ensure_ascii=False)}\n".encode()


def save(file: Path) -> None:
    """Write it."""
    write_if_changed(file, bill())


def _component(pin: Pin, one: Tool) -> dict[str, Any]:
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": _ref(pin),
        "name": one.name,
        "version": pin.version,
        "description": one.about,
        "scope": "excluded",
        "licenses": [
            {"expression": one.licence} if one.is_expression else {"license": {"name": one.licence}}
        ],
        "purl": _ref(pin),
    }
    links = [{"type": "website", "url": one.home}] if one.home else []
    files = [{"alg": "SHA-256", "content": sum_} for sum_ in pin.hashes]
    shop = {"type": "distribution", "url": f"https://pypi.org/project/{pin.name}/", "hashes": files}
    return {**made, "externalReferences": [*links, shop]}


def _font(name: str) -> dict[str, Any]:
    """Letters in leaflets: all that readers get of what others made."""
    return {
        "type": "data",
        "bom-ref": _font_ref(name),
        "name": name,
        "description": "Letters that leaflets carry within them.",
        "scope": "required",
        "licenses": [{"expression": FONTS[name]}],
    }


def _font_ref(name: str) -> str:
    return f"font:{name.replace(' ', '-').lower()}"


def _ref(pin: Pin) -> str:
    return f"pkg:pypi/{pin.name.lower().replace('_', '-')}@{pin.version}"
