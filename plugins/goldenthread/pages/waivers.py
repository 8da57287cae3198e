"""What somebody agreed to leave as it is, and what somebody has read: a page that only the internal edition has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from goldenthread.model.when import When
from goldenthread.pages.addresses import Addresses
from goldenthread.pages.item import Item
from goldenthread.pages.page import Page
from goldenthread.pages.render import render
from goldenthread.pages.views import Site

ADDRESS = "waivers/"
AGREED = ("Why", "Agreed by", "Looked at again")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: the item, and what the other columns say of it."""

    item: Item
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of the page: its anchor, its heading, a sentence about it, its columns after the item's, and its rows."""

    name: str
    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def waived(site: Site) -> Listing:
    """Every waiver."""
    return Listing(
        "waived", "Problems that are waived",
        "The check does not report these until the day on which they are looked at again.",
        ("Problem", *AGREED), _agreed(site, "waivers", "problem"),
    )


def known_gaps(site: Site) -> Listing:
    """Every gap that is known, and left for now."""
    return Listing(
        "known-gaps", "Gaps that are known",
        "They count as gaps all the same, and are told apart from the others.",
        ("Gap", *AGREED), _agreed(site, "known_gaps", "gap"),
    )


def _agreed(site: Site, name: str, what: str) -> tuple[Row, ...]:
    """The rows of what somebody agreed to for a reason, until a day."""
    return tuple(
        Row(item, (str(getattr(one, what)), str(one.reason), str(one.agreed_by), _until(one.review, site)))
        for item, one in _given(site, name)
    )


def reviewed(site: Site) -> Listing:
    """Every item that somebody has read for anything that could show who a person is."""
    rows = (Row(item, (str(one.by), one.date.text)) for item, one in _given(site, "reviewed"))
    return Listing(
        "reviewed", "Words that have been read",
        "Somebody has read these for anything that could show who a person is.",
        ("Read by", "On"), tuple(rows),
    )


def overridden(site: Site) -> Listing:
    """Every small figure that is published because somebody approved it."""
    given = [*_given(site, "overrides"), *_given(site, "override")]
    rows = (
        Row(item, (_figure(one) or str(item.fact("shown")), str(one.reason), str(one.approved_by), one.date.text))
        for item, one in given
    )
    return Listing(
        "overridden", "Small figures that are shown",
        "The guard for small numbers would withhold these from the public edition.",
        ("Figure", "Why it can be shown", "Approved by", "On"), tuple(rows),
    )


def _figure(one: Any) -> str:
    """The row of a table that an override is for, and the column where it names one."""
    parts = [getattr(one, name, None) for name in ("row", "period")]
    return ", ".join(str(part) for part in parts if part)


LISTINGS = (waived, known_gaps, overridden, reviewed)


def waiver_addresses(site: Site) -> list[str]:
    """The address of the page, where there is one: in the internal edition, if anything is on it."""
    return [ADDRESS] if _listings(site) else []


def waivers(site: Site, addresses: Addresses) -> Iterator[Page]:
    """The page, where there is one."""
    found = _listings(site)
    if found:
        yield render(
            site, addresses, "theme/waivers.html", ADDRESS, title="Waivers and reviews", menu=ADDRESS,
            description="What is left as it is for now, why, and who agreed to it.", listings=found,
        )


def _listings(site: Site) -> list[Listing]:
    if site.audience != "internal":
        return []
    return [found for one in LISTINGS if (found := one(site)).rows]


def _given(site: Site, name: str) -> Iterator[tuple[Item, Any]]:
    for record in site.graph:
        value = record.facts.get(name, ())
        for one in value if isinstance(value, tuple) else (value,):
            yield site.item(record), one


def _until(review: When, site: Site) -> str:
    """A day of review in its author's words, and whether it has passed."""
    return review.text if review.last >= site.today else f"{review.text} (this has passed)"
