"""What is told of one code.

Enters: nothing. Leaves: ``Code``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """What a code stands for, in words for the people who edit the content.

    ``wrong`` and ``right`` are lines as they stand in a file, where a picture helps.
    """

    title: str
    meaning: str
    mend: str
    wrong: str = ""
    right: str = ""
