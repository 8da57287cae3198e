"""Sentences about facts: a key, a value, a date, a name."""

from __future__ import annotations

from goldenthread.messages.catalogue import Words, listed, message, one, quoted
from goldenthread.problems import Severity


@message("unknown-key")
def unknown_key(key: str, word: str, nearest: str | None, known: list[str]) -> Words:
    """A key is not one that this sort of thing has."""
    return (f"{quoted(key + ':')} is not something that {one(word)} has."
            + (f" Did you mean “{nearest}:”?" if nearest else ""),
            f"It can have {listed(known, 'and')}.")


@message("missing-fact")
def missing_fact(key: str, word: str, meaning: str) -> Words:
    """A fact that this sort of thing cannot do without is not given."""
    return f"This {word} has no “{key}:”.", f"Add a line “{key}: …”. {meaning}".strip()


@message("keeps-nothing-back")
def keeps_nothing_back(key: str) -> Words:
    """A fact that keeps something from the public has nothing after it, so that it would keep nothing back."""
    return (f"“{key}:” has nothing after it, so it would keep nothing from the public.",
            "Write what belongs there, or take the line out.")


@message("one-value")
def one_value(key: str) -> Words:
    """A list, or facts of its own, stand where a single value is expected."""
    return f"“{key}:” takes a single value.", "Write one value on the same line as the key."


@message("facts-expected")
def facts_expected(key: str, known: list[str]) -> Words:
    """A bare value stands where facts with keys are expected."""
    return f"“{key}:” takes facts of its own, each on a line with its key.", f"It can have {listed(known, 'and')}."


@message("list-expected")
def list_expected(key: str) -> Words:
    """Facts with keys stand where a list is expected."""
    return f"“{key}:” takes a list.", "Start each entry on a line of its own with a dash and a space."


@message("too-long")
def too_long(key: str, length: int, limit: int) -> Words:
    """A value is far longer than a line can be."""
    return (f"“{key}:” has {length} characters; the limit is {limit}.",
            "Say it shorter, or move it to the text below the facts.")


@message("name-too-long")
def name_too_long(name: str, limit: int) -> Words:
    """A code or a name is longer than an address can carry."""
    return f"{quoted(name, 30)} has {len(name)} characters; a code or name can have {limit}.", "Choose a shorter one."


@message("code-shape")
def code_shape(name: str) -> Words:
    """A code holds a sign that an address cannot."""
    return (f"The code {quoted(name)} cannot be an address.",
            "Use letters, digits, dots and hyphens only, such as 1.10 or A-2.")


@message("name-shape")
def name_shape(name: str, nearest: str) -> Words:
    """A name holds a sign that an address cannot."""
    return (f"The name {quoted(name)} cannot be an address.",
            f"Use lower-case letters, digits, dots and hyphens only, such as “{nearest}”.")


@message("yes-or-no")
def yes_or_no(key: str, given: str) -> Words:
    """A fact that is either yes or no has another value."""
    return f"“{key}:” is either yes or no, not {quoted(given)}.", "Write yes or no."


@message("web-address")
def web_address(key: str, given: str) -> Words:
    """A fact that is the address of a page of the web has another value."""
    return (f"“{key}:” is the address of a page, not {quoted(given)}.",
            "Copy it from the browser; it starts with https:// and has no @ in the name of the site.")


@message("nobody")
def nobody(key: str, given: str) -> Words:
    """A fact that says who did something names nobody, or somebody who is still to be found."""
    return (f"“{key}:” says who did it, and {quoted(given)} is nobody.",
            "Take the line out until it is done; then write the role, or the group of people.")


@message("number")
def number(key: str, given: str) -> Words:
    """A fact that is a whole number has another value."""
    return f"“{key}:” is a whole number, not {quoted(given)}.", "Write it in digits, such as 3."


@message("not-in-list")
def not_in_list(key: str, given: str, nearest: str | None, choices: list[str]) -> Words:
    """A fact that is one of a short list of words has another value."""
    return (f"{quoted(given)} is not one of the words for “{key}:”."
            + (f" Did you mean “{nearest}”?" if nearest else ""),
            f"It can be {listed(choices)}.")


@message("date-unreadable")
def date_unreadable(words: str) -> Words:
    """A date is written in a way that cannot be read without guessing."""
    return (f"The date {quoted(words)} cannot be read.",
            "Write it as 30 September 2026, September 2026, Autumn 2026, 2026 or 2026/27.")


@message("date-impossible")
def date_impossible(words: str) -> Words:
    """There is no such day in the calendar."""
    return f"There is no such date as {quoted(words)}.", "Check the day, the month and the year."


@message("date-numbers")
def date_numbers(words: str) -> Words:
    """A date is in numbers only, which can be read in two ways: 4/3 is March to some and April to others."""
    return (f"The date {quoted(words)} is in numbers only.",
            "Write the month as a word: 31 March 2027.")


@message("date-backwards")
def date_backwards(words: str) -> Words:
    """A period ends before it starts."""
    return f"{quoted(words)} ends before it starts.", "Write the earlier date first."


@message("period-unreadable")
def period_unreadable(words: str) -> Words:
    """A period is written in a way that cannot be read."""
    return f"The period {quoted(words)} cannot be read.", "Write it as 2026-2029, 2026/27, or April 2026 – March 2029."


@message("row-length")
def row_length(row: str, count: int, wanted: int) -> Words:
    """A row of a dataset has more or fewer values than there are periods."""
    return (f"The row {quoted(row)} has {count} value{'' if count == 1 else 's'}, and there are {wanted} periods.",
            "Give one value for each period, in the same order.")


@message("period-audience")
def period_audience() -> Words:
    """A single period of a dataset is marked as internal, which would put figures under the wrong date."""
    return ("A period cannot be internal by itself: the figures would slip under another date.",
            "Mark the whole dataset as internal, or take the period and its figures out.")


@message("steps-and-step-facts")
def steps_and_step_facts(keys: list[str]) -> Words:
    """An action has steps, and beside them facts that belong to a step."""
    given = listed([f"“{key}:”" for key in keys], "and")
    return (f"This action has “steps:” and also {given}, which belong to a step.",
            "Move those lines into the step they are about, or take “steps:” away.")


@message("unknown-inferred", Severity.WARNING)
def unknown_inferred(name: str, known: list[str]) -> Words:
    """`inferred:` names a fact that the thing does not have."""
    return f"“inferred:” names {quoted(name)}, which is not a fact of this item.", f"It can name {listed(known)}."


@message("too-many-problems", Severity.NOTICE)
def too_many(left: int | None = None) -> Words:
    """A file has so many problems that the rest are not listed."""
    return (f"There are {left} more problems in this file." if left else "There may be more problems in this file.",
            "Mend the others and check again.")
