"""The small tree: its places, its offsets, and what it refuses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from midline.routine.limits import DEPTH_MOST, NODES_MOST
from midline.routine.problems import Misfit
from midline.routine.yaml_tree import Mapping, Node, Scalar, Sequence, parse_tree

TEXT = """\
# before
name: Plänk 🏋  # after the name
tips:
  - one
  - "two"  # after two

  # after the list
rest: {a: 1, b: [2, 3]}  # after the flow
about: |
  several
  lines
empty:
last: >-
  folded
  text
# the end
"""


def nodes(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Sequence):
        for item in node.items:
            yield from nodes(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield key
            yield from nodes(value)


def test_offsets_cut_each_node_out_of_the_text_without_the_comments_after_it() -> None:
    root = parse_tree(TEXT)
    assert isinstance(root, Mapping)
    cut = {key.text: TEXT[value.start : value.end] for key, value in root.entries}
    assert cut == {
        "name": "Plänk 🏋",
        "tips": '- one\n  - "two"',
        "rest": "{a: 1, b: [2, 3]}",
        "about": "|\n  several\n  lines\n",
        "empty": "",
        "last": ">-\n  folded\n  text\n",
    }


def test_lines_and_columns_count_from_one() -> None:
    root = parse_tree(TEXT)
    assert root is not None
    lines = TEXT.split("\n")
    for node in nodes(root):
        if isinstance(node, Scalar) and node.is_plain and node.text:
            assert lines[node.line - 1][node.column - 1 :].startswith(node.text)


def test_scalars_keep_their_text() -> None:
    root = parse_tree("[yes, 010, 1:30, 2024-01-01, ~, 1e3, 0x1F, null]")
    assert isinstance(root, Sequence)
    texts = [item.text for item in root.items if isinstance(item, Scalar)]
    assert texts == ["yes", "010", "1:30", "2024-01-01", "~", "1e3", "0x1F", "null"]


@pytest.mark.parametrize("text", ["", "# a comment\n", "\n\n"])
def test_no_document_is_no_tree(text: str) -> None:
    assert parse_tree(text) is None


def test_depth_is_taken_up_to_the_limit() -> None:
    assert parse_tree("[" * DEPTH_MOST + "]" * DEPTH_MOST) is not None
    with pytest.raises(Misfit, match="nested more than 32 deep"):
        parse_tree("[" * (DEPTH_MOST + 1) + "]" * (DEPTH_MOST + 1))


def test_nodes_are_taken_up_to_the_limit() -> None:
    assert parse_tree("[" + "a," * (NODES_MOST - 1) + "]") is not None
    with pytest.raises(Misfit, match="more than 20000 values"):
        parse_tree("[" + "a," * NODES_MOST + "]")


@pytest.mark.parametrize(
    ("text", "line", "column", "sentence"),
    [
        ("a: 1\nb: &x 2", 2, 4, "an anchor (`&x`) is not taken"),
        ("a: 1\nb: *x", 2, 4, "an alias (`*x`) is not taken"),
        ("a: !!int 3", 1, 4, "a tag (`!!int`) is not taken"),
        ("a: ! 3", 1, 4, "a tag (`!`) is not taken"),
        ("- !mine [3]", 1, 3, "a tag (`!mine`) is not taken"),
        ("*x : 1", 1, 1, "an alias (`*x`) is not taken"),
        ("a: 1\n<<: {b: 2}", 2, 1, "a merge key (`<<`) is not taken"),
        ("[a]: 1", 1, 1, "a key must be one word"),
        ("a: 1\n---\nb: 2", 2, 1, "a second document begins here"),
        ("a: 1\n...\nb: 2", 3, 1, "text after the end of the routine"),
        ("a: b: c", 1, 5, "a `:` that cannot stand here"),
        ("a:\n\t- b", 2, 1, "a tab cannot be used here"),
        ("a: `b`", 1, 4, "a value cannot start with ```"),
        ("a: %b", 1, 4, "a value cannot start with `%`"),
        ("a: 'b", 1, 4, "the quote that begins here is not closed"),
        ("a: [b", 2, 1, "a `,` or a closing bracket is needed here"),
        ('a: "\\q"', 1, 5, "an unknown escape in a quoted text"),
        ("a: ]", 1, 4, "a value is missing here"),
    ],
)
def test_what_is_refused_says_where_and_why(
    text: str, line: int, column: int, sentence: str
) -> None:
    with pytest.raises(Misfit) as refused:
        parse_tree(text)
    at = refused.value.at
    assert at is not None
    assert (at.line, at.column, refused.value.text) == (line, column, sentence)


def test_a_quoted_merge_sign_is_only_a_key() -> None:
    assert isinstance(parse_tree('"<<": 1'), Mapping)
