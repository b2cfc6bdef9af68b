"""From home to an answer, as patients come: by the keyboard alone, with JavaScript and without it.

In the end each has read what they came for, and the way to help was on every page.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from browser.conftest import Visit
from browser.serving import Site
from browser.visiting import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def patient(request: pytest.FixtureRequest, visit: Visit, guide: Site) -> Visitor:
    """Somebody who has just come to the guide, with a phone and a keyboard."""
    person: Visitor = visit(guide, java_script_enabled=request.param)
    person.open("/")
    return person


def go(person: Visitor, name: str, *, within: str = "main") -> None:
    """Follow a link by its name; help must be as near from there as from anywhere."""
    link = person.page.locator(within).get_by_role("link", name=name, exact=True).first
    person.follow(link)
    expect(person.page.locator("header").get_by_role("link", name="Get help")).to_be_visible()


def unfold(person: Visitor, summary: Locator, key: str = "Space") -> None:
    """Open a folded part by a key."""
    person.tab_to(summary)
    person.page.keyboard.press(key)
    expect(summary.locator("xpath=..")).to_have_attribute("open", "")


def go_to_part(person: Visitor, name: str) -> Locator:
    """Open the contents of the page, choose a part, and see its heading."""
    unfold(person, person.page.locator(".toc summary"), "Enter")
    go(person, name, within=".toc")
    heading = person.page.locator("h2:target")
    expect(heading).to_have_text(name)
    expect(heading).to_be_in_viewport()
    return heading


def test_frightened(patient: Visitor) -> None:
    """I cannot feel when I pee: home, help, the card, its signs, the phone."""
    go(patient, "Get help", within="header")
    card = patient.page.locator(".card.t-emergency").first
    expect(card.locator("h2")).to_contain_text("911")

    sign = card.locator("details", has_text="Numb between your legs").first
    unfold(patient, sign.locator("summary"))
    expect(sign.locator("li").first).to_be_visible()
    expect(sign).to_contain_text("when you wipe")
    expect(card.get_by_role("link", name="Call 911")).to_have_attribute("href", "tel:911")


def test_first_visit(patient: Visitor) -> None:
    """Could it help my neck, what is done, what can go wrong, and what do I ask: page by page."""
    page = patient.page
    go(patient, "Could it help me?")
    go(patient, "Neck pain")
    row = page.locator("details.row", has=page.get_by_text("Maitland", exact=False)).first
    unfold(patient, row.locator("summary"))
    expect(row.locator(".sure").last).to_be_visible()
    patient.follow(row.get_by_role("link", name="Maitland"))
    assert patient.where == "/techniques/maitland/"

    go_to_part(patient, "Can it hurt me?")
    go(patient, "Artery tear and stroke")
    assert patient.where == "/risks/artery-injury/"
    expect(page.locator(".card.t-emergency").first).to_be_visible()

    go_to_part(patient, "Ask your therapist")
    expect(page.locator(".ask li").first).to_be_in_viewport()


def test_sore_afterwards(patient: Visitor) -> None:
    """What is normal, what may ease it, and from when on it is not normal."""
    page = patient.page
    go(patient, "I am sore afterwards")
    assert patient.where == "/aftercare/first-two-days/"

    go_to_part(patient, "What is normal now?")
    go(patient, "Soreness and stiffness after treatment")
    assert patient.where == "/risks/soreness-stiffness/"
    expect(page.locator("h1")).to_contain_text("Soreness")

    go(patient, "All signs and their sources")
    card = page.locator(".card", has=page.get_by_text("Call us if", exact=True)).first
    expect(card).to_contain_text("555-0100")


def test_is_it_safe_for_me(patient: Visitor) -> None:
    """From the safety check to the reasons to wait, and to my own: weak bones."""
    page = patient.page
    go(patient, "Is it safe for me?")
    assert patient.where == "/safety-check/"
    patient.follow(page.locator(".on a").last)
    question = page.locator("main").get_by_role("link", name="weak bones").first
    patient.follow(question)
    assert patient.where == "/contraindications/osteoporosis/"
    expect(page.locator("h1")).to_contain_text("Weak bones")
    expect(page.locator(".lead")).to_be_in_viewport()


def test_is_it_safe_for_a_part_of_me(patient: Visitor) -> None:
    """From the body by the problem to what the therapist must know, and to the page on it."""
    page = patient.page
    patient.follow(page.locator(".map a", has_text="Neck").first)
    line = page.locator("#at-neck:target")
    expect(line).to_be_in_viewport()
    patient.follow(line.get_by_role("link", name="Neck pain"))

    go_to_part(patient, "What should I say first, to lower the risk?")
    go(patient, "blood thinner")
    assert patient.where == "/contraindications/blood-thinners/"


def test_what_does_this_word_mean(patient: Visitor) -> None:
    """By the menu to A to Z, to its letter, to the word, to what it means."""
    page = patient.page
    unfold(patient, page.locator("header summary"))
    go(patient, "A to Z", within="header")
    go(patient, "O", within=".letters")
    expect(page.locator("h2:target")).to_be_in_viewport()

    name = page.locator(".names li", has_text="osteopath").first
    patient.follow(name.get_by_role("link").first)
    term = page.locator("dt:target")
    expect(term).to_be_in_viewport()
    expect(page.locator("dt:target + dd")).to_be_visible()
