"""A new guide from this one: the same tools, content of its own, in a folder of its own.

Enters: two folders and ``Answers``. Leaves: the new folder, whole or not at all, and ``Begun``; or
``RefusedError`` and nothing changed.
"""

from sitegen.starting.answers import QUESTIONS, Answers, RefusedError, answered
from sitegen.starting.beginning import Begun, begin

__all__ = ["QUESTIONS", "Answers", "Begun", "RefusedError", "answered", "begin"]
