"""Sentences about the blocks in a text that list or count items."""

from __future__ import annotations

from goldenthread.messages.catalogue import Words, listed, message, quoted
from goldenthread.problems import Severity


@message("block-kind", Severity.WARNING)
def block_kind(typed: str, nearest: str) -> Words:
    """A fenced block starts with a word that is nearly, but not quite, one of the things that can be listed."""
    return (f"{quoted(typed)} is nothing that a block can list, so the block is shown as it was typed."
            f" Did you mean “{nearest}”?",
            f"Write “{nearest}” after the three backticks; or leave the word out where the block is only to be shown.")


@message("block-opening")
def block_opening(typed: str, plural: str) -> Words:
    """A fenced block starts with more words than the one that says what it lists."""
    return (f"{quoted(typed)} is more than a block can start with: it starts with what it lists, and nothing else.",
            f"Write “{plural}” after the three backticks, and what is asked for on lines of their own below.")


@message("block-inside")
def block_inside(word: str) -> Words:
    """A fenced block that lists items stands in a list or a quotation, or does not start at the edge of the text."""
    return ("A block cannot stand inside a list or a quotation.",
            f"Start “```{word}”, and each line of the block, at the beginning of a line, with an empty line before it.")


@message("block-not-closed")
def block_not_closed(word: str) -> Words:
    """A fenced block that lists items has no end, so that all the text below it would be part of it."""
    return (f"The block “{word}” is never closed.", "Add a line of three backticks where it should end.")


@message("block-not-facts")
def block_not_facts(word: str) -> Words:
    """A fenced block that lists items holds something other than lines with a word, a colon and a value."""
    return (f"The block “{word}” should hold lines with a word, a colon, a space and a value.",
            "Write, for example, “lead: STLSCB” on a line of its own.")


@message("block-key")
def block_key(typed: str, plural: str, nearest: str | None, known: list[str]) -> Words:
    """A fenced block asks for something that its items do not have."""
    return (f"{quoted(typed + ':')} is nothing that {plural} can be asked for."
            + (f" Did you mean “{nearest}:”?" if nearest else ""),
            f"It can be {listed(known)}.")


@message("block-column")
def block_column(typed: str, plural: str, nearest: str | None, known: list[str]) -> Words:
    """A fenced block wants a column, an order or a condition of something that its items do not have."""
    return (f"{quoted(typed)} is nothing that {plural} have."
            + (f" Did you mean “{nearest}”?" if nearest else ""),
            f"It can be {listed(known)}.")


@message("block-only-with")
def block_only_with(key: str) -> Words:
    """A fenced block asks for one value of something that is made of several facts."""
    return (f"“{key}:” is made of several facts, so it cannot be held against one value.",
            f"Write “with: {key}” for items that have it, or “without: {key}” for those that have none.")


@message("block-not-a-date")
def block_not_a_date(name: str, dated: list[str]) -> Words:
    """A fenced block asks for what is before or after a day, of something that is not a date."""
    return (f"“{name}” is not a date, so nothing can be before or after it.",
            f"Ask for {listed(dated)}." if dated else "These have no date to ask for.")


@message("block-number")
def block_number(key: str, given: str) -> Words:
    """A fenced block has a limit that is not a whole number above nought."""
    return f"“{key}:” is a whole number from 1, not {quoted(given)}.", "Write it in digits, such as 10."


@message("block-empty", Severity.NOTICE)
def block_empty(plural: str) -> Words:
    """A fenced block finds nothing, which may be as it should be."""
    return f"Nothing of the sort “{plural}” fits this block.", "If there should be some, look at each of its lines."
