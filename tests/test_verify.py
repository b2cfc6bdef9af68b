"""The verify stage: a good little site, and one site for every fault that it should find."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.verify import CODES, Options, verify
from sitegen.verify.reader import facts_of
from sitegen.verify.run import RULES
from sitegen.verify.targets import home_of, target_of

OPTIONS = Options(languages={"": "en", "es": "es"})
HOME = home_of(OPTIONS.address)

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
NECK = "conditions/neck-pain/index.html"
SEARCH = "search/index.html"
INDEX = "search.0123456789.json"
OLD = "conditions/sore-neck/index.html"
SPANISH = "es/index.html"
BUSCAR = "es/search/index.html"


def page(path: str, title: str, body: str, *, up: str, language: str = "en") -> str:
    """A page as the templates write it. ``up`` leads to the top of the site."""
    address = path.removesuffix("index.html")
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="About {title}.">
<link rel="canonical" href="https://example.org/{address}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{up}assets/site.css">
<script src="{up}assets/site.js" defer></script>
<script type="application/ld+json">{{"about": {{"name": "{title}"}}}}</script>
</head>
<body>
<a href="#main">Skip to the text</a>
<header><a href="{up}">A plain guide</a> <a href="{up}search/">Search</a>
<form action="{up}search/"><input name="q" aria-label="Search"></form>
<nav aria-label="Menu"><a href="{up}conditions/neck-pain/">Neck pain</a></nav></header>
<main id="main"><article>
<h1 id="top-of-page">{title}</h1>
{body}
</article></main>
<footer><a href="{up}es/" hreflang="es" lang="es">Español</a>
<a href="https://other.example.net/">Another site</a> <a href="tel:911">911</a></footer>
</body>
</html>
"""


HOME_TEXT = """<h2>Where does it hurt?</h2>
<p><a href="conditions/neck-pain/#signs">Signs of neck pain</a></p>
<img src="assets/neck.svg" alt="A neck, seen from the side" srcset="assets/neck.svg 2x">
<svg role="img" aria-labelledby="drawing"><title id="drawing">Two hands</title></svg>
<svg aria-hidden="true"><use href="assets/neck.svg#bone"></use></svg>
<img src="assets/neck.svg" alt="">"""

NECK_TEXT = """<h2 id="signs">Signs</h2>
<h3>Today</h3>
<p>Some &#123;&#123;typed&#125;&#125; words and &#42;&#42;stars&#42;&#42;.
<a href="../../?from=here#top-of-page">Start</a> <a href="#top">Back up</a></p>
<table><caption>How often</caption><tr><th scope="col">What</th></tr><tr><td>It</td></tr></table>
<fieldset><legend>Tell us</legend><input type="checkbox" id="box"><label for="box">Dizzy</label>
<label><input type="checkbox"> Sick</label><button>Print</button></fieldset>
<details><summary>Sources</summary><p>None.</p></details>
<template><p>Later</p></template>"""

STUB = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>Neck pain</title><meta http-equiv="Refresh" content="0; URL='../neck-pain/'">
<link rel="canonical" href="https://example.org/conditions/neck-pain/"></head>
<body><a href="../neck-pain/">Neck pain</a></body></html>
"""

SITEMAP = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/</loc></url>
<url><loc>https://example.org/conditions/neck-pain/</loc></url>
<url><loc>https://example.org/search/</loc></url>
<url><loc>https://example.org/es/</loc></url>
<url><loc>https://example.org/es/search/</loc></url>
</urlset>
"""

