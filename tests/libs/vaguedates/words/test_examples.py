"""The table of examples is read as it says, and holds one of every rule; so do the rewritings."""

import pytest

from libs.vaguedates.words import understand
from libs.vaguedates.words.examples import EXAMPLES, SAID_ON, Example
from libs.vaguedates.words.points import RULES
from libs.vaguedates.words.prepositions import SAID
from libs.vaguedates.words.rewriting import Rewriting
from libs.vaguedates.words.spans import SPANS
from libs.vaguedates.words.spelling import REWRITINGS, plain
from libs.vaguedates.words.undated import UNDATED
from libs.vaguedates.words.vocabulary import Rule


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.words)
def test_an_example_is_read_as_the_table_says(example: Example) -> None:
    found = understand(example.words, SAID_ON)

    assert tuple(one.edtf for one in found.readings) == example.readings
    assert found.narrow == example.narrow
    assert found.waits_for == example.event
    assert found.is_undated == (not example.readings and not example.event)


def test_every_rule_has_an_example() -> None:
    names = {rule.name for rule in (*RULES, *SPANS)}
    names |= {saying.name for saying in SAID} | {one.name for one in UNDATED}
    assert len(names) >= 50
    assert names <= {example.rule for example in EXAMPLES}


@pytest.mark.parametrize("rule", [*RULES, *SPANS], ids=lambda one: one.name)
def test_a_rule_reads_one_of_its_own_examples(rule: Rule) -> None:
    words = [plain(example.words) for example in EXAMPLES if example.rule == rule.name]
    stripped = [text.removeprefix("in ") for text in words]
    assert any(rule.read(text, SAID_ON) for text in (*words, *stripped))


@pytest.mark.parametrize("rewriting", REWRITINGS, ids=lambda one: one.example[0])
def test_a_rewriting_brings_its_example_into_one_spelling(rewriting: Rewriting) -> None:
    said, becomes = rewriting.example
    assert plain(said) == becomes.lower()
