"""How our offices are compared with a table of leaders."""

from check_offices import Spell, alike, disagreements, merged

from detente.codebook.actors import Office, Person


def told(*spells: Spell) -> list[str]:
    offices = (Office("anna-berg", "NOR", "head_of_government", "1999-05-01", "2004-05-01"),)
    return list(
        disagreements(
            spells,
            {"anna-berg": Person("anna-berg", "Anna Berg", "f", offices)},
            {"anna-berg": ["Anna Berg", "Anna Bergh"]},
        )
    )


def test_names_are_alike_by_a_word() -> None:
    assert alike("Djukanovic, M", ["Milo Dukanovic"])
    assert not alike("Temer", ["Dilma Rousseff"])


def test_spells_that_follow_each_other_are_one() -> None:
    first, second = Spell("NOR", "Berg", "1999-05", "2001-01"), Spell("NOR", "Berg", "2001-02", "2004-05")
    assert list(merged([second, first])) == [Spell("NOR", "Berg", "1999-05", "2004-05")]


def test_what_agrees_is_not_told() -> None:
    assert told(Spell("NOR", "Berg", "1999-06", "2004-05")) == []


def test_leaders_that_lack_and_months_that_differ_are_told() -> None:
    assert told(Spell("NOR", "Lie", "2000-01", "2001-01")) == [
        "NOR Lie 2000-01 to 2001-01: not among our leaders; we have Anna Berg (head_of_government)"
    ]
    assert told(Spell("NOR", "Berg", "1999-05", "2003-01")) == [
        "NOR Berg 1999-05 to 2003-01: we have Anna Berg as head_of_government to 2004-05-01"
    ]
