"""The same act told by several articles, in one language or two, is one happening with several reports."""

from dataclasses import replace
from datetime import date

import pytest

from detente.ledger import happenings
from tests.ledger.told import THURSDAY, Told, add, day, event, found, groups, insert, new, tables

# -- what a happening says -------------------------------------------------------------


def test_one_act_in_two_languages_is_one_happening() -> None:
    first = Told(
        "a", on=THURSDAY, outlet="Le Courrier", language="fr", city="Oslo", story="s",
        text="La Norvège a expulsé jeudi trois diplomates russes",
    )  # fmt: skip
    reprint = replace(first, id="b", published=day(1), outlet="L'Écho")
    english = Told("c", ("NOR:GOV",), ("RUS:GOV",), mode=None, published=day(1), outlet="Gazette")
    connection = new()
    add(connection, [first, reprint, english, Told("d", ("SWE",))])
    happenings.update(connection)
    assert connection.sql("FROM happenings WHERE id = 'a'").to_arrow_table().to_pylist() == [
        {
            "id": "a", "event": "SANCTION", "mode": "expel", "status": "actual", "actor": ["NOR"],
            "recipient": ["RUS"], "earliest": THURSDAY, "latest": THURSDAY, "place": "Oslo",
            "events": ["a", "b", "c"], "reports": 3, "stories": 2, "outlets": 3, "languages": ["en", "fr"],
            "contradictions": [],
            "told": [
                {"what": "date", "value": "2023-03-16", "articles": ["article a", "article b"]},
                {"what": "place", "value": "Oslo", "articles": ["article a", "article b"]},
            ],
        }
    ]  # fmt: skip
    assert connection.sql("SELECT event, happening, lead FROM happening_events ORDER BY 1").fetchall() == [
        ("a", "a", True), ("b", "a", False), ("c", "a", False), ("d", "d", True),
    ]  # fmt: skip


def test_two_death_tolls_are_visible() -> None:
    one = Told("a", event="ASSAULT", mode=None, text="The raid killed 12 civilians")
    (row,) = found(one, replace(one, id="b", text="A raid killed at least 15 people"))
    assert row["contradictions"] == ["dead"]
    assert row["told"] == [
        {"what": "dead", "value": "12", "articles": ["article a"]},
        {"what": "dead", "value": "15+", "articles": ["article b"]},
    ]


def test_tolls_that_may_both_be_right_are_no_contradiction() -> None:
    one = Told("a", event="ASSAULT", mode=None, text="The raid killed a dozen civilians")
    (row,) = found(one, replace(one, id="b", text="A raid killed 12 people"))
    assert row["contradictions"] == []


def test_a_reprint_with_another_day_is_a_contradiction() -> None:
    words = "Norway expelled three Russian diplomats on {}, the ministry in Oslo said"
    one = Told("a", on=day(-3), city="Oslo", text=words.format("Monday"), story="s")
    (row,) = found(one, replace(one, id="b", on=day(-1), city="Bergen", text=words.format("Wednesday")))
    assert row["contradictions"] == ["date", "place"]
    assert (row["earliest"], row["latest"]) == (day(-3), day(-3))


def test_one_article_does_not_contradict_itself() -> None:
    one = Told("a", event="ASSAULT", mode=None, text="The raid killed 12 civilians", article="x")
    (row,) = found(one, replace(one, id="b", text="The raid killed 15 by the evening"))
    assert row["contradictions"] == []
    assert row["reports"] == 1


def test_the_first_published_leads_then_the_surest() -> None:
    late, sure, unsure = (Told("a", published=day(1)), Told("c"), Told("b", confidence=0.5))
    assert groups(late, sure, unsure) == [["c", "b", "a"]]


# -- dates --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (THURSDAY, THURSDAY, True),
        (THURSDAY, day(1), True),
        (THURSDAY, day(2), False),
        (THURSDAY, (day(-6), day(6)), True),
        (THURSDAY, (day(3), day(6)), False),
        (THURSDAY, (date(2023, 1, 1), date(2023, 12, 31)), False),
        ((date(2022, 1, 1), date(2022, 12, 31)), (date(2022, 1, 1), date(2022, 12, 31)), True),
        (THURSDAY, (THURSDAY, None), True),
        (day(-3), (THURSDAY, None), False),
        ((None, day(20)), (None, day(20)), True),
        ((None, day(20)), (None, day(21)), False),
    ],
)
def test_dates_that_fit(one: date, other: date, same: bool) -> None:
    assert len(found(Told("a", on=one), Told("b", on=other))) == 2 - same


