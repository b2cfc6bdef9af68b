"""What hosts are told to send: the points of Mozilla's HTTP Observatory, and one set of headers.

The rules of the score are those of the Observatory as published (mdn/mdn-http-observatory,
``src/grader/charts.js`` and ``src/analyzer/tests``, 2026), for a site that sets no cookies and
shares nothing with other origins. What only a host can do (a redirect to https) counts 0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from conftest import Guide
from selectolax.lexbor import LexborHTMLParser

from sitegen.headers import HEADERS, SECURE_ONLY

ENOUGH_FOR_EXTRAS = 90  # bonus points count only from here on
HALF_A_YEAR = 15_768_000  # seconds
BROAD = {"*", "http:", "https:", "ftp:"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
Headers = Mapping[str, str]


def policy_of(headers: Headers) -> dict[str, list[str]]:
    """The directives of the content security policy."""
    parts = [part.split() for part in headers.get("Content-Security-Policy", "").split(";")]
    return {name.lower(): sources for name, *sources in filter(None, parts)}


def content_security_policy(headers: Headers) -> int:
    policy = policy_of(headers)
    if not policy:
        return -25
    rest = policy.get("default-src", ["*"])
    script, thing, style = (policy.get(f"{k}-src", rest) for k in ("script", "object", "style"))
    sources = {source for listed in policy.values() for source in listed}
    if BROAD & {*script, *thing} or {"'unsafe-inline'", "data:"} & {*script}:
        return -20
    if any(source.startswith(("http:", "ftp:")) for source in sources):
        return -20
    if "'unsafe-eval'" in {*script, *style}:
        return -10
    if (BROAD | {"'unsafe-inline'", "data:"}) & {*style}:
        return 0
    return 10 if policy.get("default-src") == ["'none'"] else 5


def frames(headers: Headers) -> int:
    if "frame-ancestors" in policy_of(headers):
        return 5
    return 0 if headers.get("X-Frame-Options", "").lower() in ("deny", "sameorigin") else -20


def referrer(headers: Headers) -> int:
    said = headers.get("Referrer-Policy")
    return 0 if said is None else 5 if said in PRIVATE else -5


def resource_policy(headers: Headers) -> int:
    said = headers.get("Cross-Origin-Resource-Policy", "cross-origin")
    return {"same-origin": 10, "same-site": 10, "cross-origin": 0}.get(said, -5)


def transport(headers: Headers) -> int:
    said = re.search(r"max-age=(\d+)", headers.get("Strict-Transport-Security", ""))
    return -20 if said is None else 0 if int(said[1]) >= HALF_A_YEAR else -10


def sniffing(headers: Headers) -> int:
    return 0 if headers.get("X-Content-Type-Options", "").lower() == "nosniff" else -5


def cookies(headers: Headers) -> int:
    return -40 if "Set-Cookie" in headers else 0  # the worst case: we want none at all


def sharing(headers: Headers) -> int:
    return -50 if "Access-Control-Allow-Origin" in headers else 0  # the same


RULES: tuple[Callable[[Headers], int], ...] = (
    *(content_security_policy, frames, referrer, resource_policy),
    *(transport, sniffing, cookies, sharing),
)


def points(headers: Headers, page: str) -> int:
    """The score of a site by the headers and the HTML of its first page."""
    found = [rule(headers) for rule in RULES] + [scripts(page)]
    score = 100 + sum(found)
    without_extras = 100 + sum(one for one in found if one < 0)
    return score if without_extras >= ENOUGH_FOR_EXTRAS else max(without_extras, 0)


def scripts(page: str) -> int:
    """Scripts of other origins cost points."""
    sources = [e.attributes["src"] or "" for e in LexborHTMLParser(page).css("script[src]")]
    return -50 if any("//" in source for source in sources) else 0


def netlify(site: Path) -> dict[str, str]:
    """The headers of ``_headers`` for any address."""
    text = (site / "_headers").read_text("utf-8").partition("/*\n")[2].partition("\n\n")[0]
    return dict(line.strip().split(": ", 1) for line in text.splitlines())


def apache(site: Path) -> dict[str, str]:
    """The headers of ``.htaccess`` for any address."""
    text = (site / ".htaccess").read_text("utf-8")
    return dict(re.findall(r'^  Header always set (\S+) "([^"]*)"$', text, re.MULTILINE))


@pytest.fixture
def site(built: Guide) -> Path:
    return built.root / "site"


@pytest.mark.parametrize("read", [netlify, apache])
def test_the_site_gets_130_points(site: Path, read: Callable[[Path], Headers]) -> None:
    headers = read(site)

    assert headers == HEADERS | SECURE_ONLY
    assert points(headers, (site / "index.html").read_text("utf-8")) == 130


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("Content-Security-Policy", "", 75 - 20),
        ("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'", 125),
        ("Content-Security-Policy", "default-src 'none'", 125),
        ("Content-Security-Policy", "default-src 'none'; script-src data:", 80),
        ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'", 115),
        ("Referrer-Policy", "unsafe-url", 120),
        ("Cross-Origin-Resource-Policy", "cross-origin", 120),
        ("Strict-Transport-Security", "max-age=60", 120),
        ("Strict-Transport-Security", "", 80),
        ("X-Content-Type-Options", "", 125),
        ("Set-Cookie", "a=b", 60),
    ],
)
def test_weaker_headers_get_fewer_points(name: str, value: str, expected: int) -> None:
    headers = HEADERS | SECURE_ONLY | {name: value}
    if name == "Content-Security-Policy" and not value:
        headers.pop("X-Frame-Options")

    assert points(headers, "") == expected


def test_nothing_in_the_policy_is_unsafe(site: Path) -> None:
    policy = policy_of(netlify(site))

    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == ["'none'"]
    assert {source for listed in policy.values() for source in listed} <= {
        "'none'",
        "'self'",
        "data:",
    }
    assert "data:" not in policy["script-src"] + policy["style-src"]


def test_a_device_is_asked_for_nothing(site: Path) -> None:
    asked = netlify(site)["Permissions-Policy"].split(", ")

    assert {"camera=()", "geolocation=()", "microphone=()", "browsing-topics=()"} <= set(asked)
    assert all(one.endswith("=()") for one in asked)


def test_who_finds_a_hole_knows_whom_to_tell(site: Path) -> None:
    assert (site / ".well-known" / "security.txt").read_text("utf-8") == (
        "Contact: mailto:security@example.org\n"
        "Expires: 2027-11-01T00:00:00Z\n"
        "Preferred-Languages: en, es\n"
        "Canonical: https://crutches.example.org/.well-known/security.txt\n"
    )


def test_a_placeholder_is_no_contact_of_a_real_guide(sample: Guide) -> None:
    sample.edit("site", "example", "no")
    at = (
        sample.path("site").read_text("utf-8").splitlines().index("  contact: security@example.org")
    )

    assert at + 1 in [p.line for p in sample.problems() if p.code == "SIT01"]


def test_a_guide_without_a_contact_has_no_such_file(sample: Guide) -> None:
    sample.edit("site", "security", None)
    assert sample.run("build") == 0

    assert not (sample.root / "site" / ".well-known").exists()
