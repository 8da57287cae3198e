"""Sentences about words: vague ones, and those that may show who somebody is."""

from __future__ import annotations

from goldenthread.messages.catalogue import Words, message, quoted
from goldenthread.problems import Severity

_THEIRS = {
    "agreed": "These words were agreed, so they stay as they are. In an action that keeps the promise: {firm}",
    "paper": "These words come from a past paper, so nothing need be done.",
}


@message("vague-words", Severity.WARNING, waivable=True)
def vague(words: str, lacks: str, firm: str, whose: str) -> Words:
    """Words such as “where possible” or “swift” stand in a promise, an action or a measure, and nobody can be held to
    them. In wording that was agreed with young people, or comes from a past paper, it is only a notice.
    """
    return f"{quoted(words)} does not say {lacks}.", _THEIRS.get(whose, "{firm}").format(firm=firm)


@message("may-identify")
def may_identify(words: str, why: str) -> Words:
    """Words may show who a young person is: one young person by themselves, an age, a date of birth, somebody's own
    words. In the internal edition it is a notice.
    """
    return (f"{quoted(words)} may show who somebody is: {why}.",
            "Say it of a group or leave it out; or, once somebody has read this item for it, add “reviewed:” with "
            "“by:” (a role) and “date:”.")


@message("names-a-person", Severity.WARNING, waivable=True)
def names_a_person(words: str) -> Words:
    """A person is named where a role is enough. In the internal edition it is a notice."""
    return (f"{quoted(words)} looks like the name of a person.",
            "Write the role, such as “Head of Service”. Names of contacts belong in what is internal.")


@message("personal-contact")
def personal_contact(words: str, what: str) -> Words:
    """A personal e-mail address, a mobile number or a home's postcode would be public. In the internal edition it is a
    notice. Services' own contacts belong on the help page, or with the organisation.
    """
    return (f"{quoted(words)} looks like {what}.",
            "Write a shared mailbox or an office number; put a service's contact in help.md or with its organisation; "
            "or mark this as internal.")


@message("words-to-replace", Severity.WARNING)
def to_replace(mark: str) -> Words:
    """Words of an example, which `goldenthread new` has written, still stand where a council's own belong. In the
    internal edition it is a notice.
    """
    return (f"These words are still those of an example: {quoted(mark)} stands behind them.",
            f"Write your own in their place, and take {quoted(mark)} out; or delete the line.")
