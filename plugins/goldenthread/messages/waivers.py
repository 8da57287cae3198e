"""Sentences about waivers: which problems they can take away, and until when."""

from __future__ import annotations

from goldenthread.messages.catalogue import Words, listed, message, quoted
from goldenthread.problems import Severity


def past_review(review: str) -> str:
    """What is added to a problem whose waiver is past its review."""
    return f" It was waived, but the waiver was to be looked at again by {review}."


@message("waiver-not-possible")
def waiver_not_possible(typed: str, nearest: str | None, codes: list[str]) -> Words:
    """A waiver names a problem that cannot be waived, or that does not exist."""
    return (f"{quoted(typed)} is not a problem that can be waived."
            + (f" Did you mean “{nearest}”?" if nearest else ""),
            f"It can be {listed(codes)}.")


@message("waiver-unused", Severity.NOTICE)
def waiver_unused(code: str) -> Words:
    """A waiver takes away a problem that is not there."""
    return f"There is no “{code}” here for this waiver to take away.", "Take the waiver out."
