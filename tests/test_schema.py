"""What editors are helped with: every field is told, and the committed files are what we make now.

The schemas are tried with a reader of YAML 1.2, as editors have it, and not with our own loader.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from fnmatch import fnmatch
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import REPO, SAMPLE
from jsonschema import Draft7Validator

from sitegen.load.compose import compose
from sitegen.load.folder import read_file
from sitegen.load.validate import validate
from sitegen.model.base import Model
from sitegen.schema import all_texts, write_all
from sitegen.schema.example import example_value
from sitegen.schema.kinds import FILE_KINDS, FileKind
from sitegen.schema.shape import Field, fields_of, groups_in, plain_name

# As they are committed; a test holds that they are what we make now. Made here, a mistake in the
# making would stop pytest before it finds the tests.
PATHS = [
    *(kind.schema for kind in FILE_KINDS),
    *(kind.specimen for kind in FILE_KINDS if kind.has_specimen),
    ".vscode/settings.json",
    "content/FIELDS.md",
    "content/PROBLEMS.md",
]
TEXTS = {path: (REPO / path).read_text("utf-8") for path in PATHS}
JARGON = re.compile(r"\b(?:mappings?|scalars?|nodes?|tokens?|None|str|regex|dict|tuples?|null)\b")
SPECIMENS = [kind for kind in FILE_KINDS if kind.has_specimen]
KIND = {kind.name: kind for kind in FILE_KINDS}
BORROWED = SAMPLE / "content" / "vocabulary.yml"  # most of its words come from the real guide
BROKEN = Path(__file__).parent / "broken" / "base"
MODELS = dict.fromkeys(model for kind in FILE_KINDS for model in groups_in(kind.model))
FIELDS = [(model, field) for model in MODELS for field in fields_of(model)]


class Yaml12(yaml.SafeLoader):
    """Reads YAML as editors do: the core schema of YAML 1.2, in which NO and 010 are harmless."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # the base class has it so


def _rule(tag: str, pattern: str, make: Any) -> None:
    Yaml12.add_implicit_resolver(tag, re.compile(rf"(?:{pattern})$"), None)
    Yaml12.add_constructor(tag, lambda loader, node: make(node.value))


_rule("!null", "~|null|Null|NULL|", lambda text: None)
_rule("!bool", "true|True|TRUE|false|False|FALSE", lambda text: text.lower() == "true")
_rule("!int", "[-+]?[0-9]+", int)
_rule("!hex", "0x[0-9a-fA-F]+", lambda text: int(text, 16))
_rule("!oct", "0o[0-7]+", lambda text: int(text, 8))
_rule("!float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", float)


def read12(text: str) -> Any:
    """A YAML text as an editor reads it."""
    return yaml.load(text, Yaml12)  # noqa: S506  # a safe loader


def validator(kind: FileKind) -> Draft7Validator:
    """The schema of a kind."""
    return Draft7Validator(json.loads(TEXTS[kind.schema]))


VALIDATORS = {kind.name: validator(kind) for kind in FILE_KINDS}


def complaints(kind: FileKind, data: Any) -> list[str]:
    """What an editor would underline."""
    found = VALIDATORS[kind.name].iter_errors(data)
    return [f"{'.'.join(map(str, fault.path))}: {fault.message[:90]}" for fault in found]


def kind_of(path: str) -> FileKind:
    """The kind of a content file by the globs of the editor's settings: exactly one fits."""
    fitting = [kind for kind in FILE_KINDS if any(_fits(path, glob) for glob in kind.files)]
    assert len(fitting) == 1, (path, fitting)

    return fitting[0]


def _fits(path: str, glob: str) -> bool:
    return path.count("/") == glob.count("/") and fnmatch(path, glob)


def content_files() -> Iterator[tuple[Path, str]]:
    """Every finished file of the real guide, the sample and the guide of the broken examples."""
    for root in (REPO, SAMPLE, BROKEN):
        for path in sorted((root / "content").rglob("*.yml")):
            name = path.relative_to(root).as_posix()
            draft = re.search("^status: draft", path.read_text("utf-8"), re.MULTILINE)
            if not name.startswith("content/schema/") and path != BORROWED and not draft:
                yield path, name


FILES = list(content_files())


# The fields


def test_the_walk_finds_every_field() -> None:
    assert len(MODELS) > 50
    assert len(FIELDS) > 200


