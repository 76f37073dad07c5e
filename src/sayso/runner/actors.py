"""Who is known, by the packs and by people's decisions in a ledger; and one decision more."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from sayso.core.errors import LedgerError, UsageError
from sayso.core.records import Finding, Mark, Record
from sayso.corroborate.marks import ACTOR, in_force, mark_ids
from sayso.ledger import Ledger
from sayso.packs.added import AddedActor
from sayso.packs.directory import TYPES, Directory, Entity, load_directory
from sayso.packs.offices import Office
from sayso.packs.words import fold_words, plain
from sayso.runner.directory import actors_of, added_by
from sayso.runner.findings import refresh

_OFFERED = 3  # names offered when none fits
_LONGEST = 200  # characters of a name


class Decided(Record, frozen=True):
    """What a person decided about an actor, with the id of the decision."""

    id: str
    by: str | None
    at: str
    reason: str | None
    type: str | None = None
    aliases: tuple[str, ...] = ()
    side: str | None = None
    parent: str | None = None


class KnownActor(Record, frozen=True):
    """What packs and ledger know of an actor.

    `aliases` as the packs write them: a/b in a word are alternatives. `ladder`: the parents from the nearest to the highest; `below`: the bodies and
    persons whose parent it is. `from_packs`: the packs have it, with or without the decisions. Findings are those it acts in, and those it is a source of.
    """

    name: str
    type: str
    wikidata: str | None
    side: str | None
    basis: str
    ladder: tuple[str, ...]
    below: tuple[str, ...]
    aliases: tuple[str, ...]
    offices: tuple[Office, ...]
    from_packs: bool
    decisions: tuple[Decided, ...] = ()
    acts_in: tuple[str, ...] = ()
    source_of: tuple[str, ...] = ()


def known_actors(ledger: Ledger | None, *, text: str = "", type_: str | None = None, side: str | None = None) -> tuple[KnownActor, ...]:
    """Every actor of packs and ledger, in the order of the tables; those with `text` in a name, of a type, of a side."""
    marks = ledger.marks() if ledger is not None else ()
    directory = load_directory(added_by(marks))
    decided = _decided(marks, directory)
    wanted = plain(text)
    return tuple(
        _known(entity, directory, decided, ())
        for entity in directory.entities()
        if (type_ is None or entity.type == type_)
        and (side is None or plain(entity.side or "") == plain(side))
        and (not wanted or any(wanted in plain(form) for form in (entity.name, *directory.forms(entity.name))))
    )


def known_actor(ledger: Ledger | None, name: str) -> KnownActor:
    """An actor by its name, any alias or short form. Raises LedgerError if nobody is known by it, or several are."""
    marks = ledger.marks() if ledger is not None else ()
    directory = load_directory(added_by(marks))
    entity = _only(name, directory)
    return _known(entity, directory, _decided(marks, directory), tuple(ledger.findings()) if ledger is not None else ())


def add_actor(ledger: Ledger, asked: AddedActor, *, by: str | None, reason: str | None, at: str) -> KnownActor:
    """Append a decision about an actor, and count anew what rests on it; `at` is ISO 8601, UTC.

    Raises UsageError for one that nobody answers for, or that says nothing new; LedgerError for one that contradicts what is known.
    """
    if not by or not by.strip() or not reason or not reason.strip():
        raise UsageError("who an actor is, somebody decides for a reason", step='add --by "A. Editor" --reason "…"')
    directory = load_directory(actors_of(ledger))
    checked = _checked(asked, directory)
    fields: dict[str, Any] = {name: getattr(checked, name) for name in ("type", "side", "parent") if getattr(checked, name) is not None}
    if checked.aliases:
        fields["aliases"] = list(checked.aliases)
    ledger.mark(Mark(checked.name, ACTOR, fields, by.strip(), reason.strip(), at))
    refresh(ledger, at)
    return known_actor(ledger, checked.name)


def _checked(asked: AddedActor, directory: Directory) -> AddedActor:
    """The decision by the actor's own name, with what of it is new."""
    written = " ".join(asked.name.split())
    known = directory.by_name(written)
    name = known.name if known is not None else written
    short = directory.index.bearers(fold_words(written), exact=True) if known is None else ()
    if short:
        raise LedgerError(f"{written!r} is a short name of {', '.join(short[:_OFFERED])}", step="write the whole name")
    aliases = tuple(dict.fromkeys(" ".join(a.split()) for a in asked.aliases))
    for form in (written, *aliases):
        if not any(c.isalnum() for c in form) or len(form) > _LONGEST:
            raise UsageError(f"{form!r} is no name", step=f"write one with letters, of at most {_LONGEST} characters")
        other = directory.by_name(form)
        if other is not None and other.name != name:
            raise LedgerError(f"{form!r} is {other.name}", step=f'sayso actors show "{other.name}"')
    if asked.type is None and known is None:
        raise UsageError(f"{name!r} is new: of what type is it?", step=f"add --type, one of {', '.join(TYPES)}")
    if asked.type is not None and asked.type not in TYPES:
        raise UsageError(f"no type {asked.type!r}", step=f"types are {', '.join(TYPES)}")
    side, parent = _side(asked.side, name, directory), _parent(asked.parent, name, directory)
    new = tuple(a for a in aliases if directory.by_name(a) is None and a != name)
    was = known or Entity(name, "", None, None, "", None)
    kept = AddedActor(name, _changed(asked.type, was.type), new, _changed(side, was.side), _changed(parent, was.parent))
    if known is not None and kept == AddedActor(name):
        raise UsageError(f"{name}: nothing of this is new", step=f'sayso actors show "{name}"')
    return kept


