"""The progress page: how the actions of the plans in force stand on the day of the build, what is late first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from goldenthread.graph.graph import natural
from goldenthread.pages.addresses import Addresses
from goldenthread.pages.item import Item
from goldenthread.pages.page import Page
from goldenthread.pages.render import render
from goldenthread.pages.views import Site
from goldenthread.progress.standing import STATUSES, Standing, adds_up

ADDRESS = "progress/"
MANY = 100
"""Up to so many actions in force every list is whole."""
PRESSING_ROWS, ROWS = 50, 15
"""Where there are more, how many a list shows of what needs a look, and any other: of what is left only how many are in
each plan, whose own page lists them."""


@dataclass(frozen=True, slots=True)
class Group:
    """The actions that stand alike: an anchor, what they are called, a sentence about them, and how many are listed."""

    name: str
    title: str
    about: str
    items: tuple[Item, ...]
    rows: int = MANY

    @property
    def first(self) -> tuple[Item, ...]:
        """Those that are listed."""
        return self.items[:self.rows]

    @property
    def others(self) -> dict[Item, int]:
        """How many more there are, by plan."""
        counted = Counter(item.holders[-1] for item in self.items[self.rows:])
        return dict(sorted(counted.items(), key=lambda one: natural(one[0].title)))


@dataclass(frozen=True, slots=True)
class Sum:
    """What the actions of one lead, or of one priority, add up to."""

    item: Item | None
    title: str
    actions: int
    late: int
    quiet: int
    by_status: dict[str, int]


@dataclass(frozen=True, slots=True)
class Progress:
    """What the page shows: groups by what needs a look, groups by status, months, sums, measures and closed plans."""

    actions: int
    pressing: tuple[Group, ...]
    statuses: tuple[Group, ...]
    months: tuple[Group, ...]
    leads: tuple[Sum, ...]
    priorities: tuple[Sum, ...]
    measures: tuple[Group, ...]
    closed: tuple[Item, ...]


PRESSING: tuple[tuple[str, str, str, Callable[[Standing], bool]], ...] = (
    ("late", "Late", "The day has passed, and the action is neither done nor stopped.", lambda one: one.late),
    ("due-soon", "Due soon", "The day is near.", lambda one: one.due_soon),
    ("no-recent-update", "No recent update", "Nobody has said for a while how it is going.",
     lambda one: one.no_update),
    ("date-moved", "Date moved", "It is due later, or earlier, than was said at first.",
     lambda one: one.current and one.moved > 0),
)


def has_progress(site: Site) -> bool:
    """Whether there is any plan whose progress could be shown."""
    return bool(site.graph.of_kind("action"))


def progress(site: Site) -> Progress:
    """Everything on the page, worked out from the edition on its day."""
    actions = [item for item in site.of_kind("action") if item.is_current]
    where = {item.ref: item.standing for item in actions}
    by_due = sorted(actions, key=lambda item: _due(where[item.ref]))
    pressing_rows, rows = (PRESSING_ROWS, ROWS) if len(actions) > MANY else (MANY, MANY)
    pressing = (Group(name, title, about, tuple(item for item in by_due if asks(where[item.ref])), pressing_rows)
                for name, title, about, asks in PRESSING)
    statuses = (Group(status.replace(" ", "-"), status.capitalize(), "",
                      tuple(item for item in by_due if where[item.ref].status == status), rows)
                for status in STATUSES)
    months: dict[str, list[Item]] = {}
    for item in by_due:
        due = where[item.ref].due
        if due and where[item.ref].open:
            months.setdefault(f"{due.last:%B %Y}", []).append(item)
    closed = [item for item in site.of_kind("action-plan")
              if item.held("outcome") and not any(one.is_current for group in item.held("outcome")
                                                  for one in group.held("action"))]
    return Progress(
        len(actions), tuple(group for group in pressing if group.items),
        tuple(group for group in statuses if group.items),
        tuple(Group(month.replace(" ", "-").casefold(), month, "", tuple(items), rows)
              for month, items in months.items()),
        _sums(actions, where, lambda item: [(link.item, link.title) for link in item.linked("lead")]),
        _sums(actions, where, lambda item: [(one, one.title) for one in _priorities(site, item)]),
        _measures(site), tuple(closed),
    )


def _due(one: Standing) -> tuple[bool, str]:
    return (one.due is None, one.due.last.isoformat() if one.due else "")


def _sums(
    actions: list[Item], where: dict[str, Standing], of: Callable[[Item], Iterable[tuple[Item | None, str]]]
) -> tuple[Sum, ...]:
    """The actions under each thing they belong to, with what they add up to."""
    found: dict[str, tuple[Item | None, list[Standing]]] = {}
    for item in actions:
        for owner, title in of(item):
            found.setdefault(title, (owner, []))[1].append(where[item.ref])
    return tuple(
        Sum(owner, title, len(listed), sum(one.late for one in listed), sum(one.no_update for one in listed),
            adds_up(listed))
        for title, (owner, listed) in sorted(found.items())
    )


def _priorities(site: Site, item: Item) -> list[Item]:
    """The priorities that an action delivers."""
    stop = next((stop for stop in item.strip if stop.name == "priority"), None)
    return [site.item(record) for record in stop.items] if stop else []


def _measures(site: Site) -> tuple[Group, ...]:
    """The measures of what is in force, by whether they got better."""
    measures = [item for item in site.of_kind("measure") if item.is_current]
    groups = ((words, tuple(item for item in measures if item.verdict == words))
              for words in ("worse", "no change", "better", "cannot say"))
    return tuple(Group(words.replace(" ", "-"), words.capitalize(), "", items) for words, items in groups if items)


def progress_page(site: Site, addresses: Addresses) -> Page:
    """The page."""
    return render(
        site, addresses, "theme/progress.html", ADDRESS, title="Progress", menu=ADDRESS,
        description="What is late, what is due, and how every action in force is going.", found=progress(site),
    )
