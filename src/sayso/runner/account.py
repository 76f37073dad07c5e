"""Nothing gets lost: what was offered is stored, seen again, partly read or refused, and the four add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sayso.core.records import Collected, Record, Refusal

# Enough to show a person; the counts by reason stay complete.
EXAMPLES = 1_000


class IngestReport(Record, frozen=True):
    """What became of everything offered: `offered == stored + again + partly + refused`.

    `stored` counts documents and new versions of known ones (`versions` of them); `partly` those stored without a part that could not be
    read; `unanalysed` are those newly held whose language has no pack; `partly_by` and `refused_by` count by reason code, sorted; `refusals` and `notes` name the first thousand of each.
    """

    offered: int
    stored: int
    versions: int
    again: int
    partly: int
    refused: int
    reread: int
    unanalysed: int
    partly_by: dict[str, int]
    refused_by: dict[str, int]
    refusals: tuple[Refusal, ...]
    notes: tuple[Refusal, ...]


class Account:
    """Counts what becomes of each input, one call each."""

    def __init__(self) -> None:
        self._tally: Counter[str] = Counter()
        self._partly: Counter[str] = Counter()
        self._refused: Counter[str] = Counter()
        self._refusals: list[Refusal] = []
        self._notes: list[Refusal] = []

    @property
    def offered(self) -> int:
        """How many inputs so far."""
        return sum(self._tally[name] for name in ("stored", "again", "partly", "refused"))

    @property
    def refused(self) -> int:
        """How many of them were refused."""
        return self._tally["refused"]

    def refuse(self, refusal: Refusal) -> None:
        """An input that could not be read."""
        self._tally["refused"] += 1
        self._refused[refusal.code] += 1
        if len(self._refusals) < EXAMPLES:
            self._refusals.append(refusal)

    def take(self, collected: Collected, outcome: str = "stored") -> None:
        """An input that was read; `outcome` as `ledger.Added` gives it."""
        if outcome == "again":
            self._tally["again"] += 1
            return
        if outcome == "version":
            self._tally["versions"] += 1
        if collected.partly is None:
            self._tally["stored"] += 1
            return
        note = note_of(collected)
        self._tally["partly"] += 1
        self._partly[note.code] += 1
        if len(self._notes) < EXAMPLES:
            self._notes.append(note)

    def reread(self, count: int) -> None:
        """Analyses that were replaced."""
        self._tally["reread"] += count

    def unanalysed(self, count: int) -> None:
        """Documents kept and counted, but in a language without a pack."""
        self._tally["unanalysed"] += count

    def report(self) -> IngestReport:
        """The account so far."""
        names = ("stored", "versions", "again", "partly", "refused", "reread", "unanalysed")
        counts = {name: self._tally[name] for name in names}
        return IngestReport(
            offered=self.offered,
            **counts,
            partly_by=_by_code(self._partly.items()),
            refused_by=_by_code(self._refused.items()),
            refusals=tuple(self._refusals),
            notes=tuple(self._notes),
        )


def note_of(collected: Collected) -> Refusal:
    """What of a document could not be read, as code and reason."""
    code, _, reason = (collected.partly or "").partition(": ")
    return Refusal(collected.document.key, code, reason)


def _by_code(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    return dict(sorted(counts))
