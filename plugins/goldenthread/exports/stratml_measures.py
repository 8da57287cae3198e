"""Measures as the PerformanceIndicators of StratML Part 2: what is measured, and each value by its date."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as Xml

from goldenthread.exports.xml_file import put
from goldenthread.model.record import Record
from goldenthread.model.when import When
from goldenthread.progress.standing import Standing

IN_WORDS = "in words"
_ALONE = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")


def of_measure(holder: Xml.Element, measure: Record, own_id: str, other: str) -> None:
    """A measure: where it stood at the start, each reading, and the target, in this order."""
    facts, unit = measure.facts, str(measure.facts.get("unit") or "")
    made = Xml.SubElement(holder, "PerformanceIndicator", {"PerformanceIndicatorType": "Quantitative"})
    put(made, "MeasurementDimension", measure.title)
    put(made, "UnitOfMeasurement", unit)
    put(made, "Identifier", own_id)
    if facts.get("baseline"):
        _value(made, "ActualResult", facts["baseline"], "Baseline", unit)
    for reading in facts.get("readings", ()):
        _value(made, "ActualResult", reading, "Reading", unit)
    if facts.get("target"):
        _value(made, "TargetResult", facts["target"], "Target", unit)
    more = [("Better", facts.get("direction")), ("Source", facts.get("source"))]
    put(made, "OtherInformation", "\n".join([other, *(f"{label}: {words}" for label, words in more if words)]))


def of_action(holder: Xml.Element, step: Record, own_id: str, where: Standing) -> None:
    """How an action's step will be known, in words: by when, and where the action stands."""
    if not step.facts.get("indicator"):
        return
    made = Xml.SubElement(holder, "PerformanceIndicator", {"PerformanceIndicatorType": "Qualitative"})
    put(made, "MeasurementDimension", str(step.facts["indicator"]))
    put(made, "UnitOfMeasurement", IN_WORDS)
    put(made, "Identifier", own_id)
    if not where.due and not where.said:
        return
    instance = Xml.SubElement(made, "MeasurementInstance")
    if where.due:
        target = Xml.SubElement(instance, "TargetResult")
        put(target, "EndDate", where.due.last.isoformat())
        put(target, "Description", where.due.text)
    if where.said:
        actual = Xml.SubElement(instance, "ActualResult")
        if where.updated:
            put(actual, "EndDate", where.updated.isoformat())
        descriptor = Xml.SubElement(actual, "Descriptor")
        put(descriptor, "DescriptorName", "Status")
        put(descriptor, "DescriptorValue", where.status)


def _value(holder: Xml.Element, sort: str, given: Any, name: str, unit: str) -> None:
    """One value with its date; as a number where it is nothing but one, and always as it is shown."""
    made = Xml.SubElement(Xml.SubElement(holder, "MeasurementInstance"), sort)
    if isinstance(given.date, When):
        put(made, "EndDate", given.date.last.isoformat())
    alone = str(given.value).removesuffix(unit).removesuffix("%").removeprefix("£").strip()
    if _ALONE.fullmatch(alone):
        put(made, "NumberOfUnits", alone.replace(",", ""))
    note = getattr(given, "note", None)
    put(made, "Description", f"{name}: {given.value}{f'. {note}' if note else ''}")
