"""The script that reads a page aloud, with what it must know: its looks and its words.

Enters: the assets and the plans. Leaves: the assets, with the name of the style sheet and the words
of all languages before that script: so they are on no page, and none waits for them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from sitegen.finish import asset_names
from sitegen.plan.pages import Plan

READER, LOOKS = "read-aloud.js", "read-aloud.css"


def with_words(assets: Mapping[str, bytes], plans: list[Plan]) -> dict[str, bytes]:
    """The same assets, but for the words."""
    told: dict[str, str | list[str]] = {"": asset_names({LOOKS: assets[LOOKS]})[LOOKS]}
    told |= {plan.language: _words(plan) for plan in plans}
    start = f"const ALOUD = {json.dumps(told, ensure_ascii=False)};\n"
    return {**assets, READER: start.encode() + assets[READER]}


def _words(plan: Plan) -> list[str]:
    w = plan.book.wording.w
    return [w.read_aloud, w.listen, w.stop_reading, w.read_slowly]
