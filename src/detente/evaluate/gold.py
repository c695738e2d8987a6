"""Score the coder on sentences written and coded for this project.

The table has the columns `id`, `sentence`, `event`, `mode`, `actor`,
`recipient`, `status`, `more` and `pair`. Parties are codes with `;` between
them; `more` holds further events as `COERCE/arrest TUR:COP>TUR:JRN actual`,
with `|` between them. A sentence without an event has nothing to code. `pair`
is the id of its translation.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from detente.codebook.model import Codebook
from detente.coder import Coder
from detente.errors import SourceError
from detente.evaluate.files import read_table
from detente.evaluate.measure import Counts
from detente.evaluate.pairs import unmarked
from detente.records import Article, Entity, Event

COLUMNS = ("id", "sentence", "event", "mode", "actor", "recipient", "status", "more", "pair")
STATUSES = ("actual", "future", "hypothetical", "negated", "historical")
UNKNOWN = "---"
PUBLISHED = "2024-06-12"  # the day on which the sentences count as published
LEVELS = ("type", "countries", "strict")
MORE = re.compile(r"(?P<event>[A-Z]+)(/(?P<mode>[\w-]+))? (?P<actor>\S*)>(?P<recipient>\S*) (?P<status>[a-z]+)")


@dataclass(frozen=True, slots=True)
class Act:
    """An event in the terms that are compared; parties are sorted codes, those without a country left out."""

    event: str
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the events that it tells; `acts` is empty where there is nothing to code."""

    id: str
    language: str
    text: str
    acts: tuple[Act, ...]
    pair: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence and what was coded of it; `hits` are expected and found acts of one type, the closest ones."""

    sentence: Sentence
    found: tuple[Act, ...]
    hits: tuple[tuple[Act, Act], ...]


def read_gold(path: Path, codebook: Codebook) -> list[Sentence]:
    """Return the sentences of a table in the language that its name says.

    SourceError where it says none, or a sentence is coded with what there is not.
    """
    if path.stem not in codebook.words:
        raise SourceError(f"{path}: name it by its language: {', '.join(f'{name}.tsv' for name in codebook.words)}")
    known = frozenset(codebook.types)
    return [sentence_of(row, path.stem, known, f"{path}, {row['id']}") for row in read_table(path, COLUMNS)]


def answer(coder: Coder, sentence: Sentence) -> Answer:
    """Code a sentence."""
    article = Article(id=sentence.id, text=sentence.text, sha256="", language=sentence.language, published=PUBLISHED)
    events = coder.code_blocks(article, [("body", 0, len(sentence.text))]).events
    found = tuple(act_of(event) for event in events)
    return Answer(sentence, found, tuple(matched(sentence.acts, found)))


def by_type(answers: Sequence[Answer], level: str) -> dict[str, Counts]:
    """Count for each type what was found rightly at a level: the type alone, its countries too, or all fields."""
    wanted = Counter(act.event for one in answers for act in one.sentence.acts)
    found = Counter(act.event for one in answers for act in one.found)
    right = Counter(w.event for one in answers for w, f in one.hits if agrees(w, f, level))
    return {t: Counts(right[t], found[t] - right[t], wanted[t] - right[t]) for t in sorted(wanted | found)}


def false_events(answers: Iterable[Answer]) -> tuple[int, int]:
    """Return how many events were coded where there is nothing to code, and in how many sentences there is nothing."""
    empty = [one for one in answers if not one.sentence.acts]
    return sum(len(one.found) for one in empty), len(empty)


def statuses(answers: Iterable[Answer]) -> tuple[int, int]:
    """Return how many of the events with the right type have the right status, and how many these are."""
    hits = [hit for one in answers for hit in one.hits]
    return sum(wanted.status == found.status for wanted, found in hits), len(hits)


def translated(answers: Iterable[Answer]) -> tuple[int, int, int]:
    """Return how many translated pairs that tell an event have equal records, how many none, and how many there are."""
    by_id = {one.sentence.id: one for one in answers if one.sentence.acts}
    pairs = [(facts(one), facts(by_id[p])) for i, one in by_id.items() if (p := one.sentence.pair) in by_id and i < p]
    return sum(bool(a) and a == b for a, b in pairs), sum(not (a or b) for a, b in pairs), len(pairs)


# -- tables ----------------------------------------------------------------------


def sentence_of(row: dict[str, str], language: str, types: frozenset[str], where: str) -> Sentence:
    acts: list[Act] = []
    if row["event"]:
        acts.append(read_act(row["event"], row["mode"], row["actor"], row["recipient"], row["status"]))
    for words in filter(None, (part.strip() for part in row["more"].split("|"))):
        if not (more := MORE.fullmatch(words)):
            raise SourceError(f"{where}: more: {words!r}: write it as COERCE/arrest TUR:COP>TUR:JRN actual")
        acts.append(read_act(*more.group("event", "mode", "actor", "recipient", "status")))
    for one in acts:
        if one.event not in types or one.status not in STATUSES:
            raise SourceError(f"{where}: {one.event} {one.status}: no such event type or status")
    return Sentence(row["id"], language, unmarked(row["sentence"])[0], tuple(acts), row["pair"])


def read_act(event: str, mode: str | None, actor: str, recipient: str, status: str) -> Act:
    return Act(event, mode or None, side(actor.split(";")), side(recipient.split(";")), status)


def act_of(event: Event) -> Act:
    return Act(event.event, event.mode, coded(event.actor), coded(event.recipient), event.status)


def coded(entities: Iterable[Entity]) -> tuple[str, ...]:
    return side(entity.code for entity in entities)


def side(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({code.strip() for code in codes if code.strip() and not code.startswith(UNKNOWN)}))


# -- comparing -------------------------------------------------------------------


def matched(wanted: Iterable[Act], found: Iterable[Act]) -> list[tuple[Act, Act]]:
    """Pair acts of one type, those that agree in most first."""
    left, free, hits = list(wanted), list(found), []
    for level in reversed(LEVELS):
        for act in tuple(left):
            if hit := next((f for f in free if agrees(act, f, level)), None):
                left.remove(act)
                free.remove(hit)
                hits.append((act, hit))
    return hits


def agrees(wanted: Act, found: Act, level: str) -> bool:
    if level == "strict":
        return wanted == found
    return wanted.event == found.event and (level == "type" or between_the_same(wanted, found))


def between_the_same(wanted: Act, found: Act) -> bool:
    """Compare the countries of each side; where one of the two acts is mutual, those of both sides together."""
    sides = [[countries(act.actor), countries(act.recipient)] for act in (wanted, found)]
    mutual = any(len(actors) > 1 and not recipients for actors, recipients in sides)
    return sides[0] == sides[1] or (mutual and set().union(*sides[0]) == set().union(*sides[1]))


def countries(side: Iterable[str]) -> set[str]:
    return {code.partition(":")[0] for code in side}


def facts(one: Answer) -> frozenset[tuple[object, ...]]:
    return frozenset((act.event, act.actor, act.recipient, act.status) for act in one.found)
