"""Text from outside, made safe to look at: no control characters, no marks that turn the order of reading around."""

from __future__ import annotations

# C0 and C1 controls but tab and line feed could steer a terminal; the bidirectional overrides could show a text in another order than it has.
_CONTROLS = {c: 0xFFFD for c in [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)] if c not in (0x09, 0x0A)}


def visible(text: str) -> str:
    """The text with each such character replaced by U+FFFD: its length is unchanged, so offsets still hold."""
    return text.translate(_CONTROLS)


def one_line(text: str, width: int = 0) -> str:
    """The text on one line, white space folded; with `width` > 0 cut to so many characters with an ellipsis."""
    line = " ".join(visible(text).split())
    return line if not width or len(line) <= width else line[: width - 1].rstrip() + "…"
