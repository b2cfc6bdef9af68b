"""The guide without a network: kept by one visit, honest about its age, renewed, and let go."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from conftest import Guide
from playwright.sync_api import Browser, Error, expect

from browser.keeping import CLEARED, Device, Host, host
from browser.serving import Site

pytestmark = pytest.mark.browser

PAGE = "/conditions/sore-knee/"
DRAWN = "/techniques/two-crutches/"
LEAFLET = "leaflets/sore-knee.pdf"
BROKEN = """async () => {
  const failed = [];
  for (const one of document.images) {
    one.loading = "eager"; // those further down the page would wait for the reader
    await one.decode().catch(() => failed.push(one.src));
  }
  return failed;
}"""
STYLED = "getComputedStyle(document.body).margin === '0px'"
WATCH = """
const register = ServiceWorkerContainer.prototype.register;
ServiceWorkerContainer.prototype.register = function (...told) {
  window.registeredAt = document.readyState;
  return register.apply(this, told);
};"""
LEFT = """async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage),
  document.cookie, ...(await indexedDB.databases()).map(({ name }) => name)].filter(Boolean)"""


@pytest.fixture(scope="module")
def versions(built: Guide, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample as it is; with other words, looks and searches; and not to be kept."""
    root = tmp_path_factory.mktemp("versions") / "guide"
    shutil.copytree(built.root, root)
    guide = Guide(root)
    made = {"first": built.root / "site"}
    guide.replace("conditions/sore-knee", "title: A sore knee", "title: A knee that hurts")
    with (root / "docs" / "assets" / "site.css").open("a", encoding="utf-8") as style:
        style.write("main { min-height: 1px; }\n")
    made["second"] = root / "second"
    assert guide.run("build", "--site", str(made["second"])) == 0
    guide.edit("site", "offline", "no")
    made["stopped"] = root / "stopped"
    assert guide.run("build", "--site", str(made["stopped"])) == 0
    return made


@pytest.fixture
def clinic(versions: dict[str, Path]) -> Iterator[Host]:
    """A host of the first version."""
    with host(versions["first"]) as told:
        yield told


@pytest.fixture
def phone(browser: Browser, clinic: Host) -> Iterator[Device]:
    """A device that has never been there; afterwards it holds nothing but copies."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    strangers: list[str] = []
    context.on("request", lambda request: strangers.append(request.url))
    device = Device(context, clinic)
    yield device
    others = [url for url in strangers if not url.startswith(clinic.origin)]
    assert [url for url in others if not url.startswith("chrome")] == []  # that shows PDFs
    assert context.cookies() == []
    if device.page.url.startswith("http"):
        assert device.page.evaluate(LEFT) == []
    context.close()


def days_words() -> str:
    today = date.today()
    return f"{today.day} {today:%B} {today.year}"


def test_after_one_visit_every_page_is_there_without_a_network(
    phone: Device, clinic: Host, built: Guide
) -> None:
    phone.open("/")
    phone.keep_all()
    phone.context.set_offline(True)
    clinic.down = True

    walk(phone, clinic, built.root / "site")


def walk(phone: Device, clinic: Host, folder: Path) -> None:
    """Every page of the guide's own language is a copy that says so and lacks nothing."""
    addresses = [page for page in Site(folder, clinic.origin).pages if page in clinic.marks]
    assert len(addresses) > 20
    for address in addresses:
        if address == "/404.html":
            continue
        response = phone.open(address)
        assert response.status == 200, address
        assert phone.note() == f"Saved copy of {days_words()}. There may be a newer one."
        assert phone.page.evaluate(BROKEN) == [], address
        assert phone.page.evaluate(STYLED), address
        assert response.headers["content-security-policy"]


def test_all_of_the_real_guide_is_there_without_a_network(browser: Browser, guide: Site) -> None:
    context = browser.new_context()
    with host(guide.folder) as clinic:
        phone = Device(context, clinic)
        phone.open("/")
        phone.keep_all()
        clinic.down = True
        walk(phone, clinic, guide.folder)
        phone.open("/search/")
        phone.page.get_by_role("searchbox").press_sequentially("back")
        expect(phone.page.locator("#results a").first).to_be_visible()
        context.close()


def test_nothing_is_kept_before_the_page_has_loaded(phone: Device) -> None:
    phone.context.add_init_script(WATCH)
    phone.open(DRAWN)
    phone.wait("() => window.registeredAt")

    assert phone.page.evaluate("window.registeredAt") == "complete"


def test_search_works_without_a_network(phone: Device, clinic: Host) -> None:
    phone.open("/")
    phone.keep_all()
    clinic.down = True
    phone.open("/search/")
    phone.page.get_by_role("searchbox").press_sequentially("knee")

    expect(phone.page.locator("#results a").first).to_be_visible()
    with phone.page.expect_navigation():
        phone.page.locator("#results a").first.click()
    expect(phone.page.locator("h1")).to_be_visible()


def test_a_page_that_is_not_kept_leads_to_those_that_are(phone: Device, clinic: Host) -> None:
    phone.open("/")
    phone.keep_all()
    clinic.down = True
    response = phone.open("/no/such/page/")

    assert response.status == 404
    assert phone.note() == "You have no network, and this page is not saved here."
    with phone.page.expect_navigation():
        phone.page.locator("main .call").click()
    assert phone.note().startswith("Saved copy of")


def test_a_network_that_dawdles_is_not_waited_for(phone: Device, clinic: Host) -> None:
    """And what it brings in the end is kept for the next time."""
    phone.open("/")
    phone.keep_all()
    clinic.slow = True
    phone.open(PAGE)
    assert days_words() in phone.note()

    clinic.slow = False
    clinic.go_on.set()
    phone.open(PAGE)
    assert phone.note() == ""


def test_a_host_in_trouble_is_passed_over(phone: Device, clinic: Host) -> None:
    phone.open("/")
    phone.keep_all()
    clinic.ill = True
    assert phone.open(PAGE).status == 200
    assert phone.note()

    clinic.ill = False
    phone.open(PAGE)
    assert phone.note() == ""


def test_a_new_version_under_an_open_page(
    phone: Device, clinic: Host, versions: dict[str, Path]
) -> None:
    """The open page keeps what it needs, the next page is the new one, then the old files go."""
    phone.open("/search/")
    phone.keep_all()
    [index] = [path for path in phone.kept() if path.startswith("/search.")]
    clinic.folder = versions["second"]
    old, phone.page = phone.page, phone.context.new_page()
    phone.open(PAGE)
    expect(phone.page.locator("h1")).to_have_text("A knee that hurts")
    phone.keep_all(others=50)

    assert index in phone.kept()
    old.get_by_role("searchbox").press_sequentially("knee")
    expect(old.locator("#results a").first).to_be_visible()

    clinic.down = True
    phone.open(PAGE)
    expect(phone.page.locator("h1")).to_have_text("A knee that hurts")
    assert phone.page.evaluate(STYLED)

    clinic.down = False
    old.close()
    phone.open("/")
    phone.keep_all()
    assert index not in phone.kept()


def test_keeping_goes_on_where_it_stopped(phone: Device, clinic: Host) -> None:
    """Nothing is fetched twice, however often the network goes."""
    clinic.down_after = 30
    phone.open("/")
    few = "async (name) => (await (await caches.open(name)).keys()).length > 9"
    phone.wait(few, f"guide {clinic.origin}/")
    phone.open("/")
    before = phone.kept()
    assert len(before) < 31

    clinic.down_after = 10_000
    clinic.asked.clear()
    phone.open("/")
    phone.keep_all()
    assert set(clinic.asked) & set(before) <= {"/"}


def test_a_phone_that_saves_data_keeps_what_was_looked_at(browser: Browser, clinic: Host) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    phone = Device(context, clinic)
    phone.open("/")
    phone.wait_for_keeping()
    phone.open(PAGE)
    phone.wait("async (path) => Boolean(await caches.match(path))", PAGE)
    phone.wait_for_silence()
    assert [path for path in phone.kept() if not path.startswith("/assets/")] == ["/", PAGE]

    clinic.down = True
    phone.open(PAGE)
    assert phone.note()
    assert phone.page.evaluate(STYLED)
    context.close()


def test_a_guide_that_is_not_to_be_kept_clears_what_was(
    phone: Device, clinic: Host, versions: dict[str, Path]
) -> None:
    phone.open("/")
    phone.keep_all()
    clinic.folder = versions["stopped"]
    phone.open("/")
    phone.wait(CLEARED)
    clinic.asked.clear()
    phone.open(PAGE)

    assert PAGE in clinic.asked
    assert "/sw.js" not in clinic.asked
    assert phone.page.evaluate("navigator.serviceWorker.controller") is None


def test_a_page_that_was_taken_back_is_not_kept(
    phone: Device, clinic: Host, versions: dict[str, Path], tmp_path: Path
) -> None:
    phone.open("/")
    phone.keep_all()
    clinic.folder = tmp_path / "site"
    shutil.copytree(versions["first"], clinic.folder)
    shutil.rmtree(clinic.folder / PAGE.strip("/"))
    assert phone.open(PAGE).status == 404

    clinic.down = True
    assert phone.open(PAGE).status == 404
    assert phone.note() == "You have no network, and this page is not saved here."


def test_leaflets_are_kept_for_those_who_asked_for_them(
    phone: Device, clinic: Host, versions: dict[str, Path], tmp_path: Path
) -> None:
    """And renewed with the rest; nobody else pays for them."""
    clinic.folder = with_leaflet(versions["first"], tmp_path / "first", b"%PDF old")
    phone.open("/")
    phone.keep_all()
    assert f"/{LEAFLET}" not in clinic.asked

    with suppress(Error):  # it becomes a download
        phone.page.goto(f"{clinic.origin}/{LEAFLET}")
    phone.open("/")
    phone.keep_all(others=1)
    assert f"/{LEAFLET}" in phone.kept()

    clinic.folder = with_leaflet(versions["second"], tmp_path / "second", b"%PDF new")
    phone.open("/")
    phone.wait(
        "async (path) => (await (await caches.match(path)).text()) === '%PDF new'", f"/{LEAFLET}"
    )


def with_leaflet(site: Path, folder: Path, text: bytes) -> Path:
    """A copy of a site that has a leaflet."""
    shutil.copytree(site, folder)
    (folder / LEAFLET).parent.mkdir(exist_ok=True)
    (folder / LEAFLET).write_bytes(text)
    return folder


def test_a_full_device_reads_on(phone: Device, clinic: Host) -> None:
    browser = phone.context.new_cdp_session(phone.page)
    full = {"origin": clinic.origin, "quotaSize": 100}
    browser.send("Storage.overrideQuotaForOrigin", full)
    phone.open("/")
    phone.wait_for_keeping()
    for address in (PAGE, DRAWN, "/"):
        assert phone.open(address).status == 200
        assert phone.note() == ""
    assert phone.kept() == []

    browser.send("Storage.overrideQuotaForOrigin", {"origin": clinic.origin})
    phone.open("/")
    phone.keep_all()
