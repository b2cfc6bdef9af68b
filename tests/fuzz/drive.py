"""Fuzzes one property, led by the code that each input reaches: ``python -m fuzz.drive loader``.

In: the property's name and options of libFuzzer, such as ``-max_total_time=60``. Out: an exit code;
bytes that break the property are kept as libFuzzer's ``crash-...`` file. ``test_fuzz`` runs this.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(
    include=["sitegen", "markdown", "mkdocs.utils.meta"], enable_loader_override=False
):
    from fuzz.properties import PROPERTIES

if __name__ == "__main__":
    name, *options = sys.argv[1:]
    atheris.Setup([name, *options], PROPERTIES[name])
    atheris.Fuzz()
