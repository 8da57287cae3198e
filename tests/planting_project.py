"""A project planted with secrets: every kind, internal by field, group, item, entry, register, file, holder, folder.

Beside each secret stand open words. `target-…` are what open records link to, `lonely-…` what only internal facts link
to, and the hidden ones are internal: whatever of them a public record names must not be published. The kinds `APART`,
of which a site has one or which must fit another to the letter, have a test of their own:
`test_no_secret_leaves_from_help_and_forms`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from goldenthread.kind import Kind, Kinds
from goldenthread.kinds.table import KINDS
from goldenthread.model.fields import LinkTo
from goldenthread.model.shape import shapes
from goldenthread.model.thing import Thing
from planting import HIDING, Mint, Spot, Where, identifying, lends, open_words, secrets
from planting_facts import Filler, Tree, gathered, marked
from small_project import HELP

COLLEAGUES = "colleagues"
CONFIG = {
    "site_name": "Test", "docs_dir": "strategy", "repo_url": "https://example.org/council/strategy",
    "edit_uri": "edit/main/strategy/", "theme": {"name": "material", "font": False},
    "plugins": ["search", {"goldenthread": {
        "publish": {"gaps": "public"}, "publishing": {"repository": "private"}, "internal": COLLEAGUES,
    }}],
}
APART = frozenset({"help", "form", "form-part"})
MAY_BE_REFUSED = {("", "name"), ("dataset", "periods")}


@dataclass(frozen=True, slots=True)
class Slot:
    """A fact in which one kind holds another."""

    holder: Kind
    fact: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Host:
    """A public thing with something internal in it, and the open words that say it is published.

    `identifying` says that its title, id or code is made of what is internal, so that all of it may be kept back.
    """

    where: Where
    open: tuple[str, ...]
    identifying: bool


def slots(kinds: Kinds) -> list[Slot]:
    """Every fact of every kind that holds things."""
    return [
        Slot(kind, name, kinds[shape.part.kind])
        for kind in kinds for name, shape in shapes(kind.type).items()
        if shape.part and issubclass(shape.part, Thing)
    ]


def way_to(kind: Kind, among: list[Slot]) -> list[Slot]:
    """The slots from a kind that a file may hold down to this one."""
    ways: list[list[Slot]] = [[slot] for slot in among if slot.kind == kind]
    while not (kind.file or kind.register) and ways:
        way = ways.pop(0)
        if way[0].holder.file or way[0].holder.register:
            return way
        ways += [[slot, *way] for slot in among if slot.kind == way[0].holder and slot not in way]
    assert kind.file or kind.register, f"no file can hold {kind.name}"
    return []


@dataclass(slots=True)
class Planter:
    """Makes the files of a planted project, with secrets in all kinds or `only` in some.

    `hidden` are the names of something internal of each kind; `crossing` the files that the product may refuse, since
    they lead from the public to the internal or mark what may not be marked; `linked` the facts that link to secrets.
    """

    kinds: Kinds = KINDS
    only: frozenset[str] = frozenset()
    files: dict[str, str] = field(default_factory=dict)
    secrets: Mint = field(default_factory=secrets)
    opens: Mint = field(default_factory=open_words)
    hosts: list[Host] = field(default_factory=list)
    crossing: set[str] = field(default_factory=set)
    hidden: dict[str, list[str]] = field(default_factory=dict)
    linked: set[Where] = field(default_factory=set)
    slots: list[Slot] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Knows what holds what."""
        self.slots = slots(self.kinds)

    def wanted(self) -> list[Kind]:
        """The kinds to plant secrets in."""
        return [kind for kind in self.kinds if kind.name not in APART and (not self.only or kind.name in self.only)]

    def open(self, kind: Kind) -> Filler:
        """Fills a thing with open words; its links lead to open targets."""
        return Filler(self.opens, kind.name, "open", lambda link, where: [f"target-{link.kinds[0]}"])

    def secret(self, kind: Kind, way: str) -> Filler:
        """Fills a thing with secrets; its links lead to hidden things, to lonely ones, and to none that is known."""

        def names(link: LinkTo, where: Where) -> list[str]:
            self.linked.add(where)
            hidden = [self.hidden[name] for name in link.kinds if self.hidden[name]]
            lonely = [f"lonely-{name}" for name in link.kinds]
            typed = [self.secrets.word(where)] if link.open else []
            return [*(known[len(self.secrets.words) % len(known)] for known in hidden), *lonely, *typed]

        return Filler(self.secrets, kind.name, way, names)

    def write(self, kind: Kind, name: str, facts: Tree, *, prose: str = "", folder: str | None = None) -> str:
        """Writes the file of one thing, or of a register with one; gives its path."""
        if folder is None:
            folder = "actionplans" if kind.name == "action-plan" else "strategy"
            folder += f"/target-{kind.type.held_by[1]}" if kind.type.held_by else ""
        if not kind.file:
            return self.register(kind, name, [facts], folder=folder)
        path = f"{folder}/{name}.md"
        self.files[path] = f"---\n{as_yaml({'kind': kind.name.replace('-', ' '), **facts})}---\n{prose}\n"
        return path

    def register(self, kind: Kind, name: str, entries: list[Tree], *, folder: str = "strategy", **top: str) -> str:
        """Writes a register; gives its path."""
        path = f"{folder}/{name}.yml"
        self.files[path] = as_yaml({"kind": kind.plural, **top, kind.plural.replace(" ", "_"): entries})
        return path

    def place(self, way: list[Slot], kind: Kind, name: str, held: list[Tree]) -> str:
        """Writes things where they belong: each in a file, or all in the one at the top of their way."""
        for slot in reversed(way):
            assert shapes(slot.holder.type)[slot.fact].many, f"{slot.holder.name}.{slot.fact} holds one: plant it apart"
            held = [{**self.open(slot.holder).least(slot.holder.type), slot.fact: held}]
        [top] = held
        return self.write(way[0].holder if way else kind, name, top)

    def targets(self) -> None:
        """One open thing of each kind for open links, one for internal links alone, and a hidden one."""
        self.files["strategy/help.md"] = HELP
        self.hidden |= {name: [] for name in APART}
        kinds = [kind for kind in self.kinds if kind.name not in APART]
        for kind in kinds:
            way = way_to(kind, self.slots)
            for name in (f"target-{kind.name}", f"lonely-{kind.name}"):
                facts = self.open(kind).least(kind.type, "name")
                named = {"name": name} if "name" in facts else {}
                self.place(way, kind, f"of-{name}" if way else name, [{**facts, **named}])
        for kind in kinds:
            way = way_to(kind, self.slots)
            counted = getattr(kind.type, "counted", False)
            known_by = [*([] if counted else ["name"]), *kind.type.answers_to, kind.type.coded or ""]
            facts = self.secret(kind, "target").least(kind.type, *known_by)
            self.hidden[kind.name] = [name for fact in known_by for name in _listed(facts.get(fact))]
            own = str(facts.get("name") or self.secrets.word(Where(kind.name, "file name", "target")))
            self.place(way, kind, f"of-hidden-{kind.name}" if way else own, [{**facts, "audience": "internal"}])

    def host(self, kind: Kind, together: list[Spot], *, lent: bool) -> Tree:
        """A public thing with internal spots."""
        before = len(self.opens.words)
        made = marked(kind.type, together, self.open(kind), self.secret(kind, ""), lent=lent)
        if not kind.type.always_internal:
            where = Where(kind.name, ", ".join(spot.fact for spot in together), together[0].way)
            known = (identifying(kind.type) | HIDING) & {spot.path[0] for spot in together}
            self.hosts.append(Host(where, tuple(list(self.opens.words)[before:]), bool(known)))
        return made

    def host_all(self, kind: Kind, way: list[Slot], *, common: bool, name: str) -> list[Tree]:
        """A host for each spot of a kind, or for its own; one that the product may refuse has a file of its own."""
        made: list[Tree] = []
        for lent in lends(kind.type):
            for together in gathered(kind.type, lent=lent):
                fact = together[0].path[0]
                if not common and (len(together) > 1 or fact == "name"):
                    continue
                host = self.host(kind, together, lent=lent)
                if MAY_BE_REFUSED & {("", fact), (kind.name, fact)}:
                    own = f"{name}-{'-'.join(together[0].path).replace('_', '-')}-{together[0].way}-{lent:d}"
                    self.crossing.add(self.place(way, kind, own, [host]))
                else:
                    made.append(host)
        return made

    def internal(self, kind: Kind, way: str, *, mark: bool = True) -> Iterator[Tree]:
        """Things with a secret in every fact, marked or not; and, among marked ones, those that are internal anyway."""
        for lent in lends(kind.type):
            facts = self.secret(kind, way).all(kind.type, lent=lent)
            yield {**facts, "audience": "internal"} if mark else facts
        if mark and kind.type.always_internal:
            yield from self.internal(kind, "kind", mark=False)
        if mark and HIDING & set(shapes(kind.type)):
            yield from self.internal(kind, "hiding", mark=False)

    def prose(self, kind: Kind, way: str) -> str:
        """A text with secrets in its words, a heading, a link and a table, and in pictures and files of its own."""
        one, two, three, four, five = (self.secrets.word(Where(kind.name, "prose", way)) for _ in range(5))
        media = self.secrets.word(Where(kind.name, "media", way))
        captions, picture = f"media/{media}.vtt", f"media/{media}.svg"
        self.files[f"strategy/{captions}"] = f"WEBVTT\n\n00:00.000 --> 00:01.000\n{five}\n"
        self.files[f"strategy/{picture}"] = f'<svg xmlns="http://www.w3.org/2000/svg"><text>{five}</text></svg>'
        links = f"A [{three} link](https://example.org), a [file](/{captions}), a ![picture](/{picture})."
        return f"{one} words.\n\n## {two} heading\n\n{links}\n\n| a |\n|---|\n| {four} |\n"

    def plant(self) -> None:
        """Every kind in every way; the facts that all things may have once for each kind."""
        wanted = self.wanted()
        for kind in wanted:
            if kind.file:
                self.plant_files(kind)
            if kind.register:
                self.plant_registers(kind)
        done = {kind.name for kind in wanted if kind.file or kind.register}
        for slot in (slot for slot in self.slots if slot.kind in wanted):
            way = [*way_to(slot.holder, self.slots), slot]
            name = f"home-{slot.holder.name}-{slot.fact.replace('_', '-')}"
            held = self.host_all(slot.kind, way, common=slot.kind.name not in done, name=name)
            self.place(way, slot.kind, name, [*held, *self.internal(slot.kind, "item")])
            done.add(slot.kind.name)

    def plant_registers(self, kind: Kind) -> None:
        """A register with a host for each spot and internal entries, and one that is internal as a whole."""
        hosts = self.host_all(kind, [], common=not kind.file, name=f"entry-{kind.name}")
        self.register(kind, f"entries-{kind.name}", [*hosts, *self.internal(kind, "entry")])
        named = self.secrets.word(Where(kind.name, "file name", "register"))
        self.register(kind, named, list(self.internal(kind, "register", mark=False)), audience="internal")

    def plant_files(self, kind: Kind) -> None:
        """A file for each spot, and files that are internal as a whole."""
        for at, host in enumerate(self.host_all(kind, [], common=True, name=f"host-{kind.name}")):
            self.write(kind, f"host-{kind.name}-{at}", host, prose="Open words.")
        held_by = kind.type.held_by[1] if kind.type.held_by else ""
        ways: dict[str, str | None] = {"file": None, "folder": COLLEAGUES}
        if held_by:
            ways["folder"] = f"{COLLEAGUES}/target-{held_by}"
            ways["holder"] = f"strategy/{self.hidden[held_by][0]}"
        for way, folder in ways.items():
            for facts in self.internal(kind, way, mark=way == "file"):
                facts.pop("name", None)
                name = self.secrets.word(Where(kind.name, "file name", way))
                self.write(kind, name, facts, prose=self.prose(kind, way), folder=folder)


def as_yaml(tree: Any) -> str:
    """A tree as an author would type it, each fact on a line of its own."""
    return str(yaml.safe_dump(tree, sort_keys=False, allow_unicode=True, width=10_000, default_flow_style=False))


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []
