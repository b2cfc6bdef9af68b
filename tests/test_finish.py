"""Built trees to one site: every file of it, and a folder that is only ours to touch."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Guide
from selectolax.lexbor import LexborHTMLParser

from sitegen.aloud import with_words
from sitegen.finish import (
    LEDGER,
    asset_names,
    gather,
    publish,
    read_assets,
)
from sitegen.headers import HEADERS, PAGE_POLICY, POLICY
from sitegen.stages import make_plans

FILES = {"assets/a.css": b"a", "index.html": b"<p>1</p>", "x/index.html": b"<p>2</p>"}


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


# a folder


def test_everything_is_published_into_a_new_folder(tmp_path: Path) -> None:
    assert publish(FILES, tmp_path / "site") == (3, [])
    assert _names(tmp_path / "site") == {*FILES, LEDGER}


def test_everything_is_published_into_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()

    assert publish(FILES, tmp_path / "site") == (3, [])


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    publish(FILES, tmp_path)
    before = (tmp_path / "index.html").stat().st_mtime_ns

    assert publish(FILES, tmp_path) == (0, [])
    assert publish(FILES | {"x/index.html": b"<p>3</p>"}, tmp_path) == (1, [])
    assert before == (tmp_path / "index.html").stat().st_mtime_ns


def test_a_folder_with_files_of_others_is_refused(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"x")

    changed, [problem] = publish(FILES, tmp_path)

    assert (changed, problem.code) == (0, "WRT02")
    assert _names(tmp_path) == {"holiday.jpg"}


def test_only_our_own_files_are_pruned(tmp_path: Path) -> None:
    publish(FILES, tmp_path)
    (tmp_path / "CNAME").write_text("example.org", "utf-8")

    publish({"index.html": b"<p>1</p>"}, tmp_path)

    assert _names(tmp_path) == {"index.html", "CNAME", LEDGER}


def test_after_a_crash_no_file_of_ours_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ledger lists a file before it is there; so the next run can prune it."""

    def crash(path: Path, data: bytes) -> bool:
        if path.name == LEDGER:
            path.write_bytes(data)
            return True
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("sitegen.finish.write_if_changed", crash)
        with pytest.raises(OSError, match="No space"):
            publish(FILES, tmp_path)
    publish({"index.html": b"<p>1</p>"}, tmp_path)

    assert _names(tmp_path) == {"index.html", LEDGER}


# the site of the sample


@pytest.fixture
def site(built: Guide) -> Path:
    return built.root / "site"


def test_assets_are_named_after_their_bytes(built: Guide, site: Path) -> None:
    assets = read_assets(built.root, built.catalog().site.colour)[0]
    names = asset_names(with_words(assets, make_plans(built.check())))

    assert set(names) == {path.name for path in (built.root / "docs" / "assets").glob("*.*")}
    for name in names.values():
        assert re.fullmatch(r"[\w-]+\.[0-9a-f]{10}\.\w+", name)
        assert (site / "assets" / name).is_file()


def test_nothing_of_the_theme_is_published(site: Path) -> None:
    assert not [name for name in _names(site) if "stylesheets" in name or "material" in name]


def test_a_page_that_moved_leaves_a_signpost(site: Path) -> None:
    stub = LexborHTMLParser((site / "conditions" / "broken-foot" / "index.html").read_text("utf-8"))

    [refresh] = stub.css('meta[http-equiv="refresh"]')
    [link] = stub.css("body a")
    assert refresh.attributes["content"] == "0; url=../../conditions/foot-in-a-cast/"
    assert link.attributes["href"] == "../../conditions/foot-in-a-cast/"
    assert stub.css("script") == []


def test_a_signpost_speaks_the_language_of_its_tree(site: Path) -> None:
    path = site / "es" / "conditions" / "broken-foot" / "index.html"
    stub = LexborHTMLParser(path.read_text("utf-8"))

    [link] = stub.css("body a")
    assert stub.css_matches('html[lang="es"]')
    assert link.text() == "Un pie con yeso"
    assert link.attributes["href"] == "../../../es/conditions/foot-in-a-cast/"


def _stubs(guide: Guide) -> dict[str, bytes]:
    """The files of a site whose pages are not built."""
    checked = guide.check()
    plans = make_plans(checked)
    return gather(
        read_assets(guide.root)[0], plans, [{"404.html": b""} for _ in plans], checked.redirects
    )


def test_a_page_may_move_to_the_home_page(sample: Guide) -> None:
    sample.edit("redirects", "redirects.0.new", "home")
    files = _stubs(sample)

    assert b'content="0; url=../../"' in files["conditions/broken-foot/index.html"]
    assert files["_redirects"].startswith(b"/conditions/broken-foot/ / 301\n")


def test_a_title_cannot_break_out_of_a_signpost(sample: Guide) -> None:
    sample.edit("conditions/foot-in-a-cast", "title", "</title><script>x</script>")
    files = _stubs(sample)

    assert b"<script" not in files["conditions/broken-foot/index.html"]


def test_hosts_that_know_redirects_get_a_list(site: Path) -> None:
    assert (site / "_redirects").read_text("utf-8") == (
        "/conditions/broken-foot/ /conditions/foot-in-a-cast/ 301\n"
        "/es/conditions/broken-foot/ /es/conditions/foot-in-a-cast/ 301\n"
    )


def test_the_headers_are_strict(site: Path) -> None:
    text = (site / "_headers").read_text("utf-8")

    assert all(f"  {name}: {value}\n" in text for name, value in HEADERS.items())
    assert "unsafe" not in POLICY
    assert PAGE_POLICY in POLICY
    assert "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n" in text


def test_every_page_carries_the_same_policy(site: Path) -> None:
    """The shell of the pages writes it on its own; both must say the same."""
    pages = list(site.rglob("*.html"))
    assert len(pages) > 40

    for path in pages:
        [meta] = LexborHTMLParser(path.read_bytes()).css("[http-equiv=Content-Security-Policy]")
        assert meta.attributes["content"] == PAGE_POLICY, path


def test_the_sitemap_names_every_page_once_and_no_signpost(site: Path) -> None:
    addresses = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))

    assert len(set(addresses)) == len(addresses)
    assert "https://crutches.example.org/" in addresses
    assert "https://crutches.example.org/es/conditions/foot-in-a-cast/" in addresses
    assert "https://crutches.example.org/es/conditions/sore-knee/" not in addresses
    assert "https://crutches.example.org/conditions/broken-foot/" not in addresses


def test_the_sitemap_tells_when_words_were_written(site: Path) -> None:
    text = (site / "sitemap.xml").read_text("utf-8")

    assert "/risks/a-fall/</loc><lastmod>2026-11-07</lastmod>" in text


def test_robots_are_told_of_the_sitemap(site: Path) -> None:
    assert "Sitemap: https://crutches.example.org/sitemap.xml\n" in (site / "robots.txt").read_text(
        "utf-8"
    )


def test_there_is_one_page_for_what_is_not_there(site: Path) -> None:
    assert [name for name in _names(site) if name.endswith("404.html")] == ["404.html"]


def test_a_page_that_is_shared_has_a_title_its_address_and_a_picture(site: Path) -> None:
    home = "https://crutches.example.org/"
    for tree in ("", "es/"):
        page = LexborHTMLParser((site / tree / "risks/a-fall/index.html").read_bytes())
        told = {
            e.attributes["property"]: e.attributes["content"] for e in page.css("meta[property]")
        }
        [own] = page.css("link[rel=canonical]")

        assert told["og:url"] == own.attributes["href"] == f"{home}{tree}risks/a-fall/"
        assert told["og:title"] == page.css("h1")[0].text()
        assert told["og:description"] == page.css("[name=description]")[0].attributes["content"]
        picture = (told["og:image"] or "").removeprefix(home)
        assert (site / picture).read_bytes().startswith(b"\x89PNG")


def test_pages_have_no_empty_lines(site: Path) -> None:
    """They are a hundredth of what a page weighs."""
    assert [p for p in site.rglob("*.html") if re.search(rb"\n\s*\n", p.read_bytes())] == []