FORM = '<form action="./"><label>Find <input name="q"></label> <button>Search</button></form>'
FILES = {
    "index.html": page("index.html", "Start", HOME_TEXT, up="./"),
    NECK: page(NECK, "Neck pain", NECK_TEXT, up="../../"),
    SEARCH: page(SEARCH, "Search", FORM, up="../"),
    SPANISH: page(SPANISH, "Start", '<a href="search/">Buscar</a>', up="../", language="es"),
    BUSCAR: page(BUSCAR, "Search", FORM, up="../../", language="es"),
    "404.html": page("404.html", "Not found", "<p>Sorry.</p>", up="/"),
    OLD: STUB,
    "assets/site.css": "/* url(gone.png) */ body { background: url('neck.svg') }\n",
    "assets/site.js": "'use strict';\n",
    "assets/neck.svg": '<svg xmlns="http://www.w3.org/2000/svg"><g id="bone"/></svg>\n',
    INDEX: '[{"t": "A", "u": ""}, {"t": "B", "u": "conditions/neck-pain/#signs"}]\n',
    "sitemap.xml": SITEMAP,
    "_headers": "/*\n  X-Content-Type-Options: nosniff\n",
}


class Case(NamedTuple):
    """One fault: its code, the file it is in, and words of that file with what replaces them."""

    code: str
    file: str
    old: str
    new: str
    told_in: str = ""  # where the fault is told, when that is another file
    options: Options = OPTIONS


def text(code: str, new: str) -> Case:
    """A fault that is added to the text of a page."""
    return Case(code, NECK, "</article>", f"{new}</article>")


def head(code: str, new: str) -> Case:
    """A fault that is added to the head of a page."""
    return Case(code, NECK, "</head>", f"{new}</head>")


def gone(code: str, file: str) -> Case:
    """A fault that is a file taken away."""
    return Case(code, file, FILES[file], "")


# What looks like a fault and is none.
FINE = [
    text("", "<section><header>Words</header><footer>Words</footer></section>"),
    text("", '<svg role="img" aria-label="Two"><svg></svg><svg></svg></svg>'),
    text(
        "", '<svg role="group" aria-label="A body"><a href="../../"><title>Start</title></a></svg>'
    ),
    text("", '<span aria-hidden="true"><img src="../../assets/neck.svg"><svg></svg></span>'),
    text("", '<img src="../../assets/neck.svg" role="presentation">'),
    text("", '<map name="m"><area href="../../" alt="Start"></map>'),
    text("", '<table aria-label="Words"><tr><th scope="row">What</th></tr></table>'),
    text("", '<h2><span aria-hidden="true">1</span> Words</h2><h3>Words</h3><h2>Words</h2>'),
    text("", '<div hidden><h2>Words</h2><a href="../../">Start</a><svg></svg></div>'),
    text("", '<nav aria-label="On this page">Words</nav><a href="#TOP">Back up</a>'),
    Case("", NECK, '<nav aria-label="Menu">', "<nav>"),
    Case("", NECK, "<body>", "<body><h2>Words</h2><h4>Words</h4>"),
    Case("", NECK, '<link rel="canonical" href="https://example.org/conditions/neck-pain/">', ""),
    Case("", SEARCH, 'action="./"', 'action=""'),
    Case("", "404.html", '<meta name="description" content="About Not found.">', ""),
    Case("", "404.html", "https://example.org/404.html", "https://example.org/"),
    text("", '<a href="../../"><img src="../../assets/neck.svg" alt="Start"></a>'),
    text("", '<a href="../../"><svg role="img" aria-label="Start"></svg></a>'),
    text("", '<a href="../../" title="Start"><svg aria-hidden="true"></svg></a>'),
    text("", '<label><span><b><input type="checkbox"></b></span> Sick, further in</label>'),
    text("", '<a href="../../" aria-labelledby="signs">more</a>'),
    text("", '<input type="hidden"><input type="submit"><input type="button" value="Go">'),
    text("", '<input type="button" aria-label="Go"><input type="TEXT" title="Name">'),
    text("", '<input type="image" src="../../assets/neck.svg" alt="Go">'),
    text("", '<fieldset aria-label="Words"><button aria-label="Go"></button></fieldset>'),
    text("", "<p>&lt; 5 and &gt; 3</p><pre># {{ code }}</pre><!-- {{ note }} -->"),
    text("", "<script type='application/LD+JSON'>[]</script>"),
    text(
        "", '<output for="box signs"></output><p tabindex="0">Words</p><p tabindex="-1">Words</p>'
    ),
    text("", '<a href="MAILTO:a@example.org">Write to us</a> <a href="sms:911">Text us</a>'),
    text("", '<a href="../../assets/neck.svg">A drawing</a> <a href="index.html#signs">Signs</a>'),
    text("", '<a href=" ../../&#10;">Start</a> <a href="../../#top-of-p%61ge">Start</a>'),
    text("", '<img src="../../assets/neck.svg" srcset=" , ../../assets/neck.svg 2x, " alt="A">'),
    head(
        "", '<link rel="Author" href="https://example.net/"><meta name="og:url" content="../../">'
    ),
    head("", '<meta property="og:image" content="https://example.org/assets/neck.svg">'),
    head("", '<link rel="alternate" hreflang="ES-mx" href="https://example.org/es/">'),
    head("", '<link rel="alternate" hreflang="x-default" href="https://example.org/">'),
    text("", '<a href="https://example.net/" hreflang="cy">Cymraeg</a>'),
    head("", '<meta name="a" content="https://example.net/">'),
    Case(
        "", NECK, "<body>", '<body><input type="hidden"><button disabled>No</button><video></video>'
    ),
    Case("", NECK, "<body>", '<body><p tabindex="-1">Words</p><h2>Words</h2>'),
    Case("", NECK, 'lang="en"', 'lang="en-GB"'),
    Case("", NECK, 'name="viewport" content="', 'name="viewport" content="Width = Device-Width, '),
    Case("", "404.html", "<title>", '<meta name="robots" content="NoIndex"><title>'),
    Case("", "assets/site.css", "url('neck.svg')", 'url( "neck.svg#bone" ), url(data:,)'),
]

