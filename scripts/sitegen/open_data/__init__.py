"""The whole guide for other programs: ``content.json``, and the JSON Schema that describes it.

Enters: a plan. Leaves: the bytes of the two files. Nothing on the site loads them.
"""

from __future__ import annotations

from sitegen.open_data.data import content_json
from sitegen.open_data.schema import content_schema

__all__ = ["content_json", "content_schema"]
