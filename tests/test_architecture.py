"""The shape of the tool: arrows go one way, few modules print or write, none knows the subject."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from conftest import REPO, read_yaml

from sitegen.check.vocabulary import placeholders
from sitegen.needed_words import NEEDED_WORDS, PLACEHOLDERS

PACKAGE = REPO / "scripts" / "sitegen"
MODULES = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = sorted((PACKAGE / "render" / "templates").glob("*.j2"))
SHELL = sorted((REPO / "docs" / ".overrides").rglob("*.html"))
DRAWN = (".svg", ".png")
ASSETS = [p for p in sorted((REPO / "docs" / "assets").iterdir()) if p.suffix not in DRAWN]

# Whatever stands on the left knows nothing of what stands on the right.
ORDER = (
    *("memo", "parallel", "problem", "nearest", "inline", "files", "codes"),
    *("needed_words", "syllables", "reading", "tools", "sbom"),
    *("model", "load", "catalog", "drawing", "body", "pictures", "signed", "link", "wording"),
    *("check", "plan", "translate"),
    *("open_data", "render", "write", "shell", "with_mkdocs", "builder", "leaflet"),
    *(
        "headers",
        "notices",
        "terse",
        "manifest",
        "offline",
        "usb",
        "finish",
        "aloud",
        "servers",
        "verify",
    ),
    *("schema", "new"),
    *("drafts", "stages", "rename", "assemble", "turn", "serve", "history", "report"),
    *("review", "publishing", "commands", "cli", "__main__"),
)

# What each module that changes files is there for; the others go through ``files``.
MAY_CHANGE_FILES = {
    "files": "for the packages in USES_FILES",
    "memo": "its own cache",
    "builder": "a folder in its cache for each run",
    "turn": "the folder of the cache",
    "syllables": "its own cache",
    "history": "copies of older files, in a folder that is thrown away",
    "publishing": "releases, in a folder that it made",
}
USES_FILES = {
    *("write", "leaflet", "finish", "servers", "schema", "new", "rename", "history"),
    *("report", "review", "publishing", "sbom"),
}
ALLOWED = {
    "serve.server": {"socket", "socketserver", "http"},
    "history.git": {"subprocess"},
    "history.reading": {"subprocess"},  # the code of an older commit, in a process of its own
}
CHANGES = {
    "write_text",
    "write_bytes",
    "mkdir",
    "unlink",
    "rmdir",
    "touch",
    "rename",
    "symlink_to",
    "hardlink_to",
}

SUBJECT = re.compile(
    r"spine|spinal|maitland|mulligan|mobili[sz]|manipulat|physical.?therap|chiropract|osteopath"
    r"|thrust|hands.on|cervical|lumbar|(?<![a-z])neck|(?<![a-z])(?:low.)?back.pain|joint.treat",
    re.IGNORECASE,
)
STANDING_EXAMPLE = re.compile(r"neck.pain", re.IGNORECASE)  # in hints: how a page is named


def name_of(path: Path) -> str:
    """The dotted name of a module within the package."""
    return path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".")


def top_of(path: Path) -> str:
    """The module or package at the top that a file belongs to."""
    return name_of(path).split(".")[0]


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax of a module."""
    return ast.parse(path.read_text("utf-8"))


@cache
def imports_of(path: Path) -> frozenset[str]:
    """What a module imports: dotted names within the package, or names of other packages."""
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module or ''}.{alias.name}" for alias in node.names}
    return frozenset(found)


def tops_imported(path: Path) -> set[str]:
    """The modules and packages at our top that a module imports, besides its own."""
    ours = (name.split(".")[1] for name in imports_of(path) if name.startswith("sitegen."))
    return set(ours) - {top_of(path)}


def wrong(rule: Callable[[Path], Iterable[str]]) -> dict[str, list[str]]:
    """What a rule has against each module, by the module's name; empty when all is well."""
    found = {name_of(path): sorted(rule(path)) for path in MODULES}
    return {name: against for name, against in found.items() if against}


def test_the_guards_look_at_something() -> None:
    assert len(MODULES) > 60
    assert len(TEMPLATES) > 10
    assert len(SHELL) > 5
    assert len(ASSETS) > 1


def test_every_module_has_its_place_in_the_order() -> None:
    assert {top_of(path) for path in MODULES} == {*ORDER, "__init__"}


def test_arrows_go_one_way() -> None:
    def against(path: Path) -> set[str]:
        top = top_of(path)
        return tops_imported(path) - set(ORDER[: ORDER.index(top)] if top in ORDER else ())

    assert wrong(against) == {}


def test_models_know_nothing_but_models() -> None:
    assert wrong(lambda path: tops_imported(path) if top_of(path) == "model" else ()) == {}


STAGES = {"load", "link", "check", "plan", "render", "write", "builder", "finish", "verify"}


@pytest.mark.parametrize(
    ("stage", "known"),
    [
        ("load", set()),
        ("link", {"load"}),
        ("check", {"load"}),
        ("plan", set()),
        ("render", {"plan"}),
        ("write", set()),
        ("builder", set()),
        ("finish", {"plan"}),
        ("verify", set()),
    ],
)
def test_a_stage_knows_only_the_stage_whose_value_it_takes(stage: str, known: set[str]) -> None:
    def against(path: Path) -> set[str]:
        return tops_imported(path) & (STAGES - known) if top_of(path) == stage else set()

    assert wrong(against) == {}


