"""What must not be told of: what is internal or withdrawn today, or became so at any time after the older state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from goldenthread.graph.hidden import hidden_from_the_public
from goldenthread.history.pairing import former_refs, sayings
from goldenthread.history.wording import likeness, plainly
from goldenthread.kind import Kinds
from goldenthread.model.media import Consent, parts_in
from goldenthread.model.record import Record

ALIKE = 0.55


@dataclass(slots=True)
class Closed:
    """Items, facts of items, and files that are told of in no change; `said` is what closed items say, by kind."""

    items: set[str] = field(default_factory=set)
    facts: dict[str, set[str]] = field(default_factory=dict)
    said: dict[str, set[str]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)

    def add(self, records: Iterable[Record], kinds: Kinds, today: dt.date, *, public: bool) -> None:
        """Closes what some items, which belong together, do not let be told."""
        listed = list(records)
        hidden = hidden_from_the_public(listed) if public else set()
        hidden |= {record.ref for record in listed if is_withdrawn(record, today)}
        for record in listed:
            refs = {record.ref, *former_refs(record, kinds)}
            if record.ref in hidden or any(holder in hidden for holder in record.holders):
                self.items |= refs
                self.said.setdefault(record.kind, set()).update(plainly(words).casefold() for words in sayings(record))
            shut = {name for name, value in record.facts.items() if _holds_closed(value, today, public=public)}
            if public:
                shut |= record.internal_facts - record.type.internal_facts
            for ref in refs if shut else ():
                self.facts.setdefault(ref, set()).update(shut)

    def holds(self, record: Record) -> bool:
        """Whether an item, or what holds it, is closed."""
        refs = (record.ref, *record.holders)
        return record.place.path in self.files or any(ref in self.items for ref in refs)

    def resembles(self, record: Record) -> bool:
        """Whether an item that is gone may be one that was closed under another name."""
        here, there = {plainly(words).casefold() for words in sayings(record)}, self.said.get(record.kind, set())
        return bool(here & there) or any(likeness(one, two) >= ALIKE for one in here for two in there)


def gone(records: Mapping[str, Record], closed: Closed, *, public: bool) -> set[str]:
    """The items of one state that are not told of: closed, or internal then."""
    hidden = hidden_from_the_public(records.values()) if public else set()
    return hidden | {ref for ref, record in records.items() if closed.holds(record)}


def is_withdrawn(record: Record, today: dt.date) -> bool:
    """Whether somebody asked, for the sake of privacy, that nothing be told of an item, or consents to it no more."""
    consent = record.facts.get("consent")
    return bool(record.facts.get("withdrawn_for")) or (isinstance(consent, Consent) and consent.ended(today))


def _holds_closed(value: Any, today: dt.date, *, public: bool) -> bool:
    """Whether a value has a part that is internal, or that nobody consents to any more."""
    for part in parts_in(value):
        if public and part.audience == "internal":
            return True
        consent = part if isinstance(part, Consent) else getattr(part, "consent", None)
        if isinstance(consent, Consent) and consent.ended(today):
            return True
    return False