LONELY = page("lonely/index.html", "Lonely", "", up="../").replace(
    "<title>", '<meta name="robots" content="noindex"><title>'
)
WELSH = replace(OPTIONS, languages={"": "en", "es": "es", "cy": "cy"})
CASES = [
    text("VER01", '<a href="../elbow-pain/">Elbow pain</a>'),
    text("VER01", '<a href="../../conditions/Neck-Pain/">Neck pain</a>'),
    text("VER01", '<a href="../../conditions/neck-pain">No slash</a>'),
    text("VER01", '<a href="../../../out/">Out of the site</a>'),
    text("VER01", '<a href="">Nowhere</a>'),
    text("VER01", '<img src="gone.png" alt="A hand">'),
    text("VER01", '<img src="../../assets/neck.svg" srcset="gone.png 2x" alt="A hand">'),
    Case("VER01", NECK, 'href="../../assets/site.css"', 'href="../assets/site.css"'),
    Case("VER01", NECK, 'src="../../assets/site.js"', 'src="../../assets/gone.js"'),
    head("VER01", '<link rel="alternate" hreflang="cy" href="https://example.org/cy/">'),
    head("VER01", '<meta property="og:image" content="https://example.org/assets/gone.png">'),
    Case("VER01", NECK, "example.org/conditions/neck-pain/", "example.org/neck-pain/"),
    Case("VER01", "assets/site.css", "'neck.svg'", "gone.png"),
    Case("VER01", "assets/site.css", "body", "@import 'gone.css'; body"),
    Case("VER01", OLD, "../neck-pain/'", "../neckpain/'"),
    text("VER02", '<a href="#nothing">Nothing</a>'),
    text("VER02", '<a href="../../#signs">Signs</a>'),
    text("VER02", '<svg aria-hidden="true"><use href="../../assets/neck.svg#skin"/></svg>'),
    Case("VER02", NECK, 'href="#main"', 'href="#mane"'),
    Case("VER03", NECK, 'href="../../search/"', 'href="/search/"'),
    Case("VER03", NECK, 'href="../../search/"', 'href="https://example.org/search/"'),
    Case("VER03", NECK, 'src="../../assets', 'src="/assets'),
    Case("VER03", "404.html", 'href="/search/"', 'href="search/"'),
    Case("VER03", "assets/site.css", "'neck.svg'", "/assets/neck.svg"),
    Case("VER04", "lonely/index.html", "", LONELY),
    Case("VER05", NECK, "https://example.org/conditions/neck-pain/", "https://example.org/"),
    Case("VER05", NECK, "https://example.org/conditions", "https://example.net/conditions"),
    Case("VER06", NECK, "", "", "cy/index.html", WELSH),
    text("VER07", '<a href="../../" hreflang="es">Español</a>'),
    head("VER07", '<link rel="alternate" hreflang="en" href="https://example.org/es/">'),
    text("VER10", '<p id="signs">Twice</p>'),
    text("VER10", '<p id="two words">Two words</p>'),
    text("VER10", '<p id="">Nothing</p>'),
    text("VER11", '<p aria-describedby="nothing">Words</p>'),
    text("VER11", '<label for="nothing">Words</label>'),
    text("VER12", "<h1>Another</h1>"),
    Case("VER12", SEARCH, '<h1 id="top-of-page">Search</h1>', '<p id="top-of-page">Search</p>'),
    text("VER13", "<h5>Too deep</h5>"),
    text("VER14", "<h2> </h2>"),
    text("VER14", '<h2><img src="../../assets/neck.svg" alt=""></h2>'),
    Case("VER15", NECK, ' lang="en"', ""),
    Case("VER15", SPANISH, ' lang="es"', ' lang="en"'),
    Case("VER15", OLD, ' lang="en"', ""),
    Case("VER16", NECK, "<footer>", "<main></main><footer>"),
    Case("VER16", NECK, "<main id", "<div id"),
    Case("VER17", NECK, "<footer>", "<header></header><footer>"),
    Case("VER17", NECK, "footer>", "div>"),
    text("VER17", '<div role="banner">Words</div>'),
    Case("VER18", NECK, "nav", "div"),
    text("VER18", '<nav aria-label="Menu">Words</nav>'),
    text("VER18", "<nav>Words</nav>"),
    Case("VER19", NECK, '<a href="#main">Skip to the text</a>', ""),
    Case("VER19", NECK, "<body>", "<body><button>First</button>"),
    Case("VER19", NECK, '"#main"', '"#foot" id="foot"'),
    Case("VER19", NECK, "<body>", '<body><p tabindex="0">First</p>'),
    Case("VER19", NECK, "<body>", "<body><p contenteditable>First</p>"),
    Case("VER19", NECK, "<body>", "<body><video controls></video>"),
    Case("VER19", NECK, '"#main"', '"../../search/"'),
    text("VER19", '<p tabindex="2">Me first</p>'),
    Case("VER20", NECK, "<title>Neck pain</title>", ""),
    Case("VER20", NECK, "<title>Neck pain</title>", "<title> </title>"),
    Case("VER20", OLD, "<title>Neck pain</title>", ""),
    Case("VER21", SEARCH, "<title>Search</title>", "<title>Neck Pain</title>"),
    Case("VER22", NECK, "About Neck pain.", ""),
    Case("VER22", NECK, 'name="description"', 'name="other"'),
    Case("VER23", NECK, "width=device-width, ", ""),
    Case("VER23", NECK, "initial-scale=1", "user-scalable=no"),
    Case("VER23", NECK, "initial-scale=1", "user-scalable=0"),
    Case("VER23", NECK, "initial-scale=1", "Maximum-Scale=1"),
    Case("VER24", NECK, "Content-Security-Policy", "Other"),
    Case("VER24", NECK, "script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    Case("VER24", NECK, "script-src 'self'", "script-src 'UNSAFE-EVAL'"),
    Case("VER24", NECK, "script-src 'self'", "script-src *"),
    Case("VER24", NECK, "script-src 'self'", "script-src https://cdn.example.net"),
    Case("VER24", NECK, "default-src 'none'; ", ""),
    Case("VER24", NECK, '<meta charset="utf-8">', '<meta charset="utf-8"><meta name="a">'),
    Case("VER24", OLD, POLICY, "default-src * 'unsafe-eval'"),
    text("VER30", '<img src="../../assets/neck.svg">'),
    text("VER30", '<img src="../../assets/neck.svg" alt="neck.svg">'),
    text("VER30", "<svg><title>Not read everywhere</title></svg>"),
    text("VER30", '<svg role="img"></svg>'),
    text("VER30", '<svg aria-label="Two hands"></svg>'),
    text("VER30", '<span role="img">&#9731;</span>'),
    text("VER31", '<map name="m"><area href="../../"></map>'),
    text("VER31", '<a href="../../">Click here.</a>'),
    text("VER31", '<a href="../../">→</a>'),
    text("VER31", '<a href="../../">→ More</a>'),
    text("VER31", '<a href="../../"><span aria-hidden="true">Start</span></a>'),
    text("VER31", '<a href="../../"><img src="../../assets/neck.svg" alt=""></a>'),
    text("VER31", '<a href="../../" aria-label="more">The start page</a>'),
    text("VER32", '<input name="age">'),
    text("VER32", "<input>"),
    text("VER32", '<input type="button">'),
    text("VER32", '<input type="image" src="../../assets/neck.svg">'),
    text("VER32", '<input id="age"><label for="age"> </label>'),
    text("VER32", "<select><option>One</option></select>"),
    text("VER32", "<textarea></textarea>"),
    text("VER32", "<button></button>"),
    text("VER32", "<fieldset><p>Words</p></fieldset>"),
    text("VER33", '<table><tr><th scope="col">What</th></tr></table>'),
    text("VER33", "<table><caption>What</caption><tr><th>What</th></tr></table>"),
    text("VER33", "<table><caption>What</caption><tr><td>What</td></tr></table>"),
    text("VER34", "<p>Signs {#signs}</p>"),
    text("VER34", "<p>Signs {: .big }</p>"),
    text("VER34", "<p>[words](../../)</p>"),
    text("VER34", "<p>{{ page.title }}</p>"),
    text("VER34", "<p>{% if this %}</p>"),
    text("VER34", "<p>**strong**</p>"),
    text("VER34", "<p>\n## Signs\n</p>"),
    text("VER34", "<p>\n| one | two |\n</p>"),
    text("VER34", "<p>It&amp;#39;s</p>"),
    text("VER34", "<p>&lt;a href=&#34;../&#34;&gt;words</p>"),
    text("VER34", "<p>Broken \ufffd letter</p>"),
    text("VER34", '<div markdown="1">Words</div>'),
    text("VER40", "<script>alert(1)</script>"),
    text("VER40", "<template><script>alert(1)</script></template>"),
    Case("VER40", OLD, "</body>", "<script>location = 1</script></body>"),
    text("VER41", '<p onclick="go()">Words</p>'),
    text("VER41", '<template><template><p onclick="go()">Words</p></template></template>'),
    head("VER42", "<style>p { color: red }</style>"),
    text("VER42", '<p style="color: red">Words</p>'),
    text("VER43", '<a href="javascript:alert(1)">Words</a>'),
    text("VER43", '<a href=" java\nscript:alert(1)">Words</a>'),
    text("VER43", '<a href="data:text/html,x">Words</a>'),
    text("VER43", '<a href="http://example.net/">Words</a>'),
    text("VER43", '<img src="data:image/png;base64,AAAA" alt="A hand">'),
    text("VER44", '<img src="https://example.net/a.png" alt="A hand">'),
    text("VER44", '<img src="//example.net/a.png" alt="A hand">'),
    text("VER44", '<img src="\\\\example.net/a.png" alt="A hand">'),
    Case("VER44", NECK, '"../../assets/site.js"', '"https://cdn.example.net/site.js"'),
    head("VER44", '<link rel="preload" href="https://x.example.net/f">'),
    head("VER44", '<link rel="alternate stylesheet" href="https://x.example.net/f">'),
    text("VER44", '<a href="../../" ping="https://x.example.net/">Start</a>'),
    head("VER44", '<link rel="icon" href="https://x.example.net/f">'),
    Case("VER44", SEARCH, 'action="./"', 'action="https://example.net/"'),
    Case("VER44", "assets/site.css", "'neck.svg'", "//fonts.example.net/a.woff2"),
    text("VER45", "<iframe></iframe>"),
    text("VER45", '<form action="./"><button>Send</button></form>'),
    text("VER45", "<center>Words</center>"),
    text("VER45", '<svg aria-hidden="true"><foreignObject></foreignObject></svg>'),
    head("VER45", '<meta http-equiv="refresh" content="5">'),
    head("VER45", "<base>"),
    Case("VER46", NECK, '{"about"', "{about"),
    text("VER50", "".join(f"<p>{number * number:x}</p>" for number in range(6000))),
    Case("VER60", INDEX, "neck-pain/#signs", "elbow-pain/"),
    Case("VER60", INDEX, "#signs", "#nothing"),
    Case("VER60", INDEX, '"t"', "t"),
    Case("VER60", INDEX, '"u"', '"other"'),
    Case("VER60", INDEX, '"u": ""', '"u": "https://example.net/"'),
    Case("VER60", INDEX, FILES[INDEX], "", "search.json"),
    Case("VER61", "sitemap.xml", "</urlset>", ""),
    Case("VER61", "sitemap.xml", "</urlset>", "<loc>https://example.org/x/</loc></urlset>"),
    Case("VER61", "sitemap.xml", "</urlset>", "<loc>/search/</loc></urlset>"),
    Case(
        "VER61", SEARCH, "<title>", '<meta name="robots" content="noindex"><title>', "sitemap.xml"
    ),
    gone("VER61", "sitemap.xml"),
    Case("VER62", "sitemap.xml", "<url><loc>https://example.org/search/</loc></url>", "", SEARCH),
]


def site(files: dict[str, str]) -> dict[str, bytes]:
    """The files of a site as bytes."""
    return {path: words.encode() for path, words in files.items()}


def with_fault(case: Case) -> dict[str, str]:
    """The files of the good site with one fault in them."""
    before = FILES.get(case.file, "")
    assert case.old in before, "the fault would change nothing"
    after = before.replace(case.old, case.new) if case.old else before + case.new
    return {path: words for path, words in {**FILES, case.file: after}.items() if words}


def test_a_good_site_has_no_problems() -> None:
    assert verify(site(FILES), OPTIONS) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.new[:40]}")
