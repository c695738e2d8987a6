"""How many were killed, hurt or arrested: every entry of tolls.toml by its example and near miss, and more."""

import tomllib
from importlib.resources import files

import pytest

from detente.ledger.tolls import Toll, read, tolls

TABLE = tomllib.loads((files("detente.codebook") / "data" / "tolls.toml").read_text(encoding="utf-8"))
KINDS = ("number", "many", "about", "qualifier", "toll")
ENTRIES = [(lang, kind, n, row) for lang in TABLE for kind in KINDS for n, row in enumerate(TABLE[lang][kind])]
IDS = [f"{lang}-{kind}-{n}" for lang, kind, n, _ in ENTRIES]


def said(sentence: str, language: str = "en") -> list[str]:
    return list(dict.fromkeys(f"{toll.what} {toll}" for _, toll in read(sentence, language)))


@pytest.mark.parametrize(("lang", "kind", "n", "row"), ENTRIES, ids=IDS)
def test_examples_and_near_misses(lang: str, kind: str, n: int, row: dict[str, object]) -> None:
    assert said(str(row["example"]), lang) == row["reads"]
    assert said(str(row["near"]), lang) == row.get("near_reads", [])


CASES = [
    ("en", "The raid killed 12.", ["dead 12"]),
    ("en", "Twelve civilians, among them three children, died on Monday in two raids on the town.", ["dead 12"]),
    ("en", "12 people including three children were killed.", ["dead 12"]),
    ("en", "Thirty members of the security forces were wounded.", ["injured 30"]),
    ("en", "The blast killed three soldiers and two policemen, officials said.", ["dead 5"]),
    ("en", "The blast killed 12 people and wounded 30.", ["dead 12", "injured 30"]),
    ("en", "The blast wounded 30 people and 12 were killed.", ["injured 30", "dead 12"]),
    ("en", "Rockets left 12 people dead and 30 others injured.", ["dead 12", "injured 30"]),
    ("en", "Police killed two of the attackers in 2014.", ["dead 2"]),
    ("en", "10 to 15 people died.", ["dead 10-15"]),
    ("en", "Several dozen people were killed.", ["dead 24-108"]),
    ("en", "At least two dozen people were killed.", ["dead 24+"]),
    ("en", "One hundred and five were killed, 1,002 injured.", ["dead 105", "injured 1002"]),
    ("en", "12 people were killed or wounded.", []),
    ("en", "Two attacks killed the mayor.", []),
    ("en", "Two attacks killed 12.", ["dead 12"]),
    ("en", "The war that killed 2.5 million people began in 1998.", []),
    ("en", "A 12-year-old was killed.", []),
    ("en", "The minister was killed on 12 May.", []),
    ("en", "Soldiers were killed in 2014.", []),
    ("en", "12% of the hostages died; a fund of $12 was raised.", []),
    ("en", "Twelve ministers said a man was killed.", []),
    ("en", "Nobody was killed.", []),
    ("en", "Norway expelled three diplomats.", []),
    ("fr", "L'explosion a tué trois soldats et deux policiers.", ["dead 5"]),
    ("fr", "Trois soldats tués dans une embuscade", ["dead 3"]),
    ("fr", "Trois soldats et deux policiers ont été grièvement blessés.", ["injured 5"]),
    ("fr", "Le bilan est passé à 1 340 morts.", ["dead 1340"]),
    ("fr", "Le bilan est passé à 1\u202f340 morts et 12\u00a0000 blessés.", ["dead 1340", "injured 12000"]),
    ("fr", "Une explosion a fait deux morts et trois blessés.", ["dead 2", "injured 3"]),
    ("fr", "L'attentat a coûté la vie à une vingtaine de personnes.", ["dead 16-24"]),
    ("fr", "Douze personnes, dont trois enfants, ont péri.", ["dead 12"]),
    ("fr", "De 10 à 15 personnes ont été interpellées.", ["arrested 10-15"]),
    ("fr", "Soixante et onze rebelles auraient été tués.", ["dead 71"]),
    ("fr", "Quatre-vingts rebelles auraient été tués.", ["dead 80"]),
    ("fr", "Deux cent mille soldats sont morts.", ["dead 200000"]),
    ("fr", "Un soldat a arrêté deux hommes.", ["arrested 2"]),
    ("fr", "Plusieurs centaines de personnes ont été arrêtées.", ["arrested 200-999"]),
    ("fr", "Aucun soldat n'a été tué.", []),
    ("fr", "Des soldats ont été tués le 12 mai.", []),
    ("fr", "Douze ministres ont dit qu'un homme avait été tué.", []),
    ("fr", "La Norvège a expulsé trois diplomates.", []),
    ("xx", "12 people were killed.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "found"), CASES)
def test_what_is_read_in_a_sentence(language: str, sentence: str, found: list[str]) -> None:
    assert said(sentence, language) == found


@pytest.mark.parametrize("value", range(1, 101))
def test_numbers_in_words(value: int) -> None:
    high = "twenty thirty forty fifty sixty seventy eighty ninety"
    tens = dict(zip(range(20, 100, 10), high.split(), strict=True))
    ones = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    names = [*ones.split(), "seventeen", "eighteen", "nineteen"]
    if value == 100:
        name = "a hundred"
    else:
        name = (
            names[value]
            if value < 20
            else "-".join([tens[value // 10 * 10], *([names[value % 10]] * (value % 10 > 0))])
        )
    assert said(f"{name} guards were killed".capitalize()) == [f"dead {value}"]


@pytest.mark.parametrize("value", range(2, 101))
def test_numbers_in_french_words(value: int) -> None:
    assert said(f"{french(value)} gardes ont été tués".capitalize(), "fr") == [f"dead {value}"]


def french(value: int) -> str:
    low = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    names = low.split()
    tens = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt", 100: "cent"}
    if value <= 16:
        return names[value]
    if value < 20:
        return f"dix-{names[value - 10]}"
    ten = max(t for t in tens if t <= value)
    if value == ten:
        return tens[ten] + "s" * (ten == 80)
    rest = value - ten
    return f"{tens[ten]}{' et ' if rest in (1, 11) and ten != 80 else '-'}{french(rest)}"


def test_the_words_of_the_event_come_before_the_rest_of_its_sentence() -> None:
    text = "Rebels killed 12 soldiers. The army killed five rebels and said that 30 civilians had been killed."
    at = text.index("The army")
    end = text.index(" and said")
    assert tolls(text, at, end, "en") == (Toll("dead", 5, 5),)
    assert tolls(text, text.index("said"), len(text), "en") == (Toll("dead", 30, 30),)
    assert tolls(text, 0, 6, "en") == (Toll("dead", 12, 12),)


def test_the_next_sentence_of_the_paragraph_may_count() -> None:
    text = "Planes bombed the depot. The toll rose in the night: 18 dead. A raid had killed two in May.\n\nThree died."
    assert tolls(text, 0, 10, "en") == ()
    assert tolls(text, 0, 10, "en", beyond=True) == (Toll("dead", 18, 18),)
    text = "Planes bombed the depot.\n\nThree people died."
    assert tolls(text, 0, 10, "en", beyond=True) == ()


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ((12, 12), (12, 12), True),
        ((12, 12), (10, 14), True),
        ((12, 12), (15, 15), False),
        ((12, None), (14, 14), True),
        ((12, None), (18, 18), False),
        ((12, None), (10, None), True),
        ((24, 99), (31, 31), True),
        ((24, 99), (20, None), True),
        ((24, 99), (12, None), False),
        ((0, 9), (12, 12), False),
    ],
)
def test_numbers_agree_where_one_may_be_meant_by_both(
    one: tuple[int, int], other: tuple[int, int], agree: bool
) -> None:
    assert Toll("dead", *one).agrees(Toll("dead", *other)) is agree
    assert Toll("dead", *other).agrees(Toll("dead", *one)) is agree
