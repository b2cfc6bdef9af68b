"""What a device is told that puts the guide among its programs: a manifest for each language.

Enters: the plans and the names of the assets. Leaves: files by their path in the site.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sitegen.plan.pages import Plan

MANIFEST = "manifest.webmanifest"
TOUCH = "apple-touch-icon.png"  # the name under which iPhones look for it by themselves
PAPER, TEAL = "#fbfaf6", "#0a5560"  # of site.css


def manifests(
    plans: list[Plan], assets: Mapping[str, bytes], names: Mapping[str, str]
) -> dict[str, bytes]:
    """The manifest of each language, in its own tree, and the picture for iPhones."""
    files = {TOUCH: assets["icon-180.png"]}
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
        "background_color": PAPER,
        "theme_color": TEAL,
        "icons": [
            *(_icon(f"{up}assets/{names[f'icon-{size}.png']}", size) for size in (192, 512)),
            {"src": f"{up}assets/{names['icon.svg']}", "sizes": "any", "type": "image/svg+xml"},
        ],
    }


def _icon(address: str, size: int) -> dict[str, str]:
    """Launchers may cut it to any shape: see ``tests/draw_icons.py``."""
    sizes = f"{size}x{size}"
    return {"src": address, "sizes": sizes, "type": "image/png", "purpose": "any maskable"}
