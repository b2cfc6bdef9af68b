"""What a device is told that puts the guide among its programs: a manifest for each language.

Enters: the plans and the names of the assets. Leaves: files by their path in the site.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sitegen.colours import LIGHT
from sitegen.plan.pages import Plan

MANIFEST = "manifest.webmanifest"
TOUCH = "apple-touch-icon.png"  # the name under which iPhones look for it by themselves
_DRAWN = {"type": "image/png", "purpose": "any maskable"}  # see tests/draw_icons.py
ICONS = {
    "icon-192.png": {"sizes": "192x192", **_DRAWN},
    "icon-512.png": {"sizes": "512x512", **_DRAWN},
    "icon.svg": {"sizes": "any", "type": "image/svg+xml"},
}


def manifests(
    plans: list[Plan], assets: Mapping[str, bytes], names: Mapping[str, str]
) -> dict[str, bytes]:
    """The manifest of each language, in its own tree, and the picture for iPhones."""
    files = {TOUCH: assets["icon-180.png"]} if "icon-180.png" in assets else {}
    for plan in plans:
        tree, up = ("", "./") if plan is plans[0] else (f"{plan.language}/", "../")
        told = json.dumps(_manifest(plan, up, names), ensure_ascii=False, indent=1)
        files[f"{tree}{MANIFEST}"] = f"{told}\n".encode()
    return files


def _manifest(plan: Plan, up: str, names: Mapping[str, str]) -> dict[str, Any]:
    """With a way back: ``minimal-ui``, as pages have no button of their own for that."""
    site = plan.book.catalog.site
    return {
        "name": str(site.name),
        "description": str(site.description),
        "lang": plan.language,
        "start_url": "./",
        "scope": up,
        "display": "minimal-ui",
        "background_color": LIGHT.paper,
        "theme_color": site.colour or LIGHT.accent,
        "icons": [
            {"src": f"{up}assets/{names[name]}", **told}
            for name, told in ICONS.items()
            if name in names
        ],
    }
