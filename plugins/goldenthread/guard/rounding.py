"""Counts rounded to five, and the figures derived from counts that give a small one away."""

from __future__ import annotations

from goldenthread.guard.table import Rule


def round5(count: int) -> int:
    """A count rounded to the nearest 5, always the same way; 1 and 2 go up to 5.

    So 0 is shown only where there is nobody, and 5 says no more than “from 1 to 7”. Each count is rounded by itself,
    totals too: the rounded figures may then not add up, and shares worked out from them are rough. Rounding up the
    smallest makes sums of many small counts too high.
    """
    if count in (1, 2):
        return 5
    return (count + 2) // 5 * 5


def rounded_from(shown: int) -> tuple[int, int]:
    """The least and the greatest count that `round5` shows so; a figure that is no multiple of 5 stands for itself."""
    if shown == 0 or shown % 5:
        return shown, shown
    return (1 if shown == 5 else shown - 2), shown + 2


def safe_share(numerator: int, denominator: int, rule: Rule) -> bool:
    """Whether a percentage or rate can be shown: neither the people in it, nor the rest, nor all are a small count.

    It looks at this share alone. A share of withheld counts that are not small gives them away too: with the
    denominator beside it, a percentage is the count again.
    """
    return not any(rule.is_small(count) for count in (numerator, denominator - numerator, denominator))
