"""A guide in which every field of every model is filled, with words that a test chooses.

The fields come from the models, so that a new one is filled too. ``turn`` chooses among the values
that a field can have and leaves some numbers out; the turns together show every case.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic.fields import FieldInfo

from sitegen.catalog import Catalog
from sitegen.check.vocabulary import FIXED
from sitegen.link import link
from sitegen.load.folder import Entry, Loaded
from sitegen.load.nodes import Fields
from sitegen.model.base import Model
from sitegen.model.kinds import (
    FOLDERS,
    IMAGE_FOLDER,
    IMAGE_MODEL,
    KIND_OF_FOLDER,
    RECORD_MODELS,
    SHARED_MODELS,
)
from sitegen.model.scalars import RefTo, Words
from sitegen.model.terms import TIERS, Contact
from sitegen.needed_words import NEEDED_WORDS, PLACEHOLDERS

TURNS = 6  # as many as the longest list of choices has
ALIKE = 3  # the turn in which all items of a list choose alike
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
RECORD = "one"  # the id of the one record of each kind
NAMES = ("one", "two")  # the ids of all else that records point to
MONTHS = [f"m{number}" for number in range(1, 13)]
SCALARS = {
    "date": ("2026-08-06",),
    "Decimal": ("30",),
    "Range": ("17 to 68", "17 to 68", "25 to 35", "25 to 35"),  # wide and not, whatever else is
    "bool": ("yes", "no"),
}
SOMETIMES = ("events", "picture", "phone", "year", "reviewed")  # fields with a "without" to show
# Words that are not marked as such in the model, but shown: what is told of a work.
NOTES = {"authors", "title", "source"}


TEXTS = {
    "link": "https://works.example.net/one",
    "address": "https://example.org",
    "phone": "555-0100",
    "contact": "security@example.org",
    "language": "en",
    "old": "conditions/old",
    "code": "RDG02",
    "file": "content/x.yml",
    "colour": "#5a2a6b",
    "at": "title",
    "words": "0000-0000-0000-0000",
    **dict.fromkeys(("front", "back", "sides"), "M0 0H9V9Z"),
}


class Slot(NamedTuple):
    """A place for words: the file, the path of the field in it, and what marks it may hold."""

    file: str
    path: tuple[str | int, ...]
    kind: str

    @property
    def field(self) -> str:
        """The field, whatever its place in lists."""
        steps = ("*" if isinstance(step, int) else step for step in self.path)
        return ".".join([self.file.split("/")[0], *steps])


Say = Callable[[Slot], str]


@dataclass(frozen=True)
class Filler:
    """Fills models with words from ``say``."""

    say: Say
    turn: int

    def model(self, model: type[Model], file: str, path: tuple[str | int, ...] = ()) -> Any:
        """The data of a model with every field filled."""
        fields = dict(model.model_fields)
        fields.pop("status", None)  # a draft is left out, and this guide is to be seen
        if {"technique", "name"} <= set(fields):  # a treatment has a page or a name, never both
            odd = (self._number(path) + self.turn // 4) % 2  # so that each verdict meets both
            del fields["technique" if odd else "name"]
        return {
            name: value
            for name, info in fields.items()
            if (value := self._field(name, info, Slot(file, (*path, name), ""))) is not None
        }

    def _field(self, name: str, info: FieldInfo, slot: Slot) -> Any:
        if get_origin(info.annotation) is tuple:
            return self._list(info, slot)
        if name in SOMETIMES and self._number(slot.path) % 3 == 2 and not info.is_required():
            return None
        return self._value(info.annotation, info, slot)

    def _list(self, info: FieldInfo, slot: Slot) -> list[Any]:
        inner = get_args(info.annotation)[0]
        least, most = _bounds(info)
        ids = isinstance(_mark(inner, info), RefTo)
        count = min(most, max(least, 1 + self.turn % 2 if ids else 2))
        items = [
            self._value(inner, info, slot._replace(path=(*slot.path, index)))
            for index in range(count)
        ]
        return list(dict.fromkeys(items)) if ids else items

    def _value(self, annotation: Any, info: FieldInfo, slot: Slot) -> Any:
        mark, kind = _mark(annotation, info), _plain_type(annotation)
        if isinstance(mark, Words):
            return self.say(slot._replace(kind=mark.kind))
        if isinstance(mark, RefTo):
            return _id(mark.kind, self.turn + _items(slot.path))
        if isinstance(kind, type) and issubclass(kind, Model):
            return self.model(kind, slot.file, slot.path)
        if get_origin(kind) is Literal:
            return self._choice(get_args(kind), slot)
        return self._scalar(kind, slot)

    def _choice(self, choices: tuple[str, ...], slot: Slot) -> str:
        """One of the choices. Short lists turn at two speeds, so that all their pairs meet."""
        slow = len(choices) < 4 and sum(map(ord, str(slot.path[-1]))) % 2
        return choices[self._number(slot.path) // (1 + slow) % len(choices)]

    def _scalar(self, kind: Any, slot: Slot) -> str:
        name, number = str(slot.path[-1]), self._number(slot.path)
        if kind is str and name in NOTES:
            return self.say(slot._replace(kind="note"))
        if kind is str:
            return TEXTS.get(name, NAMES[number % 2])
        if kind is int:
            return {"year": "2024", "scores": "4"}.get(_field_of(slot), "100")
        found = SCALARS[kind.__name__]
        return found[number % len(found)]

    def _number(self, path: tuple[str | int, ...]) -> int:
        """What chooses: the turn and the place in lists; in one turn all items choose alike."""
        return self.turn + (0 if self.turn == ALIKE else _items(path))


def _field_of(slot: Slot) -> str:
    """The name of the field that a value, or its list, stands in."""
    return next(step for step in reversed(slot.path) if isinstance(step, str))


def _items(path: tuple[str | int, ...]) -> int:
    return sum(step for step in path if isinstance(step, int))


def _id(kind: str, number: int) -> str:
    """An id of something that this guide has."""
    pages = ["home", "glossary", *(f"{folder}/{RECORD}" for folder in FOLDERS.values())]
    if kind == "page":
        return pages[number % len(pages)]
    return RECORD if kind in RECORD_MODELS else NAMES[number % 2]


def _bounds(info: FieldInfo) -> tuple[int, int]:
    least = next((m.min_length for m in info.metadata if hasattr(m, "min_length")), 0)
    most = next((m.max_length for m in info.metadata if hasattr(m, "max_length")), None)
    return least, most or 99


def _mark(annotation: Any, info: FieldInfo) -> Words | RefTo | None:
    """The mark of a field or of the items of its list."""
    for found in (*info.metadata, *getattr(annotation, "__metadata__", ())):
        if isinstance(found, Words | RefTo):
            return found
    for part in get_args(annotation):
        if hasattr(part, "__metadata__") and (mark := _mark(part, info)):
            return mark
    return None


def _plain_type(annotation: Any) -> Any:
    """The type without what is written around it."""
    if hasattr(annotation, "__metadata__"):
        return _plain_type(get_args(annotation)[0])
    parts = [part for part in get_args(annotation) if part is not type(None)]
    if get_origin(annotation) is not Literal and parts and type(None) in get_args(annotation):
        return _plain_type(parts[0])
    return annotation


# the guide


def fill_guide(say: Say, turn: int = 0) -> Catalog:
    """A linked guide of one record of every kind, with every field filled."""
    loaded = fill(say, turn)
    catalog, problems = link(loaded)
    assert catalog is not None
    assert problems == [], problems

    catalog.standings = dict.fromkeys(catalog.standings, "checked")  # so that who did it shows
    return catalog


def fill(say: Say, turn: int = 0) -> Loaded:
    """The same, as if it had been loaded."""
    loaded = Loaded(records={kind: {} for kind in RECORD_MODELS})
    for file, data in fill_files(say, turn).items():
        folder, _, name = file.partition("/")
        if folder in KIND_OF_FOLDER:
            kind = KIND_OF_FOLDER[folder]
            loaded.records[kind][name] = _entry(file, RECORD_MODELS[kind], data)
        elif folder == IMAGE_FOLDER:
            loaded.images[name] = _entry(file, IMAGE_MODEL, data)
            loaded.drawings[name] = DRAWING
        else:
            loaded.shared[file] = _entry(file, SHARED_MODELS[file], data)
    return loaded


def fill_files(say: Say, turn: int = 0) -> dict[str, Any]:
    """The data of every content file, by its name."""
    filler = Filler(say, turn)
    files = {
        f"{FOLDERS[kind]}/{RECORD}": filler.model(model, f"{FOLDERS[kind]}/{RECORD}")
        for kind, model in RECORD_MODELS.items()
    }
    files |= {f"{IMAGE_FOLDER}/{n}": filler.model(IMAGE_MODEL, f"images/{n}") for n in NAMES}
    for name, model in SHARED_MODELS.items():
        made = filler.model(model, name) if name != "vocabulary" else _vocabulary(filler)
        _give_ids(name, made)
        files[name] = made
    return files


def _entry(file: str, model: type[Model], data: Any) -> Entry:
    record = model.model_validate(data)
    return Entry(f"content/{file}.yml", file.split("/")[-1], record, Fields(1, 1))


def _give_ids(name: str, data: Any) -> None:
    """The ids that records point to."""
    lists = {"glossary": "terms", "references": "references", "signs": "signs"}
    for item, given in zip(data.get(lists.get(name, ""), ()), NAMES, strict=False):
        item["id"] = given
    if name == "site":
        data["language"], data["translations"] = "en", []
        data["menu"][0]["links"][0]["page"] = "guides/one"
        data["help_page"] = "guides/one"
    if name == "redirects":
        data["redirects"] = data["redirects"][:1]


def _vocabulary(filler: Filler) -> dict[str, Any]:
    """Labels of everything, and the words of the site with their blanks."""
    data = _lists(filler)
    data["words"] = {key: _word(key, filler) for key in sorted(NEEDED_WORDS)}
    data["numbers"] = {
        "thousands": ",",
        "decimal": ".",
        "months": MONTHS,
        "date": "{day} {month} {year}",
    }
    data["calls"] = [
        _call(tier, contact, filler) for tier, contact in product(TIERS, get_args(Contact))
    ]
    return data


def _lists(filler: Filler) -> dict[str, Any]:
    """Every list of labels: the fixed ids where there are some, else those of this guide."""
    fixed = {name: get_args(ids) for name, ids in FIXED}
    made: dict[str, Any] = {}
    for name, info in SHARED_MODELS["vocabulary"].model_fields.items():
        if get_origin(info.annotation) is tuple and name != "calls":
            label = get_args(info.annotation)[0]
            made[name] = [
                filler.model(label, "vocabulary", (name, index)) | {"id": given}
                for index, given in enumerate(fixed.get(name, NAMES))
            ]
    return made


def _word(key: str, filler: Filler) -> str:
    blanks = "".join(f" {{{name}}}" for name in sorted(PLACEHOLDERS.get(key, ())))
    return filler.say(Slot("vocabulary", ("words", key), "word")) + blanks


def _call(tier: str, contact: str, filler: Filler) -> dict[str, str]:
    path = ("calls", f"{tier}-{contact}")
    return {
        "tier": tier,
        "contact": contact,
        "heading": filler.say(Slot("vocabulary", (*path, "heading"), "word")) + " {emergency}",
        "action": filler.say(Slot("vocabulary", (*path, "action"), "text")),
    }