@pytest.mark.parametrize(
    ("model", "field"), FIELDS, ids=[f"{model.__name__}.{field.name}" for model, field in FIELDS]
)
def test_every_field_is_told(model: type[Model], field: Field) -> None:
    assert field.title
    assert field.title[0].isupper()
    assert field.description.endswith((".", "?", ")"))
    assert field.example not in (None, "", [], {})
    assert (model.__doc__ or "").strip()


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_every_example_is_good(kind: FileKind) -> None:
    for model in groups_in(kind.model):
        model.model_validate({field.name: example_value(field) for field in fields_of(model)})


def test_groups_have_names_of_their_own() -> None:
    groups = {group for kind in FILE_KINDS for group in groups_in(kind.model)}
    names = [plain_name(group) for group in groups - {kind.model for kind in FILE_KINDS}]

    assert len(names) == len(set(names))
    assert not {kind.title for kind in FILE_KINDS} & set(names)


# The generated files


def test_the_committed_files_are_what_the_generator_makes() -> None:
    for path, text in all_texts():
        assert TEXTS[path] == text, f"{path} is old; run: python3 scripts/schema.py"


def test_nothing_else_is_in_the_folder_of_the_schemas() -> None:
    found = {path.relative_to(REPO).as_posix() for path in (REPO / "content/schema").rglob("*.*")}

    assert {path for path in TEXTS if path.startswith("content/schema/")} == found


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    assert list(TEXTS) == write_all(tmp_path)
    assert write_all(tmp_path) == []

    (tmp_path / "content" / "FIELDS.md").write_text("mine", "utf-8")

    assert write_all(tmp_path) == ["content/FIELDS.md"]


@pytest.mark.parametrize("name", ["content/FIELDS.md", "content/PROBLEMS.md"])
def test_links_within_a_list_lead_somewhere(name: str) -> None:
    text = TEXTS[name]
    headings = {line.lstrip("# ").lower().replace(" ", "-") for line in text.splitlines()
                if line.startswith("#")}  # fmt: skip
    links = re.findall(r"\]\(#([^)]*)\)", text)

    assert text.startswith("<!-- Made by ")
    assert len(links) > 50
    assert set(links) <= {re.sub(r"[^\w-]", "", heading) for heading in headings}


@pytest.mark.parametrize("name", [name for name in TEXTS if name.endswith((".md", ".yml"))])
def test_what_editors_read_is_plain(name: str) -> None:
    assert JARGON.findall(TEXTS[name]) == []


def test_every_field_is_in_the_field_list() -> None:
    rows = [line.split("`")[1] for line in TEXTS["content/FIELDS.md"].splitlines()
            if line.startswith("| `")]  # fmt: skip

    assert {field.name for _, field in FIELDS} == set(rows)


def test_the_settings_name_every_schema() -> None:
    told = json.loads(TEXTS[".vscode/settings.json"])["yaml.schemas"]

    assert {f"./{kind.schema}": list(kind.files) for kind in FILE_KINDS} == told


# The schemas


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_a_schema_is_valid_and_says_nothing_of_defaults(kind: FileKind) -> None:
    schema = json.loads(TEXTS[kind.schema])

    Draft7Validator.check_schema(schema)
    assert '"default"' not in TEXTS[kind.schema]


def test_there_is_content_to_try() -> None:
    assert len(FILES) > 40
    assert {kind_of(name).name for _, name in FILES} == set(KIND)