def test_a_fault_is_found_and_nothing_else(case: Case) -> None:
    found = verify(site(with_fault(case)), case.options)

    assert {(case.code, f"site/{case.told_in or case.file}")} == {(p.code, p.file) for p in found}


TEXT_CASES = [case for case in CASES if case.old == "</article>" and "<form" not in case.new]


@pytest.mark.parametrize("case", TEXT_CASES, ids=lambda case: f"{case.code} {case.new[:40]}")
def test_a_place_is_right_or_the_start_of_the_file(case: Case) -> None:
    """Rather no place than a wrong one."""
    first = FILES[NECK].partition("</article>")[0].count("\n") + 1
    lines = {1, *range(first, first + 1 + case.new.count("\n"))}

    assert {p.line for p in verify(site(with_fault(case)), OPTIONS)} <= lines


def test_the_words_for_every_fault() -> None:
    """``faults.txt`` holds what a person reads, case by case."""
    told = [
        f"{found.text()}\n"
        for case in CASES
        for found in verify(site(with_fault(case)), case.options)
    ]

    assert "".join(told) == Path(__file__).with_name("faults.txt").read_text("utf-8")


@pytest.mark.parametrize("case", FINE, ids=lambda case: case.new[:50])
def test_what_only_looks_like_a_fault_is_fine(case: Case) -> None:
    assert verify(site(with_fault(case)), case.options) == []


