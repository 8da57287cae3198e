"""The downloads page: every file for other programs, on a shelf for each sort of file, a row for each thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from goldenthread.pages.item import Item
from goldenthread.pages.views import Site


@dataclass(frozen=True, slots=True)
class Download:
    """A file for other programs as the downloads page lists it: its address, what it is, its size in bytes."""

    address: str
    about: str
    size: int

    @property
    def name(self) -> str:
        """The last part of its address."""
        return self.address.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Row:
    """The files of one thing, such as a plan; of none, where a file is about many."""

    item: Item | None
    files: tuple[Download, ...]

    @property
    def described(self) -> list[tuple[Download, Download | None]]:
        """Its files, each with the one that tells programs what its columns are, where there is such a one."""
        found = {file.address: file for file in self.files}
        telling = {f"{file.address}-metadata.json": file for file in self.files}
        return [(file, found.get(f"{file.address}-metadata.json"))
                for file in self.files if file.address not in telling]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Files of one sort: an anchor, what they are called, what they are for, and a row for each thing."""

    name: str
    title: str
    about: str
    rows: tuple[Row, ...]

    @property
    def single(self) -> bool:
        """Whether each row is one file about many things, which its own words describe."""
        return all(row.item is None and len(row.files) == 1 for row in self.rows)

    @property
    def calendars(self) -> bool:
        """Whether there are calendars among them."""
        return any(file.name.endswith(".ics") for row in self.rows for file in row.files)


OF_THINGS = (
    ("plans", "action-plan", "Action plans", "Each plan to print, as a table, and its dates for a calendar. With "
     "an update sheet, whoever leads an action says how it is going."),
    ("organisations", "organisation", "Organisations", "What each has taken on, by the day it is due, and a sheet "
     "to say how it is going."),
    ("bodies", "body", "Boards and panels", "The papers of each for its next meetings, and its dates for a calendar."),
    ("strategies", "strategy", "Strategies",
     "Each strategy in StratML, a standard for plans (ISO 17469): Part 1, and Part 2 with its measures."),
    ("figures", "dataset", "Figures", "Each table of figures, and a description of its columns for programs."),
)
UPDATES = ("/update/", "-update.xlsx")
"""Where update sheets lie, and how their names end: an id may end so too, but lies in no such folder."""
OF_A_MEETING = re.compile(r"-pack-\d{4}-\d\d-\d\d$")
FOR_PEOPLE = (".xlsx", ".docx", ".ics", ".csv")
LONG_ENDINGS = (".csv-metadata.json", ".stratml.xml", ".stratml-2.xml")


def shelves(site: Site, downloads: list[Download]) -> list[Shelf]:
    """All files, shelf by shelf; what lies in a folder that has no shelf stands with the files for programs."""
    found = []
    for folder, kind, title, about in OF_THINGS:
        here = sorted((file for file in downloads if _folder(file) == folder), key=_place)
        rows = (Row(_item(site, f"{kind}:{owner}"), tuple(files)) for owner, files in groupby(here, _owner))
        found.append(Shelf(folder, title, about, tuple(sorted(rows, key=_title))))
    whole = [file for file in downloads if _folder(file) not in {folder for folder, *_ in OF_THINGS}]
    tables = [file for file in whole if not _folder(file) and file.name.endswith((".csv", ".csv-metadata.json"))]
    found.append(Shelf("programs", "For programs", "Everything at once, for other computer programs.",
                       _each([file for file in whole if file not in tables])))
    found.append(Shelf(
        "tables", "Whole tables",
        "All there is of each sort, for a spreadsheet. The file under “columns” tells programs what the columns are.",
        tuple(Row(None, tuple(files)) for _, files in groupby(sorted(tables, key=_place), _owner))))
    return [shelf for shelf in found if shelf.rows]


def _folder(file: Download) -> str:
    """The folder in `downloads/` that a file lies in; empty where it lies in none."""
    return file.address.removeprefix("downloads/").rpartition("/")[0].split("/")[0]


def _owner(file: Download) -> str:
    """The id of the thing that a file is about: its name without its endings, and without the day of a meeting."""
    if UPDATES[0] in file.address:
        return file.name.removesuffix(UPDATES[1])
    ending = next((one for one in LONG_ENDINGS if file.name.endswith(one)), f".{file.name.rpartition('.')[2]}")
    return OF_A_MEETING.sub("", file.name.removesuffix(ending))


def _place(file: Download) -> tuple[str, int]:
    """The place of a file in the order of a shelf: by the thing it is about, what people open before the rest."""
    ends = [file.name.endswith(ending) for ending in FOR_PEOPLE]
    return _owner(file), ends.index(True) if any(ends) else len(ends)


def _item(site: Site, ref: str) -> Item | None:
    return site.item(site.graph[ref]) if ref in site.graph else None


def _title(row: Row) -> str:
    return row.item.title.casefold() if row.item else ""


def _each(files: list[Download]) -> tuple[Row, ...]:
    return tuple(Row(None, (file,)) for file in files)
