"""Put together the reports of one act. Pure rules; nothing here depends on the order of what comes in.

Reports that name the same parties come first (`cores`), then those that name fewer (`merged`).
Certain ones go before vague ones: a report without day, city or mode joins one that has them, but
only where one alone fits best. What is left in doubt stays apart.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from detente.ledger.report import Report, alike, countries, words

DAY = timedelta(1)
# Days between two dates of one act where city, frame and a toll are the same.
WEEK = timedelta(7)
# Words that two printings of a sentence have in common, as a share of all.
REPRINTED = 0.5

Fit = tuple[bool, int, bool, bool]


def cores(reports: Sequence[Report]) -> list[list[Report]]:
    """Return reports of one type, status and set of parties by the act that they tell of."""
    pile = Pile(reports)
    for unit in sorted(reprints(reports), key=lambda unit: (vagueness(unit[0]), unit[0].order)):
        pile.add(unit)
    return [sorted(core.reports, key=lambda report: report.order) for core in pile.cores]


def vagueness(report: Report) -> tuple[int, bool, bool]:
    """Return how much a report leaves open; a day that is only the article's is less certain than a named one."""
    when = (0 if report.dated else 1) if report.single else 2 if report.span else 3
    return when, report.city is None, report.mode is None


# -- reprints ---------------------------------------------------------------------


def reprints(reports: Sequence[Report]) -> Iterator[list[Report]]:
    """Yield reports in lots: sentences of one story that its articles print in nearly the same words."""
    ordered = sorted(reports, key=lambda report: (report.story, report.order))
    for _, story in groupby(ordered, key=lambda report: report.story):
        told = list(story)
        if len({report.article for report in told}) > 1:
            yield from copies(told)
        else:
            yield from ([report] for report in told)


def copies(told: Sequence[Report]) -> list[list[Report]]:
    """Return the reports of one story in lots of copies; an article has one in each."""
    said = {report.id: words(report) for report in told}
    siblings: dict[str, list[Report]] = defaultdict(list)
    for report in told:
        siblings[report.article].append(report)

    def likeness(one: Report, other: Report) -> tuple[bool, float]:
        same_days = (one.first, one.last) == (other.first, other.last)
        return same_days, alike(said[one.id], said[other.id])

    lots: list[list[Report]] = []
    for report in told:
        fitting = [
            lot for lot in lots
            if likeness(lot[0], report)[1] >= REPRINTED
            and all(printed.article != report.article for printed in lot)
            and likeness(lot[0], report) == max(likeness(lot[0], other) for other in siblings[report.article])
        ]  # fmt: skip
        if fitting:
            max(fitting, key=lambda lot: likeness(lot[0], report)).append(report)
        else:
            lots.append([report])
    return lots


# -- the same parties ----------------------------------------------------------------


class Core:
    """The reports of one act that name the same parties, and what they say together.

    `span`: the days on which it was, None where they are too far apart to tell.
    """

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.span: tuple[date, date] | None = None
        self.dated = False
        self.mode: str | None = None
        self.city: str | None = None
        self.others: frozenset[str] = frozenset()

    def add(self, unit: Sequence[Report]) -> None:
        """Take in a lot of copies, of which the first counts."""
        report = unit[0]
        self.span = together(self.span, report) if self.reports else report.span
        self.reports += unit
        self.dated = self.dated or report.dated
        self.mode, self.city = self.mode or report.mode, self.city or report.city
        self.others = (self.others & report.others) or self.others or report.others

    def fit(self, report: Report, known: Mapping[bool, frozenset[date]]) -> Fit | None:
        """Return how well a report fits, None where it does not; `known` as in `Pile`."""
        here = bool(self.city and self.city == report.city)
        elsewhere = self.city and report.city and not here
        otherwise = self.mode and report.mode and self.mode != report.mode
        apart = not here and self.others and report.others and self.others.isdisjoint(report.others)
        when = self.when(report, known, here)
        if elsewhere or otherwise or when is None or (apart and not report.complete):
            return None
        told = any(other.article == report.article for other in self.reports)
        return told, when, here or not (self.city or report.city), self.mode == report.mode

    def when(self, report: Report, known: Mapping[bool, frozenset[date]], here: bool) -> int | None:
        """Return how well the dates fit: the same, overlapping, next to each other, or told to be of one act."""
        if self.span is None or report.span is None:
            lead = self.reports[0]
            same = (lead.first, lead.last) == (report.first, report.last)
            return 3 if same and (report.first or report.last or lead.article == report.article) else None
        if self.span == report.span:
            return 3
        (first, last), (start, end) = self.span, report.span
        if first <= end and start <= last:
            return 2
        low, high = min(first, start), max(last, end)
        alone = known[report.dated or self.dated].isdisjoint((low - DAY, high + DAY))
        if report.single and high - low == DAY and (alone or here):
            return 1
        return 0 if high - low <= WEEK and any(retold(other, report) for other in self.reports) else None


