"""The marks in words: what is a mark, what is text, and what is neither."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.inline import Cite, Link, Piece, Strong, Text, parse, visible

PAGE = "conditions/neck-pain"


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("Plain words.", (Text("Plain words."),)),
        ("**Stop** now", (Strong("Stop"), Text(" now"))),
        ("**two words**", (Strong("two words"),)),
        (f"[a sore neck]({PAGE})", (Link("a sore neck", PAGE),)),
        ("[more](https://example.org/a?b=c#d)", (Link("more", "https://example.org/a?b=c#d"),)),
        ("It eases. [@carnes-2010]", (Text("It eases. "), Cite("carnes-2010"))),
        ("[@a][@b]", (Cite("a"), Cite("b"))),
        (f"**a**[b]({PAGE})[@c]", (Strong("a"), Link("b", PAGE), Cite("c"))),
    ],
)
def test_marks_become_pieces(words: str, pieces: tuple[Piece, ...]) -> None:
    assert (pieces, []) == parse(words)


@pytest.mark.parametrize(
    "words",
    [
        "2 * 3 * 4",
        "a [note] here",
        "an open [ bracket",
        "a closed ] bracket",
        "(round) [square]",
        "_under_ and `back` and <b>bold</b>",
        "an e-mail: a@example.org",
        "back \\ slash",
        "[]",
        "[x]: y",
        "{: .x }",
    ],
)
def test_what_cannot_be_meant_as_a_mark_is_text(words: str) -> None:
    assert ((Text(words),), []) == parse(words)


@pytest.mark.parametrize(
    ("words", "code", "offset"),
    [
        ("**not closed", "INL01", 0),
        ("not opened**", "INL01", 10),
        ("a ** b ** c", "INL01", 2),
        ("** a**", "INL01", 0),
        ("see [@Carnes 2010]", "INL02", 4),
        ("[@]", "INL02", 0),
        ("[words] (conditions/neck-pain)", "INL02", 6),
        ("[words](conditions/ neck-pain)", "INL02", 6),
        ("[words]()", "INL02", 6),
        ("**strong [link](a/b)**", "INL03", 0),
        ("[**strong**](a/b)", "INL03", 0),
        ("[x](javascript:alert)", "INL04", 4),
        ("[x](http://example.org)", "INL04", 4),
        ("[x](../a)", "INL04", 4),
        ("[x](Conditions/Neck)", "INL04", 4),
        ("[x](a/b/c)", "INL04", 4),
    ],
)
def test_what_only_looks_like_a_mark_is_a_fault(words: str, code: str, offset: int) -> None:
    _, faults = parse(words)

    assert (code, offset) == (faults[0].code, faults[0].offset)


def test_every_fault_is_told() -> None:
    _, faults = parse("**a and [b] (c) and [@D]")

    assert [fault.code for fault in faults] == ["INL01", "INL02", "INL02"]


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (
            "**not closed",
            "** opens or closes nothing here",
            "write **words** with no space inside the stars",
        ),
        (
            "[@Carnes]",
            "this citation is not complete",
            "write it like [@carnes-2010], small letters, digits and hyphens",
        ),
        (
            "[words] (a/b)",
            "this link is not complete",
            "write it like [words](conditions/neck-pain), with no spaces in the second part",
        ),
        (
            "**strong [link](a/b)**",
            "a link cannot stand inside strong words",
            "close the strong words before the link",
        ),
        ("[**strong**](a/b)", "strong words cannot stand inside a link", "take the stars out"),
        (
            "[x](../a)",
            '"../a" is no page of this guide',
            'write folder and file, such as "conditions/neck-pain", or an address that starts with '
            "https://",
        ),
    ],
)
def test_a_fault_is_told_in_these_words(words: str, message: str, hint: str) -> None:
    _, (fault, *_) = parse(words)

    assert (message, hint) == (fault.message, fault.hint)


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        ("**a [b](a/b)** c", (Strong("a [b](a/b)"), Text(" c"))),
        ("[**a**](../b) c", (Link("**a**", "../b"), Text(" c"))),
        ("c **a", (Text("c **a"),)),
    ],
)
def test_faults_take_no_words_away(words: str, pieces: tuple[Piece, ...]) -> None:
    assert pieces == parse(words)[0]


def test_every_fault_has_its_own_place() -> None:
    _, faults = parse("a **b** ** [@c] ** [d](../e) [**f**](../g)")

    assert [(fault.code, fault.offset) for fault in faults] == [
        ("INL01", 8),
        ("INL01", 16),
        ("INL04", 23),
        ("INL04", 37),
        ("INL03", 29),
    ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Plain.", "Plain."),
        ("**Stop** now", "Stop now"),
        (f"See [a neck]({PAGE}).", "See a neck."),
        ("It eases [@carnes-2010].", "It eases."),
        ("Pain, [@a] ache", "Pain, ache"),
        ("One [@a], two", "One, two"),
    ],
)
def test_visible_words_have_no_marks(words: str, shown: str) -> None:
    assert shown == visible(words)


@given(st.text(st.sampled_from("ab *[](@)-/:.h"), max_size=30))
def test_no_character_is_lost(words: str) -> None:
    """Marks aside, the pieces hold every character that was typed, in its order."""
    pieces, faults = parse(words)
    if not faults:
        assert words == "".join(map(_typed, pieces))


def _typed(piece: Piece) -> str:
    match piece:
        case Strong(text):
            return f"**{text}**"
        case Link(text, target):
            return f"[{text}]({target})"
        case Cite(source):
            return f"[@{source}]"
        case Text(text):
            return text
