"""The settings that make VS Code show hints, checks and no tabs in content files.

Enters: nothing. Leaves: the text of ``.vscode/settings.json``.

The schemas are named here and not in the content files: a line for that in a file would be a
remark, and form editors delete remarks.
"""

from __future__ import annotations

import json
from typing import Any

from sitegen.schema.kinds import FILE_KINDS

_YAML: dict[str, Any] = {
    "editor.insertSpaces": True,
    "editor.tabSize": 2,
    "editor.detectIndentation": False,
    "editor.wordWrap": "on",
    "editor.rulers": [],
    "editor.quickSuggestions": {"other": True, "comments": False, "strings": True},
    "editor.autoIndent": "keep",
    "editor.formatOnSave": False,
}


def settings_text() -> str:
    """The settings as a file."""
    settings = {
        "yaml.schemas": {f"./{kind.schema}": list(kind.files) for kind in FILE_KINDS},
        "yaml.schemaStore.enable": False,
        "yaml.yamlVersion": "1.2",
        "yaml.validate": True,
        "yaml.hover": True,
        "yaml.completion": True,
        "yaml.format.enable": False,
        "redhat.telemetry.enabled": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "editor.unicodeHighlight.invisibleCharacters": True,
        "[yaml]": _YAML,
    }
    return json.dumps(settings, indent=2) + "\n"
