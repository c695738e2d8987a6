"""JSON: one object a line, or objects and arrays of them however they are spread over lines."""

import io
import json
import re
from collections.abc import Iterator, Mapping

from detente.sources import columns
from detente.sources.encoding import characters
from detente.sources.flow import HEAD, LARGEST, Flow, lines
from detente.sources.items import Draft, Fault

TOO_LONG = f"longer than {LARGEST:,} bytes: save one article an object"
ENCODING = "broken encoding: save the file as UTF-8"
START, GAP = re.compile(r"\s*\[?"), re.compile(r"[\s,]*")
# Bytes that were no UTF-8, as the decoder hands them on.
UNDECODED = re.compile("[\udc80-\udcff]")


def line_rows(flow: Flow, source: str, chosen: Mapping[str, str]) -> Iterator[Draft | Fault]:
    """Yield the objects of JSON Lines."""
    for number, line in lines(flow):
        name = f"{source}, line {number}"
        if line is None:
            yield Fault(f"{name}: {TOO_LONG}")
        elif line.strip():
            try:
                value = json.loads(characters(line.strip()))
            except UnicodeDecodeError:
                yield Fault(f"{name}: {ENCODING}")
            except (ValueError, RecursionError) as error:
                yield Fault(f"{name}: {why(error)}")
            else:
                yield row(value, name, chosen)


def value_rows(flow: Flow, source: str, chosen: Mapping[str, str]) -> Iterator[Draft | Fault]:
    """Yield the objects that follow one another, in an array or not; what comes after a fault is lost."""
    for number, value in enumerate(values(flow), 1):
        name = f"{source}, object {number}"
        if isinstance(value, Exception):
            yield Fault(f"{name}: {why(value)}; it and what follows are left out")
        else:
            yield row(value, name, chosen)


def values(flow: Flow) -> Iterator[object]:
    """Yield JSON values; last, where one cannot be read, the error."""
    text = io.TextIOWrapper(io.BufferedReader(flow, HEAD), encoding="utf-8-sig", errors="surrogateescape")
    decoder = json.JSONDecoder()
    ahead = text.read(HEAD)
    at = end_of(START, ahead, 0)
    while ahead:
        at = end_of(GAP, ahead, at)
        if at == len(ahead):
            ahead, at = text.read(HEAD), 0
        elif ahead[at] == "]":
            return
        else:
            try:
                value, at = decoder.raw_decode(ahead, at)
            except (ValueError, RecursionError) as error:
                rest = ahead[at:]
                # Twice as much each time: a long value is not read again and again.
                more = text.read(max(HEAD, len(rest))) if len(rest) <= LARGEST else ""
                if not more:
                    yield error if len(rest) <= LARGEST else ValueError(TOO_LONG)
                    return
                ahead, at = rest + more, 0
            else:
                yield value


def end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return where a pattern that fits anything ends."""
    found = pattern.match(text, at)
    return found.end() if found else at


def row(value: object, name: str, chosen: Mapping[str, str]) -> Draft | Fault:
    """Return the row that a JSON value is."""
    if not isinstance(value, dict):
        return Fault(f"{name}: no object: an article is {{...}} with a text in it")
    said = [key for key, values in value.items() if columns.scalar(values)]
    made = columns.row(value, columns.fields(said, chosen), name)
    if isinstance(made, Draft) and isinstance(made.data, Mapping) and UNDECODED.search("".join(made.data.values())):
        return Fault(f"{name}: {ENCODING}")
    return made


def why(error: Exception) -> str:
    """Return what is wrong with JSON, in few words."""
    if isinstance(error, RecursionError):
        return "not JSON: nested too deep"
    return f"not JSON: {error.msg.removesuffix(' at')}" if isinstance(error, json.JSONDecodeError) else str(error)
