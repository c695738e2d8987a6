"""Each clause has its event or its reason."""

import pytest

from detente.coder import Coder
from detente.explaining import explained
from tests.conftest import make_article

pytestmark = pytest.mark.model

TEXT = "Norway expelled three Russian diplomats. Sweden ate an apple. “We will not yield,” said the Malian minister."


def test_each_sentence_has_its_decisions(coder: Coder) -> None:
    first, second, third = explained(coder, make_article(TEXT, language="en"))
    assert [(d.event.event, d.reason) for d in first.decisions if d.event] == [("SANCTION", "")]
    assert [e.trigger.text for e in first.events] == ["expelled"]
    assert [(d.event, d.reason) for d in second.decisions] == [(None, "verb not in codebook: eat")]
    assert [s.form for s in third.statements] == ["direct"]


def test_a_parse_that_was_kept_gives_the_same(coder: Coder) -> None:
    article = make_article(TEXT, language="en")
    blocks, docs = coder.parse(article)
    assert explained(coder, article, blocks, coder.pack(docs)) == explained(coder, article)