def test_only_the_commands_print() -> None:
    def against(path: Path) -> list[str]:
        names = [node.id for node in ast.walk(tree_of(path)) if isinstance(node, ast.Name)]
        prints = [name for name in names if name in ("print", "input")]
        streams = re.findall(r"sys\.std(?:out|err)", path.read_text("utf-8"))
        return [] if top_of(path) in ("commands", "cli", "__main__") else prints + streams

    assert wrong(against) == {}


def test_few_modules_change_files() -> None:
    changing = wrong(changes)

    assert {name.split(".")[0] for name in changing} == set(MAY_CHANGE_FILES)


def test_few_modules_use_the_one_that_writes() -> None:
    users = {top_of(path) for path in MODULES if "files" in tops_imported(path)}

    assert users == USES_FILES


def changes(path: Path) -> Iterator[str]:
    """Calls that change files."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            opens = name == "open" and re.search(r"'[wax]b?'", ast.unparse(node))
            if name in CHANGES or opens:
                yield ast.unparse(node)


def test_one_module_knows_mkdocs() -> None:
    def against(path: Path) -> set[str]:
        known = {name.split(".")[0] for name in imports_of(path)}
        return (
            known & {"mkdocs", "markdown", "material"} if top_of(path) != "with_mkdocs" else set()
        )

    assert wrong(against) == {}


def test_nothing_reaches_out_and_nothing_is_left_to_chance() -> None:
    """Only the preview answers, and only on this machine: see ``test_serve_server``."""
    forbidden = {"urllib3", "requests", "random", "secrets", *set().union(*ALLOWED.values())}

    def against(path: Path) -> set[str]:
        known = {name.split(".")[0] for name in imports_of(path)} & forbidden
        return known - ALLOWED.get(name_of(path), set())

    assert wrong(against) == {}


def test_today_is_a_parameter() -> None:
    """Only the command line has a default for it."""

    def against(path: Path) -> list[str]:
        asked = re.findall(r"\.today\(\)|\.now\(|time\.time\(", path.read_text("utf-8"))
        return [] if top_of(path) == "commands" else asked

    assert wrong(against) == {}


def test_every_module_says_what_enters_and_what_leaves() -> None:
    def against(path: Path) -> list[str]:
        said = ast.get_docstring(tree_of(path)) or ""
        return [word for word in ("Enters: ", "Leaves: ") if word not in said]

    assert wrong(against) == {}


# the code does not know the subject


@pytest.mark.parametrize("path", [*TEMPLATES, *SHELL, *ASSETS], ids=lambda path: path.name)
def test_no_template_knows_the_subject(path: Path) -> None:
    assert SUBJECT.findall(path.read_text("utf-8")) == []


def test_no_code_knows_the_subject() -> None:
    """Examples for editors may: those of the models' fields and of the list of problems."""

    def against(path: Path) -> list[str]:
        names, words = _names_and_words(tree_of(path))
        said = names if top_of(path) in ("model", "codes", "schema") else [*names, *words]
        return SUBJECT.findall(STANDING_EXAMPLE.sub("", "\n".join(said)))

    assert wrong(against) == {}


def _names_and_words(tree: ast.Module) -> tuple[list[str], list[str]]:
    """All names of a module, and all its strings but the docstrings."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    names, words = [], []
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute | ast.ClassDef | ast.FunctionDef | ast.arg):
            names += [str(getattr(node, field)) for field in node._fields if field in _NAMED]
        elif isinstance(node, ast.Constant) and id(node) not in docs:
            words.append(str(node.value))
    return names, words


_NAMED = ("id", "attr", "name", "arg")


# the words of the site


def test_the_needed_words_are_those_that_templates_and_code_use() -> None:
    assert set(_used_words()) == NEEDED_WORDS


def _used_words() -> Iterator[str]:
    for path in MODULES:
        text = path.read_text("utf-8")
        yield from re.findall(r"\b_?w\.([a-z][a-z0-9_]*)", text)
        yield from re.findall(r"\bwords\[\"([a-z0-9_]+)\"\]", text)
    for path in [*TEMPLATES, *SHELL]:
        yield from re.findall(r"\b(?:w|words)\.([a-z][a-z0-9_]*)", path.read_text("utf-8"))


def test_the_guide_holds_exactly_the_needed_words() -> None:
    words = read_yaml(REPO / "content" / "vocabulary.yml")["words"]

    assert set(words) == NEEDED_WORDS


def test_the_guides_words_hold_exactly_the_blanks_that_are_filled_in() -> None:
    words = read_yaml(REPO / "content" / "vocabulary.yml")["words"]

    assert {key: found for key, text in words.items() if (found := placeholders(text))} == (
        PLACEHOLDERS
    )


def test_no_merge_was_left_half_done() -> None:
    """In what people read; the checks look at what is content, the tools at what is code."""
    read = [REPO / "README.md", *REPO.glob("*/README.md"), *REPO.glob("scripts/*/*.md")]
    marks = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)

    assert [path for path in read if marks.search(path.read_text("utf-8"))] == []