@pytest.mark.parametrize(("path", "name"), FILES, ids=[str(p.relative_to(REPO)) for p, _ in FILES])
def test_a_schema_accepts_what_the_loader_accepts(path: Path, name: str) -> None:
    entry, problems = read_file(path, name, kind_of(name).model)
    assert entry, problems

    assert complaints(kind_of(name), read12(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_the_examples_of_a_schema_fit_it(kind: FileKind) -> None:
    properties = json.loads(TEXTS[kind.schema])["properties"]
    data = {name: told["examples"][0] for name, told in properties.items()}

    assert complaints(kind, data) == []


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_a_schema_refuses_what_nobody_means(kind: FileKind) -> None:
    data = {field.name: example_value(field) for field in fields_of(kind.model)}
    wrong = {**data, "colour": "red"}
    lists = {**data, next(iter(data)): [[]]}

    assert complaints(kind, data) == []
    assert len(complaints(kind, wrong)) == 1
    assert complaints(kind, lists)


@pytest.mark.parametrize(
    ("name", "path", "bad"),
    [
        ("risk", ("seriousness",), "sreious"),
        ("risk", ("timing", "starts", "evidence"), "lw"),
        ("risk", ("how_often", "estimates", 0, "of"), "persons"),
        ("risk", ("written",), "1.11.2026"),
        ("risk", ("signs", 0), "Bad Burn"),
        ("risk", ("how_often", "estimates", 0, "out_of"), "1_000"),
        ("technique", ("facts", "who_moves"), "You"),
        ("site", ("example",), "NO"),
        ("site", ("address",), "www.example.org"),
        ("references", ("references", 0, "year"), 19),
    ],
)
def test_a_schema_refuses_a_misspelt_value(name: str, path: tuple[Any, ...], bad: Any) -> None:
    data = {field.name: example_value(field) for field in fields_of(KIND[name].model)}
    data = deepcopy(data)
    group: Any = data
    for step in path[:-1]:
        group = group[step]
    group[path[-1]] = bad

    assert len(complaints(KIND[name], data)) == 1


TYPED = ["2024", "1.10", "NO", "yes", "true", "False", "010", "0x1f", "1e3", "+5", ".5", "1:30",
         "1_000", "2026-08-06", "2026-13-01", "low", "false", "a-b", "a/b", "x y", "[]", "{}", "",
         '""', '"2024"', "'6.0'", "-", "17 to 68", "https://a.example", "0", "007", "'no'", "en",
         "people", "|\n    a\n    b", ">-\n    a\n    b", "menu: 2"]  # fmt: skip


def sorts_of_fields() -> dict[str, tuple[FileKind, type[Model], Field]]:
    """One field of each sort: those whose schemas differ in more than words."""
    sorts: dict[str, tuple[FileKind, type[Model], Field]] = {}
    for kind in FILE_KINDS:
        for model in groups_in(kind.model):
            properties = schema_of(kind, model)["properties"]
            for field in fields_of(model):
                told = dict(properties[field.name])
                for words in ("title", "description", "examples"):
                    told.pop(words)
                sorts.setdefault(json.dumps(told), (kind, model, field))
    return sorts


def schema_of(kind: FileKind, model: type[Model]) -> dict[str, Any]:
    """The part of a kind's schema that is about one group of fields."""
    whole: dict[str, Any] = json.loads(TEXTS[kind.schema])
    own = whole if model is kind.model else whole["definitions"][model.__name__]
    return {**own, "definitions": whole["definitions"]}


SORTS = sorts_of_fields()


def test_there_are_many_sorts_of_fields() -> None:
    assert len(SORTS) > 40


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: SORTS[sort][2].name)
def test_what_the_loader_takes_is_never_underlined(sort: str) -> None:
    """The schema may be milder than the loader, but never stricter."""
    kind, model, field = SORTS[sort]
    schema = Draft7Validator(schema_of(kind, model))
    others = {one.name: example_value(one) for one in fields_of(model) if one.needed}
    others.pop(field.name, None)
    start = yaml.safe_dump(others, sort_keys=False) if others else ""
    for typed in (*TYPED, *(f"\n  - {item}" for item in TYPED)):
        text = f"{start}{field.name}: {typed}\n"
        node, problems = compose(text, "x.yml")
        if node is None or problems or validate(node, model, "x.yml")[0] is None:
            continue

        assert [fault.message for fault in schema.iter_errors(read12(text))] == [], text


# The specimens


@pytest.mark.parametrize("kind", SPECIMENS, ids=lambda kind: kind.name)
def test_a_specimen_loads_and_fits_its_schema(kind: FileKind) -> None:
    entry, problems = read_file(REPO / kind.specimen, kind.specimen, kind.model)

    assert problems == []
    assert entry
    assert complaints(kind, read12(TEXTS[kind.specimen])) == []


@pytest.mark.parametrize("kind", SPECIMENS, ids=lambda kind: kind.name)
def test_a_specimen_shows_every_field_with_a_remark(kind: FileKind) -> None:
    lines = TEXTS[kind.specimen].splitlines()
    told = {
        line.strip("- ").split(":")[0]
        for before, line in pairwise(lines)
        if before.lstrip().startswith("#") and ":" in line
    }
    wanted = {field.name for model in groups_in(kind.model) for field in fields_of(model)}

    assert wanted <= told
    assert len(SPECIMENS) == 8
