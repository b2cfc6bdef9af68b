"""The schema of a kind of page, in which a draft may lack what a finished page must have.

Enters: the schema of a finished page. Leaves: one that demands nothing, and under ``else`` all of
its demands, for pages that are no drafts. What a value may be counts for both.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
_HERE = "#/definitions/"
_IN_FULL = "-in-full"


def with_drafts(schema: Schema) -> Schema:
    """The schema for pages of both sorts."""
    parts: Schema = schema["definitions"]
    rest = {name: value for name, value in schema.items() if name != "definitions"}
    return {
        **_without_demands(rest),
        "if": {"required": ["status"], "properties": {"status": {"const": "draft"}}},
        "then": {},
        "else": _demands(schema),
        "definitions": {
            **_without_demands(parts),
            **{f"{name}{_IN_FULL}": _demands(part) for name, part in parts.items()},
        },
    }


def _without_demands(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_demands(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {k: _without_demands(v) for k, v in value.items() if not _is_demand(k, v)}


def _is_demand(key: str, value: Any) -> bool:
    """Whether this says what must be there (and is no field of that name)."""
    return {"required": list, "minItems": int}.get(key) is type(value)


def _demands(value: Schema) -> Schema:
    """Only what must be there, in a group of fields, a list or a value."""
    kept: Schema = {k: v for k, v in value.items() if _is_demand(k, v) and v}
    fields = {name: _demands(part) for name, part in value.get("properties", {}).items()}
    if found := {name: part for name, part in fields.items() if part}:
        kept["properties"] = found
    if "items" in value and (items := _demands(value["items"])):
        kept["items"] = items
    for part in (*value.get("allOf", ()), *value.get("anyOf", ())):
        if "$ref" in part:  # what is no group has none of these fields, so nothing to demand
            name = part["$ref"].removeprefix(_HERE)
            kept["allOf"] = [{"$ref": f"{_HERE}{name}{_IN_FULL}"}]
    return kept