def test_every_code_has_a_fault() -> None:
    assert set(CODES) == {case.code for case in CASES}


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(code: str) -> None:
    title, meaning = CODES[code]

    assert title[0].isupper()
    assert not title.endswith(".")
    assert meaning.endswith(".")
    assert len(meaning) > len(title)


def test_no_code_is_used_by_two_rules() -> None:
    assert len(RULES) == len(CODES)


def test_a_problem_has_the_place_words_and_a_hint() -> None:
    before, _, _ = FILES[NECK].partition("</article>")
    case = text("VER01", '\n <a href="../elbow-pain/">Elbow pain</a>')

    (found,) = verify(site(with_fault(case)), OPTIONS)

    assert before.count("\n") + 2 == found.line
    assert found.column == 5
    assert '"../elbow-pain/" leads to conditions/elbow-pain/index.html' in found.message
    assert found.hint.startswith("Mend the address")


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("../../search/", "../../../out/", "leads out of the site", "Mend the address"),
        (
            "../../search/",
            "../../search",
            "is a folder without its /",
            "write the address with a /",
        ),
        ("../../search/", "/search/", '"/search/" must be relative', "In a template"),
        ("../../search/", "x" * 99, f'"{"x" * 80}…" leads to', "Mend the address"),
        ("<title>Neck pain", "<title>", "the head has an empty title", "Give the record"),
        ("<title>Neck pain</title>", "", "the head has 0 titles", "Give the record"),
        ("About Neck pain.", "", "the description is empty", "Say in the record"),
        (' lang="en"', "", 'is missing, and must be "en"', "Set theme.language"),
        (' lang="en"', ' lang="cy"', 'is "cy", and must be "en"', "Set theme.language"),
    ],
)
def test_the_words_fit_the_fault(
    old: str, new: str, message: str, hint: str, tmp_path: Path
) -> None:
    found = verify(site(with_fault(Case("", NECK, old, new))), OPTIONS)

    assert {message in problem.message for problem in found} == {True}
    assert {problem.hint.startswith(hint) for problem in found} == {True}