def together(span: tuple[date, date] | None, report: Report) -> tuple[date, date] | None:
    """Return the days of an act with one more report."""
    if span is None or report.span is None:
        return span
    low, high = min(span[0], report.span[0]), max(span[1], report.span[1])
    if report.single:
        return (low, high) if high - low <= DAY else span
    first, last = max(span[0], report.span[0]), min(span[1], report.span[1])
    return (first, last) if first <= last else span


def retold(one: Report, other: Report) -> bool:
    """Tell whether two reports are of one act though their dates differ by days.

    Either city, toll and entry of the codebook are the same; or one article tells it twice, once without a
    date: in the title, or in nearly the same words.
    """
    entry = one.frame == other.frame
    if one.article == other.article and not (one.dated and other.dated):
        return one.heads or other.heads or (entry and alike(words(one), words(other)) >= REPRINTED)
    return entry and bool(one.city and one.city == other.city and set(one.tolls) & set(other.tolls))


class Pile:
    """The acts of one type, status and set of parties, and where to look for them.

    `known` holds the days of all reports and, under True, those that a text names: days next to
    each other are one act's only where no third day is beside them.
    """

    def __init__(self, reports: Sequence[Report]) -> None:
        self.cores: list[Core] = []
        self.at: dict[Hashable, dict[int, Core]] = defaultdict(dict)
        single = [report for report in reports if report.first and report.single]
        self.known = {
            dated: frozenset(r.first for r in single if r.first and (r.dated or not dated)) for dated in (True, False)
        }

    def add(self, unit: Sequence[Report]) -> None:
        """Put a lot of copies to the act that it fits best, or make it a new one."""
        report = unit[0]
        near = {n: core for mark in traces(report, wide=True) for n, core in self.at[mark].items()}
        fits = [(fit, core) for core in near.values() if (fit := core.fit(report, self.known))]
        best = max((fit for fit, _ in fits), default=None)
        chosen = [core for fit, core in fits if fit == best]
        if len(chosen) != 1:
            chosen = [Core()]
            self.cores += chosen
        chosen[0].add(unit)
        for mark in {mark for report in unit for mark in traces(report)}:
            self.at[mark][id(chosen[0])] = chosen[0]


def traces(report: Report, *, wide: bool = False) -> Iterator[Hashable]:
    """Yield what a report shares with others of its act; `wide`: with the days before and after."""
    yield report.article
    yield from ((report.city, report.frame, toll) for toll in report.tolls if report.city)
    if report.span is None:
        yield from [(report.first, report.last)] * bool(report.first or report.last)
    else:
        first, last = report.span
        margin = wide and report.single
        yield from (first + n * DAY for n in range(-margin, (last - first).days + margin + 1))


# -- fewer parties -------------------------------------------------------------------


def merged(found: Iterable[Sequence[Report]]) -> list[list[Report]]:
    """Return acts of one type, status and day, with those that name fewer parties put to the others.

    The missing parties must be named elsewhere in the articles that leave them out, and the days, city
    and mode must not differ. An act is led by the first report that names most parties.
    """
    ordered = sorted(found, key=lambda core: (-sum(map(len, core[0].sides)), core[0].order))
    roots: list[list[Report]] = []
    at: dict[str, list[list[Report]]] = defaultdict(list)
    for core in ordered:
        near = {id(root): root for party in core[0].actor + core[0].recipient for root in at[party]}
        fitting = [root for root in near.values() if leaves_out(core, root)]
        if len(fitting) == 1:
            fitting[0].extend(core)
        else:
            roots.append(list(core))
            for party in core[0].actor + core[0].recipient:
                at[party].append(roots[-1])
    return roots


def leaves_out(core: Sequence[Report], root: Sequence[Report]) -> bool:
    """Tell whether reports tell of the act of `root` and leave out some of its parties."""
    (actor, recipient), (actors, recipients) = core[0].sides, root[0].sides
    if not (actor <= actors and recipient <= recipients and (actor, recipient) != (actors, recipients)):
        return False
    missing = countries((actors - actor) | (recipients - recipient)) - countries(actor | recipient)
    named = all(missing <= report.named for report in core)
    same_days = (core[0].first, core[0].last) == (root[0].first, root[0].last)
    return named and same_days and agree(core, root, "city") and agree(core, root, "mode")


def agree(one: Sequence[Report], other: Sequence[Report], name: str) -> bool:
    """Tell whether the first values of a field that two lots of reports give are the same, where both give one."""
    values = [next(filter(None, (getattr(report, name) for report in reports)), None) for reports in (one, other)]
    return None in values or values[0] == values[1]
