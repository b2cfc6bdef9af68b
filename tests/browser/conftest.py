"""What the browser tests share: the built guides, one browser, and new visitors for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from browser import making
from browser.serving import PARTS, Site, serve
from browser.visiting import PHONE, Visitor

if TYPE_CHECKING:
    from conftest import Guide

expect.set_options(timeout=15_000)  # machines differ, and a busy one is no fault of the page
NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no name leads anywhere
)
# Of pages: one of each kind, and in the slow lane all others too
LOTS = [0, *(pytest.param(lot, marks=pytest.mark.slow) for lot in range(1, PARTS + 1))]
Visit = Callable[..., Visitor]


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The real guide, served."""
    with serve(making.shared_guide(tmp_path_factory)) as site:
        yield site


@pytest.fixture(scope="session")
def sample_site(built: Guide) -> Iterator[Site]:
    """The sample guide, served: another subject, another colour, and two languages."""
    with serve(built.root / "site") as site:
        yield site


@pytest.fixture(params=["guide", "sample_site"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each of the two guides in turn."""
    chosen: Site = request.getfixturevalue(request.param)
    return chosen


@pytest.fixture(params=LOTS)
def addresses(request: pytest.FixtureRequest, site: Site) -> list[str]:
    """What a test of one state of pages walks: one of each kind; in the slow lane, all others too.

    In its usual state, every page is looked at in the default lane (test_every_page).
    """
    return site.lots[request.param]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not program:
        pytest.fail(
            "The browser tests need Chromium. Install it (on Debian: sudo apt install chromium), "
            "or name it in the environment variable CHROMIUM."
        )
    needed = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as tools:
        chromium = tools.chromium.launch(executable_path=program, args=[*QUIET, *needed])
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Makes visitors: ``visit(site, color_scheme="dark")`` on a phone, unless told otherwise."""
    with ExitStack() as leaving:

        def make(site: Site, **options: Any) -> Visitor:
            usual = {"viewport": PHONE, "service_workers": "block"}  # test_offline lets them in
            context = browser.new_context(**usual | options)
            leaving.callback(context.close)
            return Visitor(context, site)

        yield make
