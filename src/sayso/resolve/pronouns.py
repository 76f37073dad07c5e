"""Whom a pronoun, or a verb without a subject, means."""

from __future__ import annotations

from sayso.core.records import Attribution, Page, SpeakerType, Tag
from sayso.packs.language import LanguagePack
from sayso.resolve.mentions import Cast, Voice

Speaker = tuple[str | None, SpeakerType | None]
UNNAMED = "unnamed "  # how the contract marks a speaker without a name
BODIES = ("organisation", "media", "social-media")
_TYPES = ("person", *BODIES, "document", "unnamed")
_SURE_REACH = 60  # tokens over which "she" finds a woman known to be one past somebody of whom the text tells no gender


def speaker_of(voice: Voice | None) -> Speaker | None:
    """A voice as a speaker."""
    return None if voice is None else (voice.name, speaker_type(voice.type))


def speaker_type(kind: str) -> SpeakerType:
    """The type of a speaker: that of an actor, where the contract has it."""
    return kind if kind in _TYPES else "organisation"  # type: ignore[return-value]


class Pronouns:
    """The pronouns of one page; `carried` is always who spoke last, if that one can still be speaking."""

    def __init__(self, page: Page, pack: LanguagePack, cast: Cast) -> None:
        self._page, self._pack, self._cast = page, pack, cast

    def elided(self, attribution: Attribution, at: int, carried: Speaker) -> Speaker:
        """No source: whoever spoke last goes on; a verb form of the other gender means the last person of that gender."""
        endings = self._pack.settings["attribution"].get("verb_genders", {})
        if carried[0] is None and self._pack.settings["attribution"]["elided_subject"]:  # nobody near has spoken: whom the text is about
            return speaker_of(self._cast.protagonist(at)) or carried
        if attribution.cue is None or not endings:
            return carried
        cue = attribution.cue.text.casefold()
        gender = next((g for g, ends in endings.items() if cue.endswith(tuple(ends))), "")
        known = self._cast.voices.get(carried[0] or "")
        if not gender or (known is not None and known.type == "person" and known.gender in ("", gender)):
            return carried
        person = self._cast.latest(at, types=("person",), gender=gender, certain=True)
        if known is not None and known.type != "person" and (person is None or max(a for a in person.at if a < at) < max((a for a in known.at if a < at), default=-1)):
            return carried  # a body that speaks on: the person named before it is not meant
        return speaker_of(person) or carried

    def pronoun(self, tags: list[Tag], first: int, last: int, carried: Speaker) -> Speaker | None:
        """The speaker a source means that is a pronoun ("in SU opinión": a possessive) and nothing else, from the tags inside it; None for any other source."""
        tag = next((t for t in tags if t.kind in ("pronoun", "possessive") and t.first == first and t.last == last), None)
        if tag is None:
            return None
        if tag.value[:1] == "1" and not any(q.first <= first < q.last for q in self._page.quotes):
            return (UNNAMED + "speaker", "unnamed")  # the author, who is nobody on the page
        for value in tag.value.split("/"):
            found = self._antecedent(value, first, carried)
            if found is not None:
                return found
        body = "person" in tag.flags and carried[1] not in ("person", "unnamed")
        return carried if carried[0] and not body else (UNNAMED + "speaker", "unnamed")

    def _antecedent(self, value: str, before: int, carried: Speaker) -> Speaker | None:
        gender = {"m": "m", "f": "f"}.get(value[-1:], "")
        if value.startswith("3s") and gender:
            voice = self._cast.latest(before, types=("person",), gender=gender)
            sure = self._cast.latest(before, types=("person",), gender=gender, certain=True)
            if sure is not None and sure is not voice and sum(a < before for a in sure.at) > 1 and before - max(a for a in sure.at if a < before) <= _SURE_REACH:
                return speaker_of(sure)
            known = self._cast.voices.get(carried[0] or "")
            if known is not None and known.type == "person" and (not known.gender or known.gender == gender):
                voice = known if voice is None or max((a for a in known.at if a < before), default=-1) >= max((a for a in voice.at if a < before), default=-1) - 12 else voice
            elif carried[1] == "unnamed" and carried[0] and (voice is None or not voice.gender):
                return carried
            return speaker_of(voice)
        if value == "3s":  # his or hers
            return carried if carried[0] else speaker_of(self._cast.latest(before, types=("person",)))
        if value in ("3p", "3sn"):
            if carried[0] is not None and carried[1] != "person":
                return carried
            return speaker_of(self._cast.latest(before, types=BODIES)) if value == "3sn" else (carried if carried[0] else None)
        if value in ("1s", "1p"):
            return carried if carried[0] else None
        return None
