"""A pack for one patient: the pages asked for, the danger signs once, a line for a name."""

from __future__ import annotations

import re
from pathlib import Path

import pymupdf
import pytest
from conftest import Guide


def text_of(path: Path) -> str:
    with pymupdf.open(path) as document:
        return re.sub(r"\s+", "", " ".join(page.get_text() for page in document))


def titles(path: Path) -> list[str]:
    with pymupdf.open(path) as document:
        return [title for level, title, _ in document.get_toc() if level == 1]


def test_pages_are_joined_in_their_order(built: Guide, tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"

    code = built.run("pack", "sore-knee", "aftercare/first-day", "sore-knee", "--out", str(out))

    pages = [
        built.catalog().record(name) for name in ("conditions/sore-knee", "aftercare/first-day")
    ]
    assert code == 0
    assert titles(out)[-2:] == [page.title for page in pages if page]
    said = text_of(out)
    assert "Name:" in said
    assert "Nextvisit:" in said


def test_danger_signs_stand_once(built: Guide, tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"
    built.run("pack", "sore-knee", "foot-in-a-cast", "--out", str(out), "--large")
    said = text_of(out)
    catalog = built.catalog()
    names = {
        name
        for page in ("conditions/sore-knee", "conditions/foot-in-a-cast")
        if (record := catalog.record(page))
        for name in record.signs
    }

    assert names
    for name in names:
        for sign in catalog.signs[name].signs:
            assert said.count(re.sub(r"\s+|\*\*", "", sign)) == 1, sign


def test_a_name_that_is_nearly_right(
    built: Guide, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert built.run("pack", "sore-kne", "--out", str(tmp_path / "pack.pdf")) == 2

    assert 'did you mean "sore-knee"?' in capsys.readouterr().err
    assert not (tmp_path / "pack.pdf").exists()


def test_no_name(built: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    assert built.run("pack") == 2

    assert "Which pages?" in capsys.readouterr().err


def test_a_pack_in_another_language(built: Guide, tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"
    assert built.run("pack", "foot-in-a-cast", "--language", "es", "--out", str(out)) == 0

    assert "Próximavisita:" in text_of(out)