def _changed(asked: str | None, known: str | None) -> str | None:
    return asked if asked != known else None


def _side(asked: str | None, name: str, directory: Directory) -> str | None:
    """A side by its known name. A side nobody has yet is that of an actor of this name: a misspelt one would pass for independence."""
    if asked is None:
        return None
    wanted = plain(asked)
    sides = {plain(e.side): e.side for e in directory.entities() if e.side is not None}
    if wanted in sides:
        return sides[wanted]
    known = directory.by_name(asked)
    if known is not None or asked == name:
        return asked if known is None else known.side or known.name
    near = [sides[n] for n in get_close_matches(wanted, sides, _OFFERED)]
    raise LedgerError(f"nobody is on a side {asked!r}", step=f"do you mean {', '.join(near)}?" if near else "add an actor of that name first")


def _parent(asked: str | None, name: str, directory: Directory) -> str | None:
    if asked is None:
        return None
    known = _only(asked, directory)
    if name in (known.name, *_ladder(known, directory)):
        raise LedgerError(f"{known.name} belongs to {name} itself", step="name a parent above it")
    return known.name


def _only(name: str, directory: Directory) -> Entity:
    """The one who is called this. Raises LedgerError for nobody and for several."""
    found = directory.called(name)
    if len(found) == 1:
        return found[0]
    if found:
        raise LedgerError(f"{len(found)} actors are called {name!r}", step=f"give more of the name: {', '.join(e.name for e in found[:_OFFERED])}")
    by_plain = {plain(form): e.name for e in directory.entities() for form in (e.name, *directory.forms(e.name))}
    near = list(dict.fromkeys(by_plain[n] for n in get_close_matches(plain(name), by_plain, _OFFERED)))
    raise LedgerError(f"nobody is known as {name!r}", step=f"do you mean {', '.join(near)}?" if near else "sayso actors add makes somebody known")


def _ladder(entity: Entity, directory: Directory) -> tuple[str, ...]:
    out: list[str] = []
    parent = entity.parent
    while parent is not None and parent not in (entity.name, *out):
        out.append(parent)
        above = directory.by_name(parent)
        parent = above.parent if above is not None else None
    return tuple(out)


def _known(entity: Entity, directory: Directory, decided: dict[str, tuple[Decided, ...]], findings: Sequence[Finding]) -> KnownActor:
    name = entity.name
    return KnownActor(
        *(name, entity.type, entity.wikidata, entity.side, entity.basis),
        ladder=_ladder(entity, directory),
        below=tuple(e.name for e in directory.entities() if e.parent == name),
        aliases=directory.forms(name),
        offices=directory.office_phrases.held_by(name),
        from_packs=load_directory().by_name(name) is not None,
        decisions=decided.get(name, ()),
        acts_in=tuple(f.id for f in findings if name in (f.actor, f.target)),
        source_of=tuple(f.id for f in findings if any(o.name == name for o in f.origins)),
    )


def _decided(marks: Sequence[Mark], directory: Directory) -> dict[str, tuple[Decided, ...]]:
    """The decisions that stand, by the actor's name as it is now."""
    out: dict[str, tuple[Decided, ...]] = {}
    for id_, mark, stands in zip(mark_ids(marks), marks, in_force(marks), strict=True):
        if mark.action == ACTOR and stands:
            known = directory.by_name(mark.finding)
            name = known.name if known is not None else mark.finding
            one = added_by((mark,))[0]
            out[name] = (*out.get(name, ()), Decided(id_, mark.by, mark.at, mark.reason, one.type, one.aliases, one.side, one.parent))
    return out
