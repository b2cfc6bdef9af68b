"""Lays out a copy of the project for mutmut: enters an empty folder, leaves one to run it in.

mutmut names a function by its file, and leaves out a folder of the name ``src`` only; so
``scripts`` stands there as ``src``. It passes over functions with decorators, which are most rules
of ``verify``; so in the copy a decorator is a call of its own after the function.
"""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]  # conftest's would load the tool that is to be mutated
LEFT_OUT = shutil.ignore_patterns(".*", "site", "scripts", "__pycache__")
SHOWN = ("docs/.overrides", ".vscode")  # tests look at them


def lay_out(folder: Path) -> None:
    """The sources to mutate in ``src``; all that the tests look at besides in ``mutants``."""
    copy = folder / "mutants"
    shutil.copytree(REPO, copy, ignore=LEFT_OUT)
    for name in SHOWN:
        shutil.copytree(REPO / name, copy / name)
    (copy / "scripts").symlink_to("src")
    shutil.copy(REPO / "pyproject.toml", folder)
    (folder / "preload").write_text("sitegen.cli\n", "utf-8")
    shutil.copytree(REPO / "scripts", folder / "src", ignore=LEFT_OUT)
    for path in (folder / "src" / "sitegen").rglob("*.py"):
        tree = Bare().visit(ast.parse(path.read_text("utf-8")))
        path.write_text(ast.unparse(ast.fix_missing_locations(tree)), "utf-8")


class Bare(ast.NodeTransformer):
    """``@rule(x) def f`` as ``def f`` and ``f = rule(x)(f)``."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> list[ast.stmt]:
        """Take the decorators off, and call them."""
        if not node.decorator_list:
            return [node]
        made: ast.expr = ast.Name(node.name, ast.Load())
        for decorator in reversed(node.decorator_list):
            made = ast.Call(decorator, [made], [])
        node.decorator_list = []
        return [node, ast.Assign([ast.Name(node.name, ast.Store())], made)]
