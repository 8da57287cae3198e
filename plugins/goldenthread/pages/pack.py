"""The pack for one meeting of a board or panel: what changed, what is late, what is asked of it, what is still open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.pages.addresses import Addresses
from goldenthread.pages.bodies import BodyPage, body_page
from goldenthread.pages.item import Item
from goldenthread.pages.page import Forward, Page
from goldenthread.pages.render import render
from goldenthread.pages.views import Site
from goldenthread.progress.duties import Due, around, day_of, dues, meetings
from goldenthread.progress.standing import in_force

AFTER = 92


@dataclass(frozen=True, slots=True)
class News:
    """An update since the last meeting, and the action it is of."""

    action: Item
    update: Item


@dataclass(frozen=True, slots=True)
class Pack:
    """What the pack holds. `until` is the day of the meeting after, or a quarter on where none is known; `asked` are
    the items of the agenda under which something is to be decided, and those that the public must not see.
    """

    body: Item
    meeting: Item
    day: dt.date
    published: bool
    last: Item | None
    until: dt.date
    news: tuple[News, ...]
    late: tuple[Item, ...]
    due: tuple[Item, ...]
    quiet: tuple[Item, ...]
    asked: tuple[Item, ...]
    duties: tuple[tuple[Item, Due], ...]
    measures: tuple[Item, ...]
    open: BodyPage


def pack_address(body: Item, day: dt.date) -> str:
    """Where the pack of a meeting is found."""
    return f"bodies/{body.id}/pack/{day.isoformat()}/"


def pack_file(body: Item, day: dt.date) -> str:
    """Where the Word file of a pack is found."""
    return f"downloads/bodies/{body.id}-pack-{day.isoformat()}.docx"


def pack_days(site: Site, *, past: bool = False) -> Iterator[tuple[Item, Item, dt.date]]:
    """The body, the meeting and the day of each pack: of the meetings to come, or of those that are `past`.

    Colleagues have all of them; in public there are those that were published, for a past meeting by its day.
    """
    for body in site.of_kind("body"):
        for one in meetings(site.graph, site.graph[body.ref]):
            day = day_of(one)
            if day is None or (day < site.today) is not past or not in_force(site.graph, one, site.today):
                continue
            if site.audience == "internal" or _is_published(site.item(one), day, site.today):
                yield body, site.item(one), day


def _is_published(meeting: Item, day: dt.date, today: dt.date) -> bool:
    """Whether the pack was published by now, and before its meeting was over."""
    published = meeting.facts.get("published")
    return bool(published and published.last <= min(day, today))


def past_packs(site: Site) -> Iterator[Forward]:
    """The address of a pack leads to its meeting once that is past: what was known then cannot be worked out again."""
    for body, meeting, day in pack_days(site, past=True):
        yield Forward(pack_address(body, day), meeting.address)


def _pack(site: Site, body: Item, meeting: Item, day: dt.date) -> Pack:
    graph, record = site.graph, site.graph[body.ref]
    last, _ = around(graph, record, site.today)
    _, after = around(graph, record, day + dt.timedelta(1))
    until = (day_of(after) if after else None) or day + dt.timedelta(AFTER)
    since = (day_of(last) if last else None) or dt.date.min
    actions = [item for plan in body.back("reports_to") if plan.item for item in _actions(plan.item) if item.is_current]
    news = [News(action, update) for action in actions for update in action.held("update")
            if since <= update.facts["date"].last <= site.today]
    news.sort(key=lambda one: one.update.facts["date"].last, reverse=True)
    where = [(item, item.standing) for item in actions]
    owed = [(site.item(duty), due) for duty in graph.sources(body.ref, "owed_to")
            for due in dues(graph, duty, site.today) if due.state != "met" and since < due.day <= day]
    return Pack(
        body, meeting, day, _is_published(meeting, day, site.today), site.item(last) if last else None, until,
        tuple(news),
        tuple(item for item, one in where if one.late),
        tuple(item for item, one in where if one.open and one.due and site.today <= one.due.last <= until),
        tuple(item for item, one in where if one.no_update),
        tuple(item for item in meeting.held("agenda-item") if item.fact("asks_for") or item.fact("exempt")),
        tuple(owed),
        tuple(item for item in _measures(site, actions) if item.facts.get("readings")), body_page(site, body),
    )


def _actions(plan: Item) -> Iterator[Item]:
    for outcome in plan.held("outcome"):
        yield from outcome.held("action")


def _measures(site: Site, actions: list[Item]) -> list[Item]:
    """The measures of the strategies whose actions these are."""
    strategies = {item.strategy for item in actions if item.strategy}
    return [item for item in site.of_kind("measure") if item.strategy in strategies]


def pack_addresses(site: Site) -> list[str]:
    """The addresses of the packs there will be."""
    return [pack_address(body, day) for body, _, day in pack_days(site)]


def pack_pages(site: Site, addresses: Addresses) -> Iterator[Page]:
    """A page for each pack."""
    for body, meeting, day in pack_days(site):
        yield render(
            site, addresses, "theme/pack.html", pack_address(body, day),
            title=f"{body.title}: pack for {meeting.fact('date')}", menu="bodies/",
            description="What changed, what is late, what is asked, and what is still open.",
            pack=_pack(site, body, meeting, day), file=pack_file(body, day),
        )
