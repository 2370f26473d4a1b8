"""YAML with lines: what scalars become, where things stood, and what is said of YAML that is wrong or hostile."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from printgen.diagnostics import PrintgenError
from printgen.read.yaml_events import MAX_DEPTH
from printgen.read.yamls import Located, parse

BOMB = "\n".join(["a0: &a0 x", *(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))])


def said(text: str) -> list[str]:
    with pytest.raises(PrintgenError) as caught:
        parse(text, "book.yaml")
    return [str(d) for d in caught.value.diagnostics]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("3", 3), ("-3", -3), ("0", 0), ("1.5", 1.5), ("-0.02", -0.02), (".5", 0.5), ("true", True), ("False", False),
        ("", None), ("~", None), ("null", None), ("'3'", "3"), ('"true"', "true"), ("!!str 3", "3"), ("! 3", "3"),
        ("|-\n  3", "3"),
    ],
)  # fmt: skip
def test_plain_scalars_are_numbers_booleans_or_nothing(written: str, read: object) -> None:
    assert parse(f"key: {written}\n", "f").data == {"key": read}


@pytest.mark.parametrize(
    "written",
    ["0800838587", "0114", "+441632960158", "01632 960 158", "09:30", "12:30:00", "2026-11-22", "2.", "no", "yes", "on",
     "1_000", "0x1F", "1e3", ".inf", "9" * 30, "a.b"],
)  # fmt: skip
def test_what_a_number_would_spoil_stays_as_it_was_written(written: str) -> None:
    assert parse(f"key: {written}\n", "f").data == {"key": written}


def test_every_key_and_item_knows_its_line() -> None:
    text = "# note\ntitle: A\ncover:\n  alt: >\n    words\n    more\n  size: 3\nsections:\n- one\n- two: 2\n"
    located = parse(text, "f")
    paths = [("title",), ("cover", "alt"), ("cover", "size"), ("sections", 0), ("sections", 1), ("sections", 1, "two")]
    assert [located.line(path) for path in paths] == [2, 4, 7, 9, 10, 10]


def test_a_path_that_is_not_there_has_its_parents_line() -> None:
    located = parse("a: 1\nb:\n  c: 2\n", "f")
    assert [located.line(p) for p in [("b", "x"), ("b", "c", "d", 0), ("x",), ()]] == [2, 3, 1, 1]


def test_keys_are_text() -> None:
    assert parse("2026: a\ntrue: b\n? c\n: d\n", "f").data == {"2026": "a", "true": "b", "c": "d"}


def test_an_alias_is_what_it_stands_for() -> None:
    read = parse("a: &x {b: [1, 2]}\nc: *x\nd: [&y 5, *y]\n", "f").data
    assert read == {"a": {"b": [1, 2]}, "c": {"b": [1, 2]}, "d": [5, 5]}


@pytest.mark.parametrize("text", ["", "# only a note\n", "---\n"])
def test_an_empty_file_is_nothing(text: str) -> None:
    assert parse(text, "f") == Located(None, {(): 1})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n\tb: 2\n", "book.yaml:2: this line starts with a tab"),
        ("a: [1,\nb: 2\n", 'book.yaml:1: the "[" in this line is never closed'),
        ("a: 'x\n", "book.yaml:1: a quotation mark in this line is never closed"),
        ("a: b: c\n", 'book.yaml:1: the words of "a" hold a colon'),
        ("a: 'it's b'\n", 'book.yaml:1: an apostrophe ends the words of "a" too early'),
        ("a: “b: c”\n", 'book.yaml:1: the quotation marks of "a" are curly; write straight ones'),
        ("a: @b\n", 'book.yaml:1: the words of "a" start with "@"'),
        ("a: &\n", 'book.yaml:1: the words of "a" start with "&"'),
        ("a:b\nc: d\n", 'book.yaml:1: there is no space after "a:"; write a: b'),
        ("a:\n  b: 1\n   c: 2\n", "book.yaml:3: this line is indented differently from the one above"),
        ("a:\n  b: 1\n c: 2\n", "book.yaml:3: this line is indented differently from the one above"),
        ('a: "b" c\n', "book.yaml:1: this is not good YAML: did not find expected key"),
        ("a: *b\n", 'book.yaml:1: this is not good YAML: "*b" stands for nothing that comes before it'),
        ("a: &a [*a]\n", 'book.yaml:1: this is not good YAML: "*a" stands for nothing that comes before it'),
        ("a: !!python/name:os.system\n", 'book.yaml:1: this is not good YAML: the tag "tag:yaml.org,2002:python/name'),
        ("{a: 1}: 2\n", "book.yaml:1: this is not good YAML: a key is not plain text"),
        ("a: 1\n---\nb: 2\n", "book.yaml:2: this is not good YAML: there is a second document"),
        ("\x00", "book.yaml: this is not good YAML"),
    ],
)
def test_yaml_that_cannot_be_read_is_said_with_its_line(text: str, expected: str) -> None:
    assert said(text)[-1].startswith(expected)


@pytest.mark.parametrize("text", ["a: 1\n\tb: 2\n", "a:\n\t- 2\n", "\ta: 2", "a: |\n\tx\n"])
def test_a_tab_is_told_apart(text: str) -> None:
    assert said(text)[0].endswith("; use spaces, not tabs")


def test_all_keys_that_stand_twice_are_said_at_once() -> None:
    assert said("a: 1\nb: 2\na: 3\nc:\n  d: 1\n  d: 2\n") == [
        'book.yaml:3: the key "a" stands twice; keep one of the two',
        'book.yaml:6: the key "d" stands twice; keep one of the two',
    ]


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 5_000, BOMB, "? " * 100_000], ids=range(5))
def test_hostile_nesting_is_refused_at_once(text: str) -> None:
    begun = time.process_time()
    assert said(text)[0].startswith("book.yaml:")
    assert time.process_time() - begun < 2


def test_nesting_that_people_write_is_taken() -> None:
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, "f").data is not None


plain = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | plain,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(plain, inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_what_is_written_as_yaml_comes_back(value: object) -> None:
    assert parse(yaml.safe_dump(value, allow_unicode=True), "f").data == value
