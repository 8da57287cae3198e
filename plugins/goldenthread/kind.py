"""What a kind is to the rest of the house, and the table of all kinds that everything else is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from goldenthread.graph.forms import original
from goldenthread.model.record import Record
from goldenthread.model.thing import Thing
from goldenthread.source.tree import key_name


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing.

    `section` is the first part of its pages' address (None: it has no page, and lives on its holder's); `on_page` that
    each has a page of its own; `listed` that there is an index at the section; `flat` that all of the kind share the
    index page as anchors (a glossary); `form` that its page lies under that of what it says again; `file` that a file
    may hold one; `register` that a file may hold a list of them; `young` that its pages belong to the young people's
    edition; `alone` that there is only one of it, whose page is the section itself; `under_holder` that its page lies
    under its holder's.
    """

    type: type[Thing]
    folder: Path
    section: str | None = None
    on_page: bool = False
    listed: bool = False
    flat: bool = False
    form: bool = False
    file: bool = False
    register: bool = False
    young: bool = False
    alone: bool = False
    under_holder: bool = False
    heading: str = ""
    lead: str = ""

    @property
    def name(self) -> str:
        """Its name in data and links, such as `action-plan`."""
        return self.type.kind

    @property
    def word(self) -> str:
        """Its name on a page, such as `action plan`."""
        return self.type.word

    @property
    def plural(self) -> str:
        """Its plural on a page, such as `action plans`."""
        return self.type.plural


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds, in the order readers meet them."""

    table: tuple[Kind, ...]
    by_name: dict[str, Kind] = field(init=False)
    order: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        """Makes the two ways into the table: by name, and by place in the order."""
        object.__setattr__(self, "by_name", {kind.name: kind for kind in self.table})
        object.__setattr__(self, "order", {kind.name: at for at, kind in enumerate(self.table)})

    def __iter__(self) -> Iterator[Kind]:
        """The kinds in their order."""
        return iter(self.table)

    def __getitem__(self, name: str) -> Kind:
        """The kind with this name."""
        return self.by_name[name]

    def for_file(self, typed: str) -> tuple[Kind | None, bool]:
        """The kind that the word after `kind:` names, and whether the file is a register of several."""
        word = key_name(typed)
        for kind in self.table:
            if kind.file and word == key_name(kind.name):
                return kind, False
            if kind.register and word == key_name(kind.plural):
                return kind, True
        return None, False

    def address(self, record: Record) -> str:
        """Where a record is found: the address of its page, or of its holder's with an anchor."""
        kind = self[record.kind]
        if record.kind == "page":
            return page_path(record.inside)
        if kind.alone:
            return f"{kind.section}/"
        if kind.flat:
            return f"{kind.section}/#{anchor(record.ref)}"
        if kind.form:
            name, _, own_id = (original(record) or "form:").partition(":")
            own_name = record.facts.get("language") or record.last
            return f"{self[name].section or 'forms'}/{own_id or record.id}/{own_name}/"
        if kind.on_page:
            return f"{kind.section}/{record.id}/"
        for holder in record.holders:
            name, _, own_id = holder.partition(":")
            if self[name].on_page:
                return f"{self[name].section}/{own_id}/#{anchor(record.ref)}"
        return ""

    def former_address(self, record: Record, name: str) -> str:
        """The address under which a record was once found: a path, or an id in its own section."""
        if name.startswith("/") or name.endswith("/"):
            path = name.strip("/").removesuffix(".html").removesuffix("index").strip("/")
            return f"{path}/" if path else ""
        section = self[record.kind].section
        if "/" in name or "/" not in record.id:
            return f"{section}/{name}/" if section else f"{name}/"
        return f"{section}/{record.id.rsplit('/', 1)[0]}/{name}/"

    def words_for_files(self) -> list[str]:
        """The words that may follow `kind:`, one file each or a register."""
        words = [kind.name.replace("-", " ") for kind in self.table if kind.file]
        return sorted(words + [kind.plural for kind in self.table if kind.register])


def anchor(ref: str) -> str:
    """The anchor of an item on its holder's page, such as `objective-brothers-and-sisters`."""
    name, _, own_id = ref.partition(":")
    return f"{name}-{own_id.rsplit('/', 1)[-1]}"


def page_path(inside: str) -> str:
    """The address of an ordinary page, from its path in the folder: `guide/index.md` is `guide/`."""
    stem = inside.rsplit(".", 1)[0]
    if stem == "index" or stem.endswith("/index"):
        stem = stem.removesuffix("index").rstrip("/")
    return f"{stem}/" if stem else ""
