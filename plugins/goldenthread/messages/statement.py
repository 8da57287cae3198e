"""Sentences about the accessibility statement."""

from __future__ import annotations

from goldenthread.messages.catalogue import Words, message
from goldenthread.problems import Severity


@message("says-more-than-was-tested")
def says_more_than_was_tested(why: str) -> Words:
    """The accessibility statement says “fully compliant” although something on the site is known not to be, or nobody
    has tried the site by hand. In the internal edition it is a notice.
    """
    return (f"This says “fully compliant”, but {why}.",
            "Say “partially compliant”, or have the pages tried by a person, mend what that finds, and write it down "
            "under “tested:” with “by_hand: yes” and “found: 0”.")


@message("statement-is-old", Severity.WARNING)
def statement_is_old(date: str) -> Words:
    """The accessibility statement was not read through for more than a year; the regulations ask for it each year."""
    return (f"This statement is of {date}, more than a year ago.",
            "Read it again, put right what has changed, and write the day under “last_review:”.")


@message("two-statements", Severity.WARNING)
def two_statements(path: str) -> Words:
    """There are two accessibility statements; a site has one, and shows the first."""
    return f"There is an accessibility statement in {path} already.", "Put the two into one file."
