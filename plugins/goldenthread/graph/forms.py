"""A text said again: what it is a form of, whether anybody has checked it, and that it says no more than its text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from goldenthread.model.record import Record
from goldenthread.model.thing import Part
from goldenthread.model.when import When

FORM_OF = "form_of"


def originals(record: Record) -> list[str]:
    """The `kind:id` of all that a record says again, in the order typed; none where it is no form."""
    return [mention.target for mention in record.mentions if mention.to.relation == FORM_OF and mention.target]


def original(record: Record) -> str | None:
    """The first of what a record says again, at which its page is found; None where it is no form."""
    return next(iter(originals(record)), None)


def is_form(record: Record) -> bool:
    """Whether a record says another one again."""
    return any(mention.to.relation == FORM_OF for mention in record.mentions)


def hides_its_original(record: Record) -> bool:
    """Whether it is internal what a form says again, or some of it: then nobody may see it say so."""
    said = [mention for mention in record.mentions if mention.to.relation == FORM_OF]
    return any(mention.internal or mention.field in record.internal_facts for mention in said)


def is_checked(record: Record) -> bool:
    """Whether people have checked a form, and it says who and when."""
    return bool(record.facts.get("checked_by") and record.facts.get("date"))


def is_shown_as_example(record: Record, records: Mapping[str, Record]) -> bool:
    """Whether a form is shown unchecked: a dated example of something that is made up itself."""
    said = [records.get(ref) for ref in originals(record)]
    made_up = bool(said) and all(of is not None and of.example and not of.is_past for of in said)
    return bool(made_up and record.example and record.facts.get("date"))


def waits(record: Record, records: Mapping[str, Record]) -> bool:
    """Whether a form is not for the public yet, because nobody has checked it."""
    return record.kind == "form" and not is_checked(record) and not is_shown_as_example(record, records)


def with_originals(records: Iterable[Record]) -> list[Record]:
    """The same records, where a fact that is internal in any of what a form says again is so in the form as well."""
    listed = list(records)
    by_ref = {record.ref: record for record in listed}
    return [
        replace(record, internal_facts=record.internal_facts.union(*(_internal(by_ref[of]) for of in known)))
        if (known := [of for of in originals(record) if of in by_ref]) else record
        for record in listed
    ]


def _internal(record: Record) -> frozenset[str]:
    """The facts that are internal, those whose group is marked so among them."""
    groups = {name for name, value in record.facts.items() if isinstance(value, Part) and value.audience == "internal"}
    return record.internal_facts | groups


def written(record: Record) -> When | None:
    """The day from which the words of a promise, commitment or document stand."""
    found = record.facts.get("date") or record.facts.get("updated")
    return found if isinstance(found, When) else None


def is_older(form: When | None, text: When | None) -> bool:
    """Whether one day is over before another begins, for certain: of a month the last day is reckoned, or the first."""
    return form is not None and text is not None and form.last < text.span.first
