"""Which file holds which model: the one table that loader, schema and docs share.

Enters: nothing. Leaves: ``RECORD_KINDS`` (a folder of files each) and ``SHARED_FILES``.
"""

from __future__ import annotations

from sitegen.model.aftercare import Aftercare
from sitegen.model.base import Model
from sitegen.model.condition import Condition
from sitegen.model.contraindication import Contraindication
from sitegen.model.guide import Guide
from sitegen.model.pieces import Record
from sitegen.model.ratings import Ratings
from sitegen.model.risk import Risk
from sitegen.model.shared import (
    Exceptions,
    Glossary,
    Image,
    Phrases,
    Published,
    Redirects,
    References,
    Signs,
)
from sitegen.model.site import Site
from sitegen.model.technique import Technique
from sitegen.model.terms import Kind
from sitegen.model.vocabulary import Vocabulary

RECORD_MODELS: dict[Kind, type[Record]] = {
    "technique": Technique,
    "condition": Condition,
    "contraindication": Contraindication,
    "risk": Risk,
    "aftercare": Aftercare,
    "guide": Guide,
}
FOLDERS: dict[Kind, str] = {
    "technique": "techniques",
    "condition": "conditions",
    "contraindication": "contraindications",
    "risk": "risks",
    "aftercare": "aftercare",
    "guide": "guides",
}
KIND_OF_FOLDER: dict[str, Kind] = {folder: kind for kind, folder in FOLDERS.items()}
IMAGE_FOLDER = "images"

SHARED_MODELS: dict[str, type[Model]] = {
    "site": Site,
    "vocabulary": Vocabulary,
    "glossary": Glossary,
    "references": References,
    "signs": Signs,
    "phrases": Phrases,
    "redirects": Redirects,
    "exceptions": Exceptions,
    "published": Published,
    "ratings": Ratings,
}
REQUIRED_FILES = ("site", "vocabulary")
IMAGE_MODEL: type[Model] = Image
