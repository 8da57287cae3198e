"""Sentences about gaps that are known and left for now."""

from __future__ import annotations

from goldenthread.messages.catalogue import Words, message
from goldenthread.problems import Severity


@message("known-gap-past-review", Severity.WARNING)
def past_review(gap: str, review: str) -> Words:
    """The day has passed on which a known gap was to be looked at again."""
    return (f"This known gap (“{gap}”) was to be looked at again by {review}; it counts as open again.",
            "Mend the gap, or give a new review date that the same role agrees to.")
