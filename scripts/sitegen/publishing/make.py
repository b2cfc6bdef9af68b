"""A release made from the guide as it was committed.

Enters: the guide's folder and its checked content. Leaves: a function that fills the folder of a
release and names it; it raises ``NotReadyError`` when the guide does not build or has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sitegen.assemble import assemble
from sitegen.history.git import is_part
from sitegen.memo import Memo
from sitegen.publishing.gate import not_committed
from sitegen.publishing.refused import NotReadyError
from sitegen.publishing.release import facts, seal
from sitegen.stages import Checked, Report

NEWER = (
    "What is shown there was made from a commit that is not in this folder. Somebody else may have "
    'published newer words: type "git pull", then try again. If nothing comes, that '
    "commit was replaced by another one here (amend, rebase): to say that yours is newer, type "
    '"git merge -s ours {commit}".'
)


def maker(
    root: Path, checked: Checked, shown: str | None, report: Report, memo: Memo
) -> Callable[[Path], str]:
    """What fills a release; ``shown`` is the commit of the one that is shown."""
    told = facts(root)

    def fill(folder: Path) -> str:
        if shown and not is_part(root, shown):
            raise NotReadyError(NEWER.format(commit=shown))
        outcome = assemble(root, folder, checked, report, memo)
        if outcome.problems:
            raise NotReadyError("\n".join(problem.text() for problem in outcome.problems))
        if not_committed(root) or facts(root) != told:
            raise NotReadyError("Files of the guide changed while it was built. Try again.")
        return seal(folder, told)

    return fill