def test_the_address_of_a_site_must_be_one() -> None:
    with pytest.raises(ValueError, match="not an address of a site: example"):
        home_of("example")


def test_all_faults_of_all_pages_are_told_in_order() -> None:
    """One run tells everything, sorted by file and line."""
    files = {
        path: words.replace("<h1", "<p").replace("</h1", "</p") for path, words in FILES.items()
    }

    found = verify(site(files), OPTIONS)

    assert {NECK, SEARCH, SPANISH, BUSCAR, "index.html", "404.html"} == {
        problem.file.removeprefix("site/") for problem in found
    }
    assert sorted(found) == found


def test_nothing_is_not_a_good_site() -> None:
    found = verify({}, OPTIONS)

    assert sorted(problem.code for problem in found) == ["VER06", "VER06", "VER60", "VER61"]


def test_a_site_may_live_in_a_folder_of_its_host() -> None:
    """Only canonical addresses, the map and the page for lost readers know that folder."""
    files = {
        path: words.replace("example.org/", "example.org/guide/") for path, words in FILES.items()
    }
    files["404.html"] = files["404.html"].replace('="/', '="/guide/')

    options = replace(OPTIONS, address="https://example.org/guide")
    assert verify(site(files), options) == []


def test_style_sheets_count_towards_the_weight_of_a_page() -> None:
    sheet = "".join(f".c{number * number:x} {{}}\n" for number in range(6000))

    found = verify(site({**FILES, "assets/site.css": sheet}), OPTIONS)

    assert {"VER50"} == {problem.code for problem in found}
    assert {f"site/{NECK}", "site/index.html"} < {problem.file for problem in found}