def test_two_rounds_stay_two() -> None:
    assert groups(Told("a", on=day(-3)), Told("b", on=THURSDAY)) == [["a"], ["b"]]


def test_what_is_done_every_day_is_no_single_act() -> None:
    daily = [Told(f"{n}", on=day(n)) for n in range(4)]
    assert groups(*daily) == [["0"], ["1"], ["2"], ["3"]]
    assert groups(*daily, Told("x", on=day(2))) == [["0"], ["1"], ["2", "x"], ["3"]]


def test_the_day_after_is_the_same_act_in_one_city() -> None:
    daily = [Told(f"{n}", on=day(n), city="Oslo" if n < 2 else None) for n in range(4)]
    assert groups(*daily)[0] == ["0", "1"]


def test_an_act_without_a_date_is_of_the_day_of_its_article() -> None:
    assert groups(Told("a", on=THURSDAY), Told("b", published=day(1))) == [["a", "b"]]
    assert groups(Told("a", on=THURSDAY), Told("b", published=day(3))) == [["a"], ["b"]]


def test_a_title_tells_again_what_its_article_dates() -> None:
    title = Told(
        "a", text="Oslo shows envoys the door", title="Oslo shows envoys the door", article="x", published=day(4)
    )
    body = replace(title, id="b", text="Norway expelled three Russian diplomats", on=THURSDAY)
    assert groups(title, body) == [["a", "b"]]
    assert groups(title, body, replace(body, id="c", on=day(-2))) == [["a"], ["b"], ["c"]]
    assert groups(replace(title, title=None), replace(body, title=None)) == [["a"], ["b"]]


def test_nearly_the_same_words_tell_again_what_their_article_dates() -> None:
    one = Told("a", text="Norway expelled Russian diplomats", article="x", published=day(4))
    assert groups(one, replace(one, id="b", text="Norway expelled three Russian diplomats", on=THURSDAY)) == [
        ["a", "b"]
    ]
    assert groups(one, replace(one, id="b", text="Oslo sent three attachés home", on=THURSDAY)) == [["a"], ["b"]]


def test_articles_without_any_date_stay_apart() -> None:
    nowhen = Told("a", published=None)
    assert groups(nowhen, replace(nowhen, id="b")) == [["a"], ["b"]]
    assert groups(replace(nowhen, article="x"), replace(nowhen, id="b", article="x")) == [["a", "b"]]


def test_city_entry_and_toll_outweigh_a_few_days() -> None:
    one = Told("a", event="ASSAULT", on=THURSDAY, city="Aleppo", text="The raid killed 12 civilians")
    other = replace(one, id="b", on=day(5), text="Un raid a tué 12 personnes", language="fr")
    assert groups(one, other) == [["a", "b"]]
    assert found(one, other)[0]["contradictions"] == ["date"]
    assert len(groups(one, replace(other, on=day(9)))) == 2
    assert len(groups(one, replace(other, text="Un raid a tué 13 personnes"))) == 2
    assert len(groups(one, replace(other, city=None))) == 2
    assert len(groups(one, replace(other, frame="assault/raid"))) == 2


# -- places, modes, status --------------------------------------------------------------------


def test_two_cities_are_two_acts() -> None:
    one = Told("a", event="CONSULT", mode=None, city="Geneva")
    assert groups(one, replace(one, id="b", city="Vienna")) == [["a"], ["b"]]
    assert groups(one, replace(one, id="b", city=None)) == [["a", "b"]]


def test_what_might_be_of_two_acts_is_of_none() -> None:
    one = Told("a", event="CONSULT", mode=None, city="Geneva")
    two = replace(one, id="b", city="Vienna")
    vague = [replace(one, id="c", city=None), replace(one, id="d", city=None)]
    assert groups(one, two, *vague) == [["a"], ["b"], ["c", "d"]]


def test_modes_are_equal_or_unknown() -> None:
    one = Told("a")
    assert groups(one, replace(one, id="b", mode="convict")) == [["a"], ["b"]]
    assert groups(one, replace(one, id="b", mode=None)) == [["a", "b"]]
    assert groups(replace(one, mode=None), replace(one, id="b")) == [["a", "b"]]


@pytest.mark.parametrize("status", ["future", "hypothetical"])
def test_what_is_planned_is_not_what_was_done(status: str) -> None:
    plan = Told("a", status=status)
    assert groups(plan, replace(plan, id="b"), Told("c")) == [["a", "b"], ["c"]]


@pytest.mark.parametrize("status", ["negated", "historical"])
def test_what_was_not_done_or_long_ago_stands_alone(status: str) -> None:
    one = Told("a", status=status)
    assert groups(one, replace(one, id="b")) == [["a"], ["b"]]


