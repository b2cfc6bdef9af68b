"""Drawings: large enough, named, and with labels that can be read."""

from __future__ import annotations

import pytest

from browser import looking
from browser.conftest import Visit
from browser.serving import Site

pytestmark = pytest.mark.browser

# A label's box has air above and below its letters: a fifth of it, each
WRONG = """() => [...document.querySelectorAll("main svg")].flatMap((drawing) => {
  const frame = drawing.getBoundingClientRect();
  const name = drawing.getAttribute("aria-label") || drawing.querySelector("title")?.textContent;
  const labels = [...drawing.querySelectorAll("text")].map((label) => {
    const { left, right, top, bottom } = label.getBoundingClientRect();
    const air = (bottom - top) / 5;
    const size = parseFloat(getComputedStyle(label).fontSize) * label.getScreenCTM().a;
    const text = label.textContent.trim();
    return { text, size, left, right, top: top + air, bottom: bottom - air };
  });
  const said = [];
  if (!name?.trim()) said.push("a drawing has no name");
  if (frame.width < (drawing.closest("figure") ? 250 : 90)) said.push("too small to read");
  const small = labels.filter((label) => label.size < 14);
  for (const label of small) said.push(`"${label.text}" is ${label.size.toFixed(1)} px`);
  labels.forEach((label, at) => {
    const over = labels.slice(at + 1).filter((other) => label.left < other.right
      && other.left < label.right && label.top < other.bottom && other.top < label.bottom);
    for (const other of over) said.push(`"${label.text}" lies over "${other.text}"`);
    if (label.left < frame.left || label.right > frame.right || label.top < frame.top
        || label.bottom > frame.bottom)
      said.push(`"${label.text}" is cut off`);
    if (drawing.matches(".band") && !(/^\\d+$/.test(label.text) && Number(label.text) <= 100))
      said.push(`"${label.text}" is no share of 100`);
  });
  return said.map((fault) => `${name}: ${fault}`);
})"""


def test_drawings_can_be_read(visit: Visit, site: Site) -> None:
    """Each has a name and some size; its labels are whole, apart, and make sense."""
    person = visit(site)
    drawings = 0
    wrong: list[str] = []
    for address in (page for page in site.pages if "<svg" in site.text(page)):
        person.open(address)
        looking.unfold(person.page)
        drawings += person.page.locator("main svg").count()
        for width in (320, 1280):
            person.page.set_viewport_size({"width": width, "height": 740})
            found = person.page.evaluate(WRONG)
            wrong += [f"{address} at {width}: {said}" for said in found]

    assert drawings > 1
    assert not wrong, "\n".join(wrong)
