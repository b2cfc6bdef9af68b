"""The ledger of published addresses, ``content/published.yml``, which check.py guards.

Enters: the guide's folder and its catalog. Leaves: the addresses that the ledger lacks; the file
with them at its end, all that stood there as it was.
"""

from __future__ import annotations

import re
from pathlib import Path

from sitegen.catalog import Catalog
from sitegen.load.compose import compose
from sitegen.load.validate import validate
from sitegen.model.shared import Published
from sitegen.publishing.refused import RefusedError
from sitegen.saving import exchange, with_lines

FILE = "content/published.yml"
HEAD = "# Every address that was ever published. Take nothing out: people have these links.\n"
_ITEM = re.compile(r"^( *)- ", re.MULTILINE)


def lacking(catalog: Catalog) -> list[str]:
    """The pages whose address the ledger does not hold yet."""
    entry = catalog.shared.get("published")
    return sorted(set(catalog.known["page"]) - set(entry.model.addresses if entry else ()))


def add_addresses(root: Path, catalog: Catalog) -> list[str]:
    """Write the addresses that the ledger lacks at its end; which they were."""
    new = lacking(catalog)
    path = root / FILE
    before = path.read_bytes() if path.is_file() else None
    text = before.decode() if before else f"{HEAD}addresses:\n"
    indent = found[-1] if (found := _ITEM.findall(text)) else "  "
    lines = "".join(f"{indent}- {page}\n" for page in new)
    after = with_lines(text, lines)
    if new and not _holds(after, new):
        raise RefusedError(f"Nothing was written. Add these lines to {FILE} by hand:\n{lines}")
    if new:
        exchange(path, (before, after.encode()))
    return new


def _holds(text: str, new: list[str]) -> bool:
    node, problems = compose(text, FILE)
    made = validate(node, Published, FILE)[0] if node and not problems else None
    return isinstance(made, Published) and set(new) <= set(made.addresses)