@pytest.mark.parametrize(
    ("value", "scheme", "path", "fragment"),
    [
        ("", "", "a/b/index.html", ""),
        ("#x", "", "a/b/index.html", "x"),
        ("?q=1", "", "a/b/index.html", ""),
        ("?q=1#x", "", "a/b/index.html", "x"),
        (".", "", "a/b/index.html", ""),
        ("./", "", "a/b/index.html", ""),
        ("..", "", "a/index.html", ""),
        ("../", "", "a/index.html", ""),
        ("../../", "", "index.html", ""),
        ("../../..", "", "", ""),
        ("../c/?q#%C3%A9", "", "a/c/index.html", "é"),
        ("../c.css", "", "a/c.css", ""),
        ("c%20d.png", "", "a/b/c d.png", ""),
        ("x#a:~:text=word", "", "a/b/x", "a"),
        ("/guide/c/", "", "c/index.html", ""),
        ("/guide", "", "index.html", ""),
        ("/other/", "", "", ""),
        ("https://Example.org/guide/c/", "", "c/index.html", ""),
        ("https://example.org/guide", "", "index.html", ""),
        ("https://example.org/", "", "", ""),
        ("//example.org/guide/", "", "index.html", ""),
        ("https://example.org.evil.net/guide/", "https", "", ""),
        ("https://example.org:444/guide/", "https", "", ""),
        ("http://example.org/guide/", "http", "", ""),
        ("\\\\evil.net", "https", "", ""),
        ("https:evil.net", "https", "", ""),
        ("http://[", "http", "", ""),
        ("JavaScript:x", "javascript", "", ""),
        ("\x01 java\tscript:x", "javascript", "", ""),
        ("mailto:a@example.org", "mailto", "", ""),
        ("a:b", "a", "", ""),
        ("./a:b", "", "a/b/a:b", ""),
    ],
)
def test_where_an_address_leads(value: str, scheme: str, path: str, fragment: str) -> None:
    found = target_of(value, "a/b/index.html", home_of("https://example.org/guide/"))

    assert (scheme, path, fragment) == found[:3]


