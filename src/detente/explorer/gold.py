"""Corrections as gold tables, in the form of gold/README.md, for `detente evaluate gold`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from detente.explorer.corrections import Correction, code
from detente.explorer.proposals import typed

COLUMNS = ("id", "sentence", "event", "mode", "actor", "recipient", "status", "more", "pair", "note")
LANGUAGES = ("fr", "en")
MARK = re.compile(r"</?[st]>")
# What would end a line or a field of the table.
BREAK = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")


def gold(standing: Iterable[Correction], language: str) -> list[dict[str, str]]:
    """Return one row for every sentence of a language that a reader has wholly judged: each event in it, or added.

    Of readers who judge a sentence differently, the one who wrote last counts, and the note names the others.
    """
    by_sentence: dict[tuple[str, int], list[Correction]] = defaultdict(list)
    for one in standing:
        if one.language == language and one.of_event and one.sentence and not MARK.search(one.sentence):
            by_sentence[one.article, one.sentence_start or 0].append(one)
    found = [row for key in sorted(by_sentence) if (row := judged(by_sentence[key]))]
    return [{"id": f"{language}-{n:03}", **row} for n, row in enumerate(found, 1)]


def write(standing: Sequence[Correction], folder: Path) -> dict[Path, int]:
    """Write fr.tsv and en.tsv where there is something for them; return how many sentences each has."""
    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    for language in LANGUAGES:
        if found := gold(standing, language):
            path = folder / f"{language}.tsv"
            path.write_text(table(found), encoding="utf-8", newline="")
            written[path] = len(found)
    return written


def table(found: Iterable[dict[str, str]]) -> str:
    """Return rows as text, with their header."""
    lines = [COLUMNS, *(tuple(field(row[name]) for name in COLUMNS) for row in found)]
    return "".join("\t".join(line) + "\n" for line in lines)


def field(text: str) -> str:
    """Return a field; one that begins with a quotation mark is quoted, for that is how tables are read."""
    plain = BREAK.sub(" ", text)
    return '"' + plain.replace('"', '""') + '"' if plain.startswith('"') else plain


def judged(rows: Sequence[Correction]) -> dict[str, str] | None:
    """Return the row of a sentence; None where no reader has judged all of it."""
    by_reader: dict[str, list[Correction]] = defaultdict(list)
    for one in rows:
        by_reader[one.who].append(one)
    whole = [events for mine in by_reader.values() if (events := wholly(mine)) is not None]
    if not whole:
        return None
    whole.sort(key=lambda mine: max(one.id for one in mine[0]))
    (theirs, acts), others = whole[-1], whole[:-1]
    last = theirs[-1]
    differing = [mine[0].who for mine, told in others if {*map(act, told)} != {*map(act, acts)}]
    note = f"{last.article}, {last.who}" + (f"; otherwise: {', '.join(differing)}" if differing else "")
    return row(last, acts, note)


def wholly(mine: Sequence[Correction]) -> tuple[Sequence[Correction], list[Correction]] | None:
    """Return what a reader wrote of a sentence, and the events that it has by that; None where one is not judged.

    The events of the sentence are those that stood there when the reader wrote last.
    """
    beside = set(mine[-1].beside)
    if beside - {one.record for one in mine}:
        return None
    told = [one for one in mine if one.kind == "added" or (one.record in beside and one.kind in ("right", "changed"))]
    told.sort(key=lambda one: (one.coded["trigger"]["start"] if one.coded else one.start or 0, one.id))
    distinct: dict[tuple[str, ...], Correction] = {}
    for one in told:
        distinct.setdefault(act(one), one)
    return mine, list(distinct.values())


def act(one: Correction) -> tuple[str, str, str, str, str]:
    """Return an event in the terms of the table."""
    return one.event or "", one.mode or "", ";".join(one.actor), ";".join(one.recipient), one.status or ""


def row(last: Correction, acts: Sequence[Correction], note: str) -> dict[str, str]:
    first = act(acts[0]) if acts else ("",) * 5
    more = [
        f"{typed(one.event, one.mode)} {';'.join(one.actor)}>{';'.join(one.recipient)} {one.status}" for one in acts[1:]
    ]
    sentence = last.sentence or ""
    return {
        "sentence": marked(sentence, last.sentence_start or 0, acts[0]) if acts else sentence,
        **dict(zip(COLUMNS[2:7], first, strict=True)), "more": " | ".join(more), "pair": "", "note": note,
    }  # fmt: skip


def marked(sentence: str, offset: int, one: Correction) -> str:
    """Return the sentence with the first event's parties marked, where the coder found them in it."""
    first, *rest = one.actor or ("",)
    second = next(iter(one.recipient or rest), "")
    spans = [(place(one, party), mark) for party, mark in ((first, "s"), (second, "t"))]
    found = [(s - offset, e - offset, mark) for (s, e), mark in spans if offset <= s < e <= offset + len(sentence)]
    if len(found) == 2 and found[0][0] < found[1][1] and found[1][0] < found[0][1]:
        found = found[:1]
    for start, end, mark in sorted(found, reverse=True):
        sentence = f"{sentence[:start]}<{mark}>{sentence[start:end]}</{mark}>{sentence[end:]}"
    return sentence


def place(one: Correction, wanted: str) -> tuple[int, int]:
    """Return where the coder found the party with a code; (-1, -1) where it did not."""
    parties: list[dict[str, Any]] = [*one.coded["actor"], *one.coded["recipient"]] if one.coded else []
    for party in parties:
        if code(party) == wanted:
            return party["start"], party["end"]
    return -1, -1
