"""Whole sentences whose parties have no country of their own, or no table has."""

import pytest

from detente.coder import Coder
from detente.records import Article, Entity

pytestmark = pytest.mark.model

ENGLISH = [
    ("Teachers in Mombasa went on strike on Monday.", "KEN:EDU ->"),
    ("Officials in Zamfara condemned the United States.", "NGA:GOV -> USA"),
    ("Police in Quetta detained twenty Afghan refugees.", "PAK:COP -> AFG:REF"),
    ("Rebels in Darfur accused Chad.", "SDN:REB -> TCD"),
    ("Police arrested protesters in Mombasa on Friday.", "KEN:COP -> KEN:CVL"),
    ("A court sentenced the former Egyptian president.", "EGY:JUD -> EGY:ELI"),
    ("Iraqi forces took Kirkuk.", "IRQ:MIL -> IRQ"),
    ("Iran executed Reza Nasiri.", "IRN -> ---:UNK"),
    ("Reza Nasiri accused Iran of torture.", "---:UNK -> IRN"),
    ("The United States sued Petrovane Holdings.", "USA -> ---:BUS"),
    ("Sweden rejected the demands of the rebels.", "SWE -> ---:REB"),
    ("France condemned proposals by the Turkish parliament.", "FRA -> TUR:LEG"),
    ("Rwanda expels Belgian envoys and accuses Brussels of lying.", "RWA -> BEL"),
    ("Brussels condemned Hungary.", "EUR -> HUN"),
    ("Kenya wants Uganda to withdraw its troops.", "KEN -> UGA"),
    ("Uganda is expected to visit Kenya.", "UGA -> KEN"),
    ("Kenyan lawyers sued the government.", "KEN:JUD -> KEN:GOV"),
    ("Israel arrested two journalists.", "ISR -> ---:JRN"),
    ("Greek police arrested two foreign journalists.", "GRC:COP -> ---:JRN"),
    ("The European Commission condemned Hungary.", "EUR -> HUN"),
    ("Rwandan troops stormed a school in Goma.", "RWA:MIL -> COD:EDU"),
    ("Pakistani police dispersed protesters outside the Mexican embassy.", "PAK:COP -> PAK:CVL"),
    ("Turkish police fired tear gas at protesters in front of the Israeli consulate.", "TUR:COP -> ---:CVL"),
    ("Turkish police fired tear gas at Israeli protesters.", "TUR:COP -> ISR:CVL"),
    ("Uganda supports a rebel group hostile to Kigali.", "UGA -> ---:REB"),
    ("Uganda supports a rebel group from Rwanda.", "UGA -> RWA:REB"),
    ("Congo attacked a militia hostile to Kigali.", "COD -> ---:PRM"),
    ("Turkey opposes Sweden's membership of NATO.", "TUR -> SWE"),
    ("Turkey backs Qatar's bid.", "TUR -> QAT"),
    ("Germany gave 350 million euros to build schools in Ethiopia.", "DEU -> ETH"),
]
FRENCH = [
    ("La police de Mombasa a arrêté trois manifestants.", "KEN:COP -> KEN:CVL"),
    ("À Douala, des policiers ont arrêté vingt manifestants.", "CMR:COP -> CMR:CVL"),
    ("Les autorités du Zamfara ont condamné les États-Unis.", "NGA:GOV -> USA"),
    ("Des rebelles du Darfour ont accusé le Tchad.", "SDN:REB -> TCD"),
    ("Des enseignants de Marseille se sont mis en grève.", "FRA:EDU ->"),
    ("L'armée syrienne a bombardé Alep.", "SYR:MIL -> SYR"),
    ("La police turque a arrêté des étudiants devant le consulat israélien.", "TUR:COP -> ---:EDU"),
    ("La police turque a arrêté des étudiants israéliens.", "TUR:COP -> ISR:EDU"),
    ("L'Ouganda a armé une milice hostile à Kigali.", "UGA -> ---:PRM"),
    ("L'Ouganda a armé une milice de Kigali.", "UGA -> RWA:PRM"),
    ("Le Congo a attaqué des rebelles opposés à Kinshasa.", "COG -> ---:REB"),
    ("Kinshasa a soutenu des rebelles hostiles au Rwanda.", "COD -> ---:REB"),
    ("La police tunisienne a arrêté trois opposants.", "TUN:COP -> TUN:OPP"),
    ("Israël a bombardé un dépôt de carburant au Liban.", "ISR -> LBN"),
    ("L'Iran a exécuté Reza Nasiri.", "IRN -> ---:UNK"),
    ("Mme Drozdova a accusé la Russie.", "---:UNK -> RUS"),
    ("Des policiers grecs ont frappé deux étudiants.", "GRC:COP -> GRC:EDU"),
    ("Le ministre kényan a signé un accord avec lui.", "KEN:GOV ->"),
    ("L'Allemagne a donné des millions d'euros pour bâtir des écoles en Éthiopie.", "DEU -> ETH"),
    ("La Suède a rejeté les exigences des rebelles.", "SWE -> ---:REB"),
    ("Un tribunal de Lyon a condamné le journaliste Paul Brisque.", "FRA:JUD -> FRA:JRN"),
    ("Les autorités ont libéré trente pêcheurs indiens.", "---:GOV -> IND:AGR"),
]
NOTHING = [
    ("fr", "Macron a visité Lyon."),
    ("en", "Macron visited Lyon."),
    ("fr", "La police a arrêté trois manifestants."),
    ("en", "Police arrested three protesters."),
    ("en", "Foreign troops in Mali waited."),
]