def test_facts_are_plain_values_of_the_bytes_alone() -> None:
    """So that a cache can keep them by content hash."""
    facts = facts_of(FILES[NECK].encode())

    assert facts == facts_of(FILES[NECK].encode())
    assert facts == pickle.loads(pickle.dumps(facts))  # noqa: S301  # our own bytes


PIECES = r"""
<a href= |<a href='#x'>|<svg>|<svg role=img aria-labelledby=a>|<title id=a>|<img src=//[>|<main |
<main>|</main>|<template>|</template>|<script>|<script type=application/ld+json>|{{|](|<table>|<th>|
<th scope>|<label for>|<input id>|<select>|<frameset>|<h1>|<h6 id=''>|<html lang>|<?x|]]>|<!--|
<meta http-equiv=refresh content=0;url=x>|<meta http-equiv=refresh content>|<base href=http://[>|
 srcset=',, a 1x,'| tabindex=99999999999999999999| tabindex=²| aria-labelledby=' '| href=%ff%00#%ff|
<math><mi>|<noscript>|<plaintext>|<style>|<p style onload>|<title>|<head>| role=img|<nav>|<header>|
<footer>|<fieldset>|<legend>"""
ODD_PAGES = st.lists(st.sampled_from(PIECES.split("|"))).map(
    lambda pieces: "".join(pieces).encode()
)


def test_a_page_that_lists_the_guide_may_grow_with_it() -> None:
    long = with_fault(text("", "".join(f"<p>{number * number:x}</p>" for number in range(6000))))
    folder = NECK.removesuffix("/index.html")

    assert {"VER50"} == {problem.code for problem in verify(site(long), OPTIONS)}
    assert verify(site(long), replace(OPTIONS, list_pages=frozenset({folder}))) == []


@given(page=st.binary() | ODD_PAGES, other=st.binary() | st.just(b"[" * 9999))
@settings(max_examples=100, deadline=None)
def test_no_bytes_make_it_fail(page: bytes, other: bytes) -> None:
    files = site(FILES)
    files |= dict.fromkeys((NECK, "assets/neck.svg"), page)
    files |= dict.fromkeys((INDEX, "sitemap.xml", "assets/site.css"), other)

    assert verify(files, OPTIONS)


@given(value=st.text() | st.text("./\\#?:%htps[]@ \t"))
def test_no_address_makes_it_fail(value: str) -> None:
    assert not target_of(value, NECK, HOME).path.startswith(("/", ".."))
