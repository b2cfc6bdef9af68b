"""Words that are made to run, in every field of every kind: in a real browser nothing runs.

With the page's own policy and without it: the policy must not be what saves us.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from awful import fit
from conftest import copy, say_nothing
from filling import NAMES, Slot, fill_files
from playwright.sync_api import Page, expect

from browser.conftest import Visit
from browser.looking import unfold
from browser.serving import Site, serve
from sitegen.assemble import make_site
from sitegen.finish import publish

if TYPE_CHECKING:
    from conftest import Guide

pytestmark = pytest.mark.browser

# Each breaks out of another place: text, attribute, title, script, remark, link, mark of Markdown.
HOSTILE = (
    "\"'><img src=/ran onerror=ran=1><svg onload=ran=1>",
    "</title></script></style></textarea><script>ran=1</script>",
    "--></noscript><script src=/ran></script><iframe srcdoc='<script>top.ran=1</script>'>",
    "\" autofocus onfocus=ran=1 tabindex=0 style='background:url(/ran)' x=\"",
    "' onmouseover='ran=1' ontoggle='ran=1' href='javascript:ran=1' x='",
    "<link rel=stylesheet href=/ran><meta http-equiv=refresh content='0;url=/ran'><base href=/r>",
    "<style>@import '/ran';*{background:url(/ran)}</style><form action=/ran><button>",
    '[x] (javascript:ran=1) ![x] (/ran) <javascript:ran=1> [y]: /ran "<script>ran=1</script>"',
    "{: onload=ran=1 src=/ran } {{ ran }} {% include '/ran' %} `<script>ran=1</script>`",
    "\\u003cscript>ran=1\\u003c/script> &lt;script&gt;ran=1&lt;/script&gt; &#60;img src=/ran>",
    "<math><mtext><table><mglyph><style><!--</style><img src=/ran onerror=ran=1>",
    "<details open ontoggle=ran=1><video><source onerror=ran=1></video><object data=/ran>",
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>'
    "{: onload=ran=1 } `&lt;/svg&gt;&lt;script&gt;ran=1&lt;/script&gt;` **[x](javascript:ran=1)**"
    "</text></svg>"
)
# Whatever could run or ask for something, and is none of ours
FOREIGN = """() => {
  const at = (e) => /^(?:\\.?\\/|(?:\\.\\.\\/)+)?assets\\//.test(e.getAttribute("src"));
  const ours = (e) => e.matches("script[src], img[src]") && at(e) || e.matches(
    "script[type='application/ld+json'], meta[http-equiv][content^='default-src'],"
    + ".p-safety-check form.check[method=dialog], .p-safety-check .own textarea");
  const found = [...document.querySelectorAll(
    "script, style, iframe, object, embed, form, img, video, audio, base, math, template,"
    + "meta[http-equiv], textarea, button[formaction]")].filter((e) => !ours(e));
  const told = found.map((e) => e.outerHTML.slice(0, 90));
  for (const e of document.querySelectorAll("*"))
    for (const a of e.attributes)
      if (/^on|^style$|^srcdoc$|^autofocus$/.test(a.name) || /^\\s*javascript:/i.test(a.value))
        told.push(`${e.localName} ${a.name}=${a.value}`);
  return told;
}"""


@pytest.fixture(scope="module")
def hostile(pattern_guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A guide with hostile words in every field, as it would be published."""
    root = tmp_path_factory.mktemp("hostile")
    build_hostile(pattern_guide.root, root)
    # The check of built pages rightly takes such words for leftovers; the site before it is whole.
    with serve(root / "site") as site:
        yield site


def build_hostile(pattern: Path, root: Path) -> None:
    """Fill every field in turn with the next hostile words, and build."""
    from conftest import Guide

    numbers = count()

    def say(slot: Slot) -> str:
        return fit(HOSTILE[next(numbers) % len(HOSTILE)], slot.kind)

    for name in ("docs", "mkdocs.yml"):
        copy(pattern / name, root / name)
    guide = Guide(root)
    for name, data in fill_files(say).items():
        guide.write(name, data)
    for name in NAMES:
        (root / "content" / "images" / f"{name}.svg").write_text(DRAWING, "utf-8")
    checked = guide.check()
    early = ("TXT", "YML", "VAL", "INL", "REF01", "VOC", "IMG03", "BUG")
    assert [p.text() for p in checked.problems if p.code.startswith(early)] == []
    made, problems = make_site(root, checked, say_nothing)
    assert made, problems
    publish(made.files, root / "site")


def provoke(page: Page) -> None:
    """Open, focus and touch all there is, for what waits for that."""
    unfold(page)
    page.evaluate("""() => {
      for (const e of document.querySelectorAll("body *")) {
        if (e.matches("a, input, summary, [tabindex], [onfocus]")) e.focus();
        for (const kind of ["mouseover", "toggle", "load", "error", "animationend"])
          e.dispatchEvent(new Event(kind));
      }
    }""")


@pytest.mark.parametrize("policy", [True, False])
def test_nothing_runs_and_nothing_is_asked_for(visit: Visit, hostile: Site, policy: bool) -> None:
    visitor = visit(hostile, bypass_csp=not policy)
    assert len(hostile.pages) >= 20
    wrong: list[str] = []
    for address in hostile.pages:
        visitor.asked.clear()
        visitor.open(address)
        provoke(visitor.page)
        faults = [str(fault) for fault in visitor.page.evaluate(FOREIGN)]
        faults += ["it ran"] if visitor.page.evaluate("'ran' in window") else []
        faults += [
            f"asked for {path}"
            for path in visitor.asked
            if path != address and not path.startswith(("/assets/", "/search."))
        ]
        faults += [] if visitor.where.startswith(address) else [f"led to {visitor.where}"]
        wrong += [f"{address}: {f}" for f in faults + visitor.complaints + visitor.strangers]
        visitor.complaints.clear()
        visitor.strangers.clear()

    assert not wrong, "\n".join(wrong[:20])


@pytest.mark.parametrize("policy", [True, False])
def test_what_the_search_finds_is_text(visit: Visit, hostile: Site, policy: bool) -> None:
    visitor = visit(hostile, bypass_csp=not policy)
    visitor.open("/search/")
    visitor.page.get_by_role("searchbox").press_sequentially("ran")
    rows = visitor.page.locator("[role=search] li")
    expect(rows.first).to_be_visible()

    assert "<" in " ".join(rows.all_inner_texts())
    assert visitor.page.evaluate(FOREIGN) == []
    assert not visitor.page.evaluate("'ran' in window")
    assert visitor.page.locator("[role=search] li *:not(a):not(p)").count() == 0
    assert visitor.complaints + visitor.strangers == []