@pytest.mark.parametrize(
    ("language", "sentence", "parties"),
    [*(("en", *each) for each in ENGLISH), *(("fr", *each) for each in FRENCH)],
)
def test_parties(coder: Coder, language: str, sentence: str, parties: str) -> None:
    assert parties in coded(coder, language, sentence)


def test_an_act_told_with_another_one_is_done_to_the_same(coder: Coder) -> None:
    sentence = "Kenya expelled two Ugandan diplomats and recalled its ambassador."
    assert coded(coder, "en", sentence) == ["KEN -> UGA:GOV", "KEN -> UGA:GOV"]


@pytest.mark.parametrize(("language", "sentence"), NOTHING)
def test_no_event_without_a_state(coder: Coder, language: str, sentence: str) -> None:
    assert coded(coder, language, sentence) == []


def coded(coder: Coder, language: str, sentence: str) -> list[str]:
    """Return actor and recipient of the events of a sentence."""
    article = Article(id="a", text=sentence, sha256="", language=language, published="2024-06-12")
    events = coder.code_blocks(article, [("body", 0, len(sentence))]).events
    return [f"{codes(e.actor)} -> {codes(e.recipient)}".strip() for e in events]


def codes(entities: tuple[Entity, ...]) -> str:
    return "+".join(e.code for e in entities)


MET_BEFORE = [
    ("fr", "Le Bénin a rappelé son ambassadeur. Le Togo a fermé la frontière. Il a expulsé l'ambassadeur du Bénin.",
     "TGO -> BEN:GOV"),
    ("fr", "La Grèce a protesté auprès de la Turquie. Elle a demandé à Ankara de partir.", "GRC -> TUR"),
    ("en", "Kenya closed the border with Uganda. It recalled its ambassador and condemned Uganda.", "KEN -> UGA"),
    ("en", "Russia attacked Ukraine in 2022. It has accused Ukraine of provocations.", "RUS -> UKR"),
]  # fmt: skip


TOLD = [
    ("en", "Uganda met Rwanda, while the African Union said that it would send an envoy to Chad.", "IGO -> TCD"),
    ("en", "Uganda met Rwanda, while Kenya announced that it would send an envoy to Chad.", "KEN -> TCD"),
]
OWNED = [
    ("en", "Rwanda rejected Congo's claim. Its troops attacked Burundi.", "RWA:MIL -> BDI"),
    ("en", "India summoned Pakistan's ambassador. Its army shelled China.", "IND:MIL -> CHN"),
    ("fr", "L'Égypte a rejeté la proposition de l'Éthiopie. Son armée a bombardé le Soudan.", "EGY:MIL -> SDN"),
    ("fr", "Le Rwanda a nié les accusations du Congo. Ses troupes ont attaqué le Burundi.", "RWA:MIL -> BDI"),
    ("fr", "L'Inde s'est tue. Le Pakistan a parlé. Ses soldats ont tué trois Chinois.", "PAK:MIL -> CHN"),
]


SAME_OFFICE = [
    ("en", "Vladimir Putin praised Donald Trump. The president condemned Kenya.", "RUS:GOV -> KEN"),
    ("en", "Vladimir Putin spoke. Donald Trump answered. The president condemned Kenya.", "USA:GOV -> KEN"),
    ("fr", "Vladimir Poutine a félicité Donald Trump. Le président a condamné le Kenya.", "RUS:GOV -> KEN"),
    ("fr", "Vladimir Poutine a parlé. Donald Trump a répondu. Le président a condamné le Kenya.", "USA:GOV -> KEN"),
]


@pytest.mark.parametrize(("language", "text", "parties"), SAME_OFFICE)
def test_of_two_of_one_office_the_subject_is_meant(coder: Coder, language: str, text: str, parties: str) -> None:
    article = Article(id="a", text=text, sha256="", language=language, published="2018-06-12")
    events = coder.code_blocks(article, [("body", 0, len(text))]).events
    assert parties in [f"{e.actor[0].code} -> {e.recipient[0].code}" for e in events if e.recipient]


@pytest.mark.parametrize(("language", "text", "parties"), OWNED)
def test_a_possessive_means_the_subject_of_the_sentence_before(
    coder: Coder, language: str, text: str, parties: str
) -> None:
    assert parties in coded(coder, language, text)


@pytest.mark.parametrize(("language", "text", "parties"), MET_BEFORE)
def test_a_pronoun_is_not_the_state_to_which_its_clause_does_something(
    coder: Coder, language: str, text: str, parties: str
) -> None:
    assert parties in coded(coder, language, text)


@pytest.mark.parametrize(("language", "text", "parties"), TOLD)
def test_a_pronoun_in_what_is_told_means_who_tells_it(coder: Coder, language: str, text: str, parties: str) -> None:
    assert parties in coded(coder, language, text)
