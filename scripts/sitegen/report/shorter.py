"""A shorter way to say a sentence, by rules alone; where none helps, what makes it hard.

Enters: a sentence, and what to say instead of some words. Leaves: ``Better``.

A rule may not change what a sentence says. So a sentence is parted only where its second half can
stand alone, and never after a word such as "if" that holds for both halves.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sitegen.reading import Score, score, sentences, total, words_of
from sitegen.syllables import Syllables

LONG = 3  # syllables
LEAST = 3  # words in a half that stands alone
GAIN = 0.1  # of a grade
ROUNDS = 3  # partings of one sentence

_SUBJECT = r"(?:you|it|they|we|he|she|I|there|no one|nobody|someone|these|those|this|that)"
_MAY_START = r"(?:the|a|an|your|our|their|its|some|many|most|few|all|both|one|two|three|people)"
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|may|might|can|could|will|would|should|must)\b"
)
_PRONOUN = re.compile(rf"{_SUBJECT}\b", re.IGNORECASE)
_NOUN = re.compile(rf"{_MAY_START}\b", re.IGNORECASE)
# What holds for both halves, or puts them under somebody's word
_BINDS = re.compile(
    r"\b(?:if|unless|when|whenever|while|until|though|although|whether|that|who|which|whose|once"
    r"|before|after|as|since|than|both|either|neither|not only|say|says|said|found|think|thinks"
    r"|mean|means|ask|tell|how|why|what|where)\b|[(“\"\[:]",
    re.IGNORECASE,
)
_SOMEBODYS = re.compile(r", (?:say|says|said)\b")  # "…, says the health service": of both halves
_JOINTS = (
    (re.compile(r"; "), ""),
    (re.compile(r",? but "), "But "),
    (re.compile(r", so "), "So "),
    (re.compile(r", and (?:so )?"), ""),
    (re.compile(r",? and then "), "Then "),
    (re.compile(r",? because "), "This is because "),
)
_RELATIVE = re.compile(r", which (?P<verb>is|has|does|was|are|have|do|were)\b")
_MANY = {"are", "have", "do", "were"}
_MEANING = re.compile(r" \((?P<meaning>an? [^()]+)\)\.$")
_EITHER = re.compile(
    rf"If (?P<one>[^,]+), or (?P<other>{_SUBJECT}\b[^,]+), (?P<do>[a-z]+ [^,]+)\.$"
)
_DO = re.compile(
    r"(?:please )?(?:ask|bend|breathe|bring|call|come|do|drink|get|go|keep|lie|look|move|put|read"
    r"|rest|say|see|sit|sleep|stand|start|stay|stop|take|talk|tell|try|turn|use|wait|walk|write)\b",
    re.IGNORECASE,
)
# What a person can do where no rule may
_CLUES = (
    (re.compile(r"(?:,[^,]+){2,} (?:and|or) "), "try a list, one thing a line"),
    (re.compile(r"\([^()]+\)"), "try a sentence of its own for what is in brackets"),
    (re.compile(r"^(?:If|When|For|In|After|Before|With)\b[^,]+, "), "try to turn it round"),
    (_SOMEBODYS, "try to say first who says so"),
)


class Better(NamedTuple):
    """A shorter way with its score, or none; and how it was made, or what makes it hard."""

    text: str | None
    score: Score | None
    how: str


class Shorter:
    """The rules, made ready for one guide."""

    def __init__(self, instead: dict[str, str], syllables: Syllables) -> None:
        """Take the guide's list of plainer words."""
        self._instead = instead
        self._syllables = syllables
        listed = "|".join(re.escape(words) for words in sorted(instead, key=len, reverse=True))
        self._listed = re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])", re.I) if listed else None

    def say(self, sentence: str) -> Better:
        """The sentence by all rules, if it reads better then."""
        plain, swapped = self.plainer(sentence)
        parted, count = part(plain)
        read = total(score(one, self._syllables) for one in sentences(parted))
        before = score(sentence, self._syllables)
        if parted != sentence and before.grade - read.grade >= GAIN:
            return Better(parted, read, _how(swapped, count))
        return Better(None, None, self._why(sentence, before))

    def plainer(self, sentence: str) -> tuple[str, list[str]]:
        """The sentence with plainer words, and which words those were."""
        swapped: list[str] = []

        def swap(found: re.Match[str]) -> str:
            words = found.group()
            if found.start() and words[:1].isupper():
                return words  # a name
            say = self._instead[words.lower()]
            swapped.append(f"“{words}” → “{say}”" if say else f"left out “{words}”")
            return say[:1].upper() + say[1:] if words[:1].isupper() else say

        text = self._listed.sub(swap, sentence) if self._listed else sentence
        return (_tidy(text) if swapped else sentence), swapped

    def _why(self, sentence: str, read: Score) -> str:
        found = dict.fromkeys(words_of(sentence))
        long = [word for word in found if self._syllables.count(word) >= LONG]
        said = [f"{read.words} words"]
        said += [f"long words: {', '.join(long)}"] if long else ["no long words"]
        return "; ".join([*said, *(try_this for clue, try_this in _CLUES if clue.search(sentence))])


