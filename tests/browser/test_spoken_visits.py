"""Whole visits as a screen reader speaks them: each stop of the Tab key, each page on arrival.

The sample guide is told; ``SPOKEN=write`` writes the file anew, as in ``test_spoken``.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.conftest import Visit
from browser.serving import Site
from browser.visiting import Visitor

pytestmark = pytest.mark.browser

FILE = Path(__file__).resolve().parents[1] / "spoken" / "visits.txt"
# What is wanted -> the controls that are used, by what is heard of them
VISITS = {
    "I need help": ["Get help"],
    "Could it help, could it hurt, what do I ask?": [
        "Could they help me?",
        "A foot in a cast",
        "Two crutches",
        "Walking with two crutches",
        "On this page",
        "Can it hurt me?",
        "Sore hands",
    ],
    "Is it right for me?": ["Knee", "A sore knee"],
    "What does it mean?": ["Menu", "Words explained"],
}


def heard(page: Page) -> str:
    """What has the focus as the browser tells it to screen readers: role, name, open or not."""
    browser = page.context.new_cdp_session(page)
    found = browser.send("Runtime.evaluate", {"expression": "document.activeElement"})
    tree = browser.send(
        "Accessibility.getPartialAXTree",
        {"objectId": found["result"]["objectId"], "fetchRelatives": False},
    )
    browser.detach()
    node = tree["nodes"][0]
    facts = {fact["name"]: fact["value"].get("value") for fact in node.get("properties", [])}
    state = {True: ", open", False: ", closed", None: ""}[facts.get("expanded")]
    return f"{node['role']['value']}: {node.get('name', {}).get('value', '').strip()}{state}"


def listen(person: Visitor, wanted: str) -> list[str]:
    """Press Tab until a control of this name is heard, and use it; all that is heard meanwhile."""
    told: list[str] = []
    for _ in range(100):
        person.page.keyboard.press("Tab")
        told.append(heard(person.page))
        if told[-1].partition(": ")[2].removesuffix(", closed").startswith(wanted):
            break
    else:
        raise AssertionError(f"{wanted} is not heard among {told}")
    before = person.where
    person.page.keyboard.press("Enter")
    person.page.wait_for_function(
        "([url]) => location.pathname + location.hash !== url"
        " || document.activeElement.closest('details[open] > summary')",
        arg=[before],
    )
    person.page.wait_for_load_state()
    return [*told, f"  uses it; {arrival(person, before)}"]


def arrival(person: Visitor, before: str) -> str:
    """What is heard after a control was used: the new page, the part of the page, or the state."""
    if person.where.partition("#")[0] != before.partition("#")[0]:
        return f"page: {person.page.title()}"
    if person.where != before:
        return f"heading: {person.page.locator(':target').inner_text()}"
    return heard(person.page)


def test_visits_sound_as_before(visit: Visit, sample_site: Site) -> None:
    told: list[str] = []
    for wish, controls in VISITS.items():
        person = visit(sample_site)
        person.open("/")
        told += ["", f"== {wish}", f"page: {person.page.title()}"]
        for control in controls:
            told += listen(person, control)
    text = "\n".join(told).lstrip() + "\n"
    if os.environ.get("SPOKEN") == "write":
        FILE.write_text(text, "utf-8")

    assert text == FILE.read_text("utf-8")
