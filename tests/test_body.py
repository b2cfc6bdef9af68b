"""Where it hurts, as a picture: the parts of a problem, filled in on a body."""

from __future__ import annotations

import re
from html import unescape

import pytest
from conftest import Guide
from test_templates import page, said

from sitegen.body import where
from sitegen.drawing import sheets
from sitegen.model.vocabulary import Region

KNEE = Region(id="knee", label="Knee", sides="M0 284H50V318H0Z")
HEAD = Region(id="head", label="Head", front="M-24 40H24V9Z", back="M-24 40H24V8Z")
BACK = Region(id="low-back", label="Low back", back="M-36 164H36L43 206H-43Z")
ARM = Region(id="arm", label="Arm", sides="M39 132H84V160H39ZM45 190H84V216H47Z")
ALL_OVER = Region(id="whole-body", label="Whole body")


def _drawn(*regions: Region) -> str:
    return (where(regions) or b"").decode()


def _parts(drawn: str) -> list[tuple[str, str]]:
    """The filled parts, the main one last, which is drawn over the others."""
    return re.findall('<g fill-opacity="(.*?)">(.*?)</g>', drawn)


def test_the_main_part_is_filled_most() -> None:
    (others, leg), (main, back) = _parts(_drawn(BACK, KNEE))

    assert float(others) < float(main) == 1
    assert str(KNEE.sides) in leg
    assert str(BACK.back) in back


@pytest.mark.parametrize(("parts", "seen"), [((HEAD,), "V8"), ((KNEE, HEAD), "V9")])
def test_the_head_and_the_back_are_seen_from_behind(parts: tuple[Region, ...], seen: str) -> None:
    assert seen in _drawn(*parts)


def test_a_part_without_a_shape_has_no_picture() -> None:
    assert where((ALL_OVER, KNEE)) is None
    assert len(_parts(_drawn(KNEE, ALL_OVER))) == 2


def test_an_arm_is_filled_from_top_to_bottom() -> None:
    """Its elbow is a part of its own, but pain does not leave a gap there."""
    (_, arm), _ = _parts(_drawn(BACK, ARM))

    assert arm.count("M") == 2
    assert {"84 132", "84 216", "47 216"} <= set(re.findall(r"\d+ \d+", arm))


def _scale(drawn: str) -> float:
    found = re.search(r"scale\((\d[\d.]*)\)", drawn)
    assert found
    return float(found[1])


def test_the_picture_comes_as_close_as_it_can() -> None:
    head, arm, back_and_knee = map(_scale, (_drawn(HEAD), _drawn(ARM), _drawn(BACK, KNEE)))

    assert head > arm > back_and_knee


def test_a_part_drawn_in_small_steps_is_shown_on_the_whole_body() -> None:
    steps = Region(id="x", label="X", front="M0 9h9v9z")

    assert _scale(_drawn(steps)) == _scale(_drawn(BACK, KNEE))


def test_it_comes_on_both_papers() -> None:
    light, dark = sheets("body", where((KNEE,)) or b"").values()

    assert b"#0a5560" in light
    assert b"#0a5560" not in dark


def test_a_problem_shows_where_it_hurts(built: Guide) -> None:
    file = built.root / "site/conditions/sore-knee/index.html"
    html = unescape(file.read_text("utf-8"))
    address = re.search(r'<img [^>]*?src="?([^" >]*)', html)

    assert "Where it hurts: Knee." in html
    assert address
    assert (file.parent / address[1]).is_file()


def test_a_problem_names_the_other_places_too(english: Guide) -> None:
    english.edit("conditions/sore-knee", "regions", ["knee", "foot"])

    tree = page(english, "conditions/sore-knee")

    assert said(tree, "figcaption") == ["Where it hurts: Knee. Also here: Foot."]
    assert tree.css("figure img")[0].attributes["alt"] == "A body, marked at: Knee, Foot."


def test_a_problem_may_have_a_picture_of_its_own(english: Guide) -> None:
    english.edit("conditions/sore-knee", "picture", "two-crutches")

    [image] = page(english, "conditions/sore-knee").css("picture img")
    assert "assets/two-crutches.light." in (image.attributes["src"] or "")