def part(sentence: str) -> tuple[str, int]:
    """The sentence in several, and how many times it was parted."""
    done: list[str] = []
    rest = sentence
    while len(done) < ROUNDS and (halves := _halves(rest)):
        done.append(halves[0])
        rest = halves[1]
    return " ".join([*done, rest]), len(done)


def _halves(sentence: str) -> tuple[str, str] | None:
    if _SOMEBODYS.search(sentence):
        return None
    found = [halves for joint, start in _JOINTS for halves in _at(joint, start, sentence)]
    found += [*_relative(sentence), *_meaning(sentence), *_either(sentence)]
    return min(found, key=lambda halves: abs(len(halves[0]) - len(halves[1])), default=None)


def _at(joint: re.Pattern[str], start: str, sentence: str) -> list[tuple[str, str]]:
    return [
        (f"{first}.", start + (second if start else second[:1].upper() + second[1:]))
        for place in joint.finditer(sentence)
        if _is_whole(first := sentence[: place.start()])
        and (_stands(second := sentence[place.end() :]) or _orders(first, second))
    ]


def _relative(sentence: str) -> list[tuple[str, str]]:
    found = _RELATIVE.search(sentence)
    if not found or not _is_whole(first := sentence[: found.start()]):
        return []
    second = sentence[found.end() :]
    if "," in second or len(words_of(second)) < LEAST - 1:  # it goes on after the clause
        return []
    who = "They" if found["verb"] in _MANY else "This"
    return [(f"{first}.", f"{who} {found['verb']}{second}")]


def _meaning(sentence: str) -> list[tuple[str, str]]:
    """What a word means, in brackets at the end: a sentence of its own."""
    found = _MEANING.search(sentence)
    if not found or len(words_of(found["meaning"])) < LEAST:
        return []
    return [(f"{sentence[: found.start()]}.", f"That is {found['meaning']}.")]


def _either(sentence: str) -> list[tuple[str, str]]:
    """If this, or that, do so: two orders, of which each holds by itself."""
    found = _EITHER.match(sentence)
    if not found or not _DO.match(found["do"]):
        return []
    order = found["do"][:1].upper() + found["do"][1:]
    return [(f"{order} if {found['one']}.", f"Do the same if {found['other']}.")]


def _orders(first: str, second: str) -> bool:
    """Whether both halves tell the reader to do something."""
    return bool(_DO.match(first) and _DO.match(second)) and len(words_of(second)) >= LEAST


def _is_whole(first: str) -> bool:
    return len(words_of(first)) >= LEAST and not _BINDS.search(first)


def _stands(second: str) -> bool:
    """Whether these words have a subject and a verb of their own."""
    if len(words_of(second)) < LEAST:
        return False
    if _PRONOUN.match(second):
        return True
    return bool(_NOUN.match(second) and _VERB.search(" ".join(second.split()[:6])))


def _tidy(text: str) -> str:
    """Without the gaps that words left, and with its first letter large."""
    text = re.sub(r"\s+([,.;:?!])", r"\1", " ".join(text.split())).lstrip(" ,")
    return text[:1].upper() + text[1:]


def _how(swapped: list[str], parted: int) -> str:
    said = ["parted into " + str(parted + 1)] if parted else []
    return "; ".join([*said, *swapped])
