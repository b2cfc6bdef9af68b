"""The JSON Schema of a kind of file, as editors read it (draft 7, the one they know best).

Enters: a kind of file. Leaves: the text of its schema.

pydantic makes the schema; here it is brought to what the loader takes: an empty value is the same
as none, and words may look like a number. A test holds the two together.
"""

from __future__ import annotations

import json
import re
from typing import Any

from sitegen.model.base import Model
from sitegen.model.pieces import Record
from sitegen.schema.draft import Schema, with_drafts
from sitegen.schema.example import example_value
from sitegen.schema.kinds import FileKind
from sitegen.schema.shape import fields_of, first_line, groups_in

# What a YAML 1.2 reader makes of plain words
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_READ_AS = {"true": True, "false": False, "null": None}


def schema_text(kind: FileKind) -> str:
    """The schema as a file; a page that is a draft may lack anything."""
    schema = _schema(kind)
    if issubclass(kind.model, Record):
        schema = with_drafts(schema)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _schema(kind: FileKind) -> Schema:
    """The schema, for files that are finished."""
    made = kind.model.model_json_schema(ref_template="#/definitions/{model}")
    parts = {model.__name__: model for model in groups_in(kind.model)}
    own = {"title": kind.title, "description": first_line(kind.model)}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **own,
        **_object(made, kind.model),
        "definitions": {
            # without a title of its own, for editors would show it in place of the field's
            name: _object(part, parts[name])
            for name, part in made.get("$defs", {}).items()
        },
    }


def _object(made: Schema, model: type[Model]) -> Schema:
    """A group of fields."""
    fields = {field.name: field for field in fields_of(model)}
    properties = {}
    for name, part in made["properties"].items():
        value = _value(part)
        if not fields[name].needed:
            value = _or_empty(value)
        told = {"title": fields[name].title, "description": fields[name].description}
        properties[name] = {**told, **value, "examples": [_as_read(example_value(fields[name]))]}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": made.get("required", []),
        "properties": properties,
    }


def _value(made: Schema) -> Schema:
    """What one value may be, without its title and the like."""
    part = next((p for p in made.get("anyOf", []) if p != {"type": "null"}), made)
    if "$ref" in part:
        return {"allOf": [{"$ref": part["$ref"]}]}  # in draft 7 nothing may stand beside a $ref
    if "const" in part:
        return _choice([part["const"]])
    if "enum" in part:
        return _choice(part["enum"])
    kept = {key: part[key] for key in _KEPT if key in part}
    if "items" in part:
        kept["items"] = _value(part["items"])
    if "propertyNames" in part:
        kept["propertyNames"] = _value(part["propertyNames"])
    if isinstance(part.get("additionalProperties"), dict):
        kept["additionalProperties"] = _or_empty(_value(part["additionalProperties"]))
    return kept


_KEPT = (
    "type",
    "pattern",
    "patternErrorMessage",  # VS Code shows it in place of the pattern
    "maxLength",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
)


def _choice(words: list[str]) -> Schema:
    return {"enum": [*words, *(_READ_AS[word] for word in words if word in _READ_AS)]}


def _or_empty(value: Schema) -> Schema:
    """The same, or nothing after the colon."""
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None]}
    if "type" in value:
        types = value["type"] if isinstance(value["type"], list) else [value["type"]]
        return {**value, "type": [*types, "null"]}
    return {"anyOf": [*value["allOf"], {"type": "null"}]}


def _as_read(value: Any) -> Any:
    """An example as an editor's YAML reader would see it, so that it is shown without quotes."""
    if isinstance(value, dict):
        return {name: _as_read(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_as_read(item) for item in value]
    if _NUMBER.fullmatch(value):
        return json.loads(value)
    return _READ_AS.get(value, value)