# -- parties -------------------------------------------------------------------------------------


def test_who_acts_for_a_state_is_the_state() -> None:
    assert groups(Told("a", ("NOR:GOV",)), Told("b", ("NOR",), ("RUS:CVL",))) == [["a", "b"]]
    assert groups(Told("a", ("SYR:REB",)), Told("b", ("SYR:MIL",))) == [["a"], ["b"]]
    assert groups(Told("a", ("SYR:REB",)), Told("b", ("SYR:OPP",))) == [["a", "b"]]
    assert groups(Told("a", recipient=("SYR:REB",)), Told("b", recipient=("SYR",))) == [["a"], ["b"]]


def test_organisations_go_by_name() -> None:
    bank, trade = ("IGO/World Bank",), ("IGO/World Trade Organization",)
    assert groups(Told("a", bank), Told("b", bank), Told("c", trade)) == [["a", "b"], ["c"]]


def test_roles_matter_unless_the_act_is_mutual() -> None:
    assert groups(Told("a"), Told("b", ("RUS",), ("NOR",))) == [["a"], ["b"]]
    met = Told("a", ("NOR", "RUS"), (), event="CONSULT", mode=None)
    assert groups(met, replace(met, id="b", actor=("RUS",), recipient=("NOR",))) == [["a", "b"]]


def test_an_unknown_recipient_is_one_that_its_article_names() -> None:
    one = Told("a", event="REJECT", mode=None, published=THURSDAY)
    vague = replace(one, id="b", recipient=())
    assert groups(one, vague) == [["a"], ["b"]]
    beside = Told("z", ("RUS",), ("NOR",), event="ACCUSE", article="article b")
    assert groups(one, vague, beside)[0] == ["a", "b"]
    both = replace(beside, id="y", actor=("SWE",))
    other = replace(one, id="c", recipient=("SWE",))
    assert groups(one, vague, beside, both, other)[:3] == [["a"], ["b"], ["c"]]


def test_the_report_that_names_most_parties_leads() -> None:
    vague = Told("a", event="REJECT", mode=None, recipient=(), published=day(0), on=THURSDAY)
    beside = Told("z", ("RUS",), ("NOR",), event="ACCUSE", article="article a")
    fuller = replace(vague, id="b", recipient=("RUS",), published=day(1))
    assert found(vague, beside, fuller)[0]["events"] == ["b", "a"]
    assert found(vague, beside, fuller)[0]["recipient"] == ["RUS"]


def test_unknown_recipients_of_two_quarrels_differ() -> None:
    one = Told("a", event="REJECT", mode=None, recipient=())
    other = replace(one, id="b")
    assert groups(one, other) == [["a", "b"]]
    beside = [Told("x", ("RUS",), ("NOR",), article="article a"), Told("y", ("SWE",), ("NOR",), article="article b")]
    assert groups(one, other, *beside) == [["a"], ["b"], ["x"], ["y"]]


def test_a_party_may_be_left_out_and_named_elsewhere() -> None:
    three = Told("a", ("FRA", "GBR", "USA"), ("SYR",), event="ASSAULT", mode=None)
    two = replace(three, id="b", actor=("USA",))
    assert groups(three, two) == [["a"], ["b"]]
    beside = Told("z", ("FRA",), ("GBR",), event="CONSULT", mode=None, article="article b")
    assert groups(three, two, beside) == [["a", "b"], ["z"]]


def test_without_parties_only_reprints_are_one() -> None:
    one = Told("a", (), (), event="PROTEST", mode=None, text="Thousands marched for bread", story="s")
    assert groups(one, replace(one, id="b"), replace(one, id="c", story="t")) == [["a", "b"], ["c"]]


# -- articles --------------------------------------------------------------------------------------


def test_background_is_the_act_again_and_rounds_in_one_article_are_two() -> None:
    told = [
        Told("a", on=THURSDAY, article="x"),
        Told("b", on=THURSDAY, article="x"),
        Told("c", on=day(-9), article="x"),
    ]
    assert groups(*told) == [["a", "b"], ["c"]]


def test_reprints_of_two_rounds_are_two_acts() -> None:
    words = "Norway expelled three Russian diplomats from the embassy"
    told = [
        Told(f"{home}{n}", on=day(-9 * n), article=home, story="s", text=f"{words} in round {n}")
        for n in range(2)
        for home in "xy"
    ]
    assert groups(*told) == [["x0", "y0"], ["x1", "y1"]]


def test_imported_rows_have_no_happening() -> None:
    connection = new()
    insert(connection, "events", [{**event(Told("a"), 0), "article": None}])
    happenings.update(connection)
    assert not any(tables(connection).values())
