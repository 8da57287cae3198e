"""The home page: tasks first, then what is happening now, then one whole thread."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goldenthread.pages.addresses import Addresses
from goldenthread.pages.item import Item
from goldenthread.pages.page import Page
from goldenthread.pages.progress import ADDRESS as PROGRESS
from goldenthread.pages.render import render
from goldenthread.pages.thread import Stop
from goldenthread.pages.views import Site


@dataclass(frozen=True, slots=True)
class Task:
    """One of the few things people come for: its words, what lies there, the address, the picture beside it."""

    title: str
    about: str
    address: str
    picture: str
    young: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A number of the home page, what it counts, and the list it leads to."""

    number: int
    about: str
    address: str


@dataclass(frozen=True, slots=True)
class Way:
    """A way in for those who know what they are: who, and links to what they come for as (words, address)."""

    who: str
    links: tuple[tuple[str, str], ...]


def home(site: Site, addresses: Addresses) -> Page:
    """The home page; the words of `index.md` stand at its top."""
    item = next((item for item in site.of_kind("page") if item.address == ""), None)
    title = str(item.facts.get("title") or site.name) if item else site.name
    whole = whole_thread(site)
    return render(
        site, addresses, "theme/home.html", "", title=title, item=item, menu="",
        description=str(item.facts.get("summary") or "") if item else "",
        tasks=tasks(site), counts=counts(site), thread=whole[1] if whole else [], thread_of=whole[0] if whole else None,
        roles=ways_in(addresses),
    )


def tasks(site: Site) -> list[Task]:
    """What people come for, as far as there is anything of it."""
    found = []
    if site.has("pledge"):
        found.append(Task("Our promises to you", "If you are in care", _first(site, "pledge"), "heart", young=True))
    if site.has("charter"):
        found.append(Task("Promises to care leavers", "If you have left care, or soon will", _first(site, "charter"),
                          "home", young=True))
    if any(item.is_current for item in site.of_kind("action")):
        found.append(Task("Are we keeping them?", "What is done, what is late, what changed", "progress/", "star"))
    if site.has("action"):
        found.append(Task("What we are doing, and who leads", "Every action, by when, and by whom", "action-plans/",
                          "hands"))
    if site.has("strategy"):
        found.append(Task("What we set out to do", "The strategies, and what they put first", "strategies/", "compass"))
    if site.has("help"):
        found.append(Task("Get help", "Who to talk to, today", "help/", "phone", young=True))
    return found


def _first(site: Site, kind: str) -> str:
    """The one current document of a kind, or the list where there are several."""
    current = [item for item in site.of_kind(kind) if not (item.provenance and item.provenance.paper)]
    return current[0].address if len(current) == 1 else f"{site.kinds[kind].section}/"


def counts(site: Site) -> list[Count]:
    """What is happening now, of current strategies only; each number leads to its list."""
    promises = [item for kind in ("promise", "commitment") for item in site.of_kind(kind) if item.is_current]
    actions = [item for item in site.of_kind("action") if item.is_current]
    made = []
    if promises:
        address = _first(site, "pledge") if site.has("pledge") else "charters/"
        made.append(Count(len(promises), "promise made" if len(promises) == 1 else "promises made", address))
    if actions:
        where = [item.standing for item in actions]
        kept = "it" if len(promises) == 1 else "them"
        made.append(Count(len(actions), f"{'action' if len(actions) == 1 else 'actions'} to keep {kept}", "progress/"))
        made.append(Count(sum(one.status == "done" for one in where), "done", "progress/#done"))
        made.append(Count(sum(one.late for one in where), "late", "progress/#late"))
        made.append(Count(sum(one.no_update for one in where), "without a recent update", "progress/#no-recent-update"))
        made = [count if count.number else replace(count, address="progress/") for count in made]
    return made


def whole_thread(site: Site) -> tuple[Item, list[Stop]] | None:
    """The promise whose thread is the most complete, preferring current strategies; None where there is none."""
    best: tuple[int, Item, list[Stop]] | None = None
    for kind in ("promise", "commitment"):
        for item in site.of_kind(kind):
            stops = item.strip
            full = sum(bool(stop.items) for stop in stops) * (2 if item.is_current else 1)
            if stops and (best is None or full > best[0]):
                best = (full, item, stops)
    return (best[1], best[2]) if best and best[0] > 4 else None


def ways_in(addresses: Addresses) -> list[Way]:
    """Plain links for those who know what they are, each to what they come for, as far as there is any of it."""
    packs = sorted((page for page in addresses.pages if "/pack/" in page), key=lambda page: (page.split("/")[-2], page))
    listed = (
        Way("Parents and carers", (("what was promised", "pledges/"), ("the strategies", "strategies/"))),
        Way("Councillors and boards",
            (("what is late", PROGRESS), *(("the next board pack", page) for page in packs[:1]),
             ("what each board receives and decides", "bodies/"))),
        Way("Partner agencies", (("what you lead and take part in", "organisations/"),
                                 ("calendars and spreadsheets", "downloads/"))),
        Way("Inspectors", (("the line from each promise to what changed", "golden-thread/"),
                           ("where it breaks", "golden-thread/gaps/"))),
        Way("Officers", (("how to change a line here", "guide/"),)),
        Way("Web teams", (("publishing", "guide/publishing/"), ("accessibility", "accessibility/"))),
    )
    there = [Way(way.who, tuple(link for link in way.links if link[1] in addresses.pages)) for way in listed]
    return [way for way in there if way.links]
