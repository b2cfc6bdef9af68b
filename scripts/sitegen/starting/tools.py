"""The tools of a new guide: what every guide shares, and nothing that is about this one.

Enters: the folder of the tools, that of the new guide, and ``Answers``. Leaves: copied files.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from sitegen.files import write_if_changed
from sitegen.starting.answers import Answers

# A test compares these with what git keeps
SHARED = (
    "scripts",
    "tests",
    "docs/.overrides",
    "docs/assets",
    "content/schema",
    "content/README.md",
    "content/FIELDS.md",
    "content/PROBLEMS.md",
    "mkdocs.yml",
    "pyproject.toml",
    ".ci",
    ".github",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    ".vscode/settings.json",
)
ABOUT_THIS_GUIDE = ("tests/guide", "tests/browser/guide")  # what only its own words can pass
_PASSING = shutil.ignore_patterns(
    "__pycache__", "*.py[cod]", ".*_cache", ".cache", ".hypothesis", "*~", "*.swp", "*.part",
    ".DS_Store", "Thumbs.db", "desktop.ini",
)  # fmt: skip
_HEAD = """\
# {name}

A website for the patients of {clinic}. It is edited as YAML files; a tool checks every file,
turns it into Markdown, and MkDocs makes a static site of it.

"""
_SAME_IN_EACH = "```\nYAML content"  # from here on, the README tells of the tools


def copy_tools(source: Path, target: Path, answers: Answers) -> None:
    """Bring the tools to the new guide's folder."""
    away = {source / name for name in ABOUT_THIS_GUIDE}

    def left_out(folder: str, names: list[str]) -> set[str]:
        here = Path(folder)
        return set(_PASSING(folder, names)) | {name for name in names if here / name in away}

    for name in SHARED:
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name, ignore=left_out, dirs_exist_ok=True)
        elif (source / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source / name, target / name)
    told = _readme((source / "README.md").read_text("utf-8"), answers)
    write_if_changed(target / "README.md", told.encode("utf-8"))


def _readme(text: str, answers: Answers) -> str:
    """The README under the new guide's name."""
    head = _HEAD.format(name=answers.name, clinic=answers.clinic)
    return head + text[max(0, text.find(_SAME_IN_EACH)) :]
