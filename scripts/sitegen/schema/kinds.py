"""Which files of the content follow which model: one entry a schema.

Enters: nothing. Leaves: ``FILE_KINDS``, in the order of the field list.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.load.overlays import SHARED as TRANSLATED
from sitegen.model.base import Model
from sitegen.model.kinds import FOLDERS, IMAGE_FOLDER, IMAGE_MODEL, RECORD_MODELS, SHARED_MODELS
from sitegen.model.translation import Overlay

_LANGUAGE = "content/translations/*"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of content file: its name, its model, and which files are of this kind."""

    name: str
    model: type[Model]
    files: tuple[str, ...]
    has_specimen: bool = True
    where: str = ""  # for the field list, where the globs would be too long

    @property
    def title(self) -> str:
        """Its name as a heading."""
        return self.name.capitalize()

    @property
    def schema(self) -> str:
        """The path of its schema."""
        return f"content/schema/{self.name}.schema.json"

    @property
    def specimen(self) -> str:
        """The path of its specimen."""
        return f"content/schema/specimens/{self.name}.yml"


def _shared_files(name: str) -> tuple[str, ...]:
    own = f"content/{name}.yml"
    return (own, f"{_LANGUAGE}/{name}.yml") if name == "vocabulary" else (own,)


FILE_KINDS: tuple[FileKind, ...] = (
    *(
        FileKind(kind, model, (f"content/{FOLDERS[kind]}/*.yml",))
        for kind, model in RECORD_MODELS.items()
    ),
    FileKind("image", IMAGE_MODEL, (f"content/{IMAGE_FOLDER}/*.yml",)),
    FileKind(
        "translation",
        Overlay,
        (
            *(f"{_LANGUAGE}/{name}.yml" for name in TRANSLATED),
            *(f"{_LANGUAGE}/{folder}/*.yml" for folder in (*FOLDERS.values(), IMAGE_FOLDER)),
        ),
        where="everything in `translations/` but the vocabularies",
    ),
    *(
        FileKind(name, model, _shared_files(name), has_specimen=False)
        for name, model in SHARED_MODELS.items()
    ),
)
