"""What can be seen on a page: each function asks the browser and answers in sentences."""

from __future__ import annotations

from importlib import resources
from typing import Any

from playwright.sync_api import Locator, Page

AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
AXE_TAGS = [
    "wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
    "experimental",
]  # fmt: skip
AXE_COLOURS = ["color-contrast", "link-in-text-block"]
# One look of the rule for 4.5 to 1 finds all under 7 to 1; a second rule would take as long again.
AXE_CONTRAST = {"contrastRatio": {"normal": {"expected": 7}, "large": {"expected": 4.5}}}
AXE_NEEDLESS = ["color-contrast-enhanced"]
NAME_OF = """
const nameOf = (e) => {
  const own = e.id ? "#" + e.id : [...e.classList].map((name) => "." + name).join("");
  return `${e.localName}${own} "${(e.innerText || "").replace(/\\s+/g, " ").trim().slice(0, 40)}"`;
};
"""


def axe_faults(page: Page, *, colours: bool = True) -> list[str]:
    """What axe-core finds wrong, a line a rule and element; looking at colours takes longest."""
    off = AXE_NEEDLESS if colours else AXE_NEEDLESS + AXE_COLOURS
    return run_axe(page, {"runOnly": AXE_TAGS, "rules": {name: {"enabled": False} for name in off}})


def pale(page: Page) -> list[str]:
    """What axe-core finds wrong with the colours, after all else was looked at."""
    return run_axe(page, {"runOnly": {"type": "rule", "values": AXE_COLOURS}})


def run_axe(page: Page, options: dict[str, Any]) -> list[str]:
    """Run axe-core, bringing it along the first time."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(
        "(options) => axe.run(options).then((results) => results.violations)",
        {
            **options,
            "resultTypes": ["violations"],
            "checks": {"color-contrast": {"options": AXE_CONTRAST}},
        },
    )
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))} {node['failureSummary']!r}"
        for rule in found
        for node in rule["nodes"]
    ]


def unfold(page: Page) -> None:
    """Open every folded part of the text."""
    page.evaluate("document.querySelectorAll('main details').forEach((e) => { e.open = true; })")


def too_wide(page: Page) -> list[str]:
    """Whether the page scrolls sideways, or cuts off words at the side."""
    found: list[str] = page.evaluate(f"""() => {{
      {NAME_OF}
      const root = document.scrollingElement;
      const said = [];
      if (root.scrollWidth > root.clientWidth) {{
        const out = [...document.body.querySelectorAll("*")].filter((e) =>
          e.checkVisibility() && e.getBoundingClientRect().right > root.clientWidth + 0.5);
        said.push(`${{root.scrollWidth}} px wide in ${{root.clientWidth}}: `
          + out.slice(-3).map(nameOf).join(", "));
      }}
      for (const e of document.querySelectorAll("main *, header *, footer *")) {{
        const style = getComputedStyle(e);
        const unseen = style.clipPath === "inset(50%)"; // words for screen readers only
        const hides = style.overflowX !== "visible" && !unseen;
        if (hides && e.checkVisibility() && e.scrollWidth > e.clientWidth + 1)
          said.push("cut off in " + nameOf(e));
      }}
      return said;
    }}""")
    return found


def double_text(page: Page) -> None:
    """Set the browser to text of twice the size, as a reader may (WCAG 1.4.4)."""
    browser = page.context.new_cdp_session(page)
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    browser.detach()


def space_out(page: Page) -> None:
    """Set lines, letters, words and paragraphs wider apart, as a reader may (WCAG 1.4.12)."""
    adopt(
        page,
        "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
        " word-spacing: .16em !important; } p { margin-bottom: 2em !important; }",
    )


def adopt(page: Page, rules: str) -> None:
    """Let the reader's browser add rules of its own; the page's policy does not bind it."""
    page.evaluate(
        "(rules) => { const own = new CSSStyleSheet(); own.replaceSync(rules);"
        " document.adoptedStyleSheets = [own]; }",
        rules,
    )


def small_targets(page: Page, within: str = "body", least: float = 43.99) -> list[str]:
    """Whatever can be hit and is smaller than a finger (WCAG 2.5.5).

    But for links among words, and for parts of a drawing, which have their equal in a list.
    """
    found: list[str] = page.evaluate(
        f"""([within, least]) => {{
          {NAME_OF}
          const said = (e) => (e.innerText || "").replace(/[\\s·,]+/g, "").length;
          const all = "a[href], summary, button, input, textarea, [tabindex]";
          const inline = (e) => getComputedStyle(e).display.startsWith("inline");
          const amongWords = (e) => {{
            let block = e;
            while (inline(block)) block = block.parentElement;
            const inside = [...block.querySelectorAll(all)];
            const linked = inside.reduce((sum, one) => sum + said(one), 0);
            return block !== e && said(block) > linked;
          }};
          return [...document.querySelector(within).querySelectorAll(all)]
            .filter((e) => e.checkVisibility({{visibilityProperty: true}}) && !e.closest("svg"))
            .map((e) => [e, (e.closest("label") || e).getBoundingClientRect()])
            .filter(([e, box]) => Math.min(box.width, box.height) < least && !amongWords(e))
            .map(([e, box]) => `${{nameOf(e)}} is ${{box.width}} to ${{box.height}} px`);
        }}""",
        [within, least],
    )
    return found


def focus(page: Page) -> dict[str, Any] | None:
    """The element that has the focus: its name, whether that shows, whether it is covered."""
    stop: dict[str, Any] | None = page.evaluate(f"""() => {{
      {NAME_OF}
      const e = document.activeElement;
      if (!e || e === document.body) return null;
      const style = getComputedStyle(e);
      const box = e.getClientRects()[0];
      const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      let seen = false;
      if (box && box.width && box.height) {{
        const lies = (right, down) => {{
          const [x, y] = [box.left + box.width * right, box.top + box.height * down];
          const inside = x >= 0 && x < innerWidth && y >= 0 && y < innerHeight;
          const there = inside && document.elementFromPoint(x, y);
          return Boolean(there) && (e.contains(there) || there.contains(e));
        }};
        const tenths = [0.1, 0.3, 0.5, 0.7, 0.9]; // the middle of a drawn pair is between the two
        seen = e.ownerSVGElement ? tenths.some((right) => tenths.some((down) => lies(right, down)))
          : lies(0.5, 0.5);
      }}
      const all = [...document.querySelectorAll("*")];
      return {{name: nameOf(e), order: all.indexOf(e), outline: ring,
               ring: ring || style.boxShadow !== "none", seen}};
    }}""")
    return stop


def walk(page: Page, most: int = 1000) -> list[dict[str, Any]]:
    """Every stop of the Tab key from the start of the page to its end."""
    stops: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = focus(page)
        if stop is None or (stops and stop["order"] == stops[0]["order"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"the Tab key does not come to an end in {most} steps")


def depth(page: Page, card: Locator) -> float:
    """How far below the top of the text a card's heading is, in screens of a phone."""
    top = page.locator("article").bounding_box()
    heading = card.locator("h2, summary").first.bounding_box()
    assert top
    assert heading

    screen = page.viewport_size
    assert screen

    return (heading["y"] - top["y"]) / screen["height"]
