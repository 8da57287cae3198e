"""The poster of a pledge or charter: one side of A4 with every promise, and a code that a phone's camera opens.

How large its letters are is worked out from how many words there are: the browser that prints it is not asked.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import segno
from markupsafe import Markup

from goldenthread.pages.addresses import Addresses
from goldenthread.pages.item import Item
from goldenthread.pages.page import Page
from goldenthread.pages.render import render
from goldenthread.pages.views import Site

HOLDERS = {"pledge": "promise", "charter": "commitment"}
SIZES = (26, 22, 20, 18, 16, 15, 14, 13, 12, 11, 10, 9, 8)
ROOM, TITLE_ROW, TITLE_LETTERS = 206.0, 12.0, 32
COLUMN, ONE_COLUMN = 68.0, 150.0
POINT, LETTER, ROW, GAP, LEAST = 0.3528, 0.5, 1.3, 4.5, 13.0
FEW = 4


@dataclass(frozen=True, slots=True)
class Poster:
    """What one poster holds: its promises with their words (empty where those would not fit), the size of its letters
    in points, whether it has one column, and the address it leads to with its code (empty where that is not known).
    """

    vows: tuple[tuple[Item, str], ...]
    size: int
    narrow: bool
    address: str
    code: Markup


def poster_address(item: Item) -> str:
    """The address of the poster of a pledge or charter."""
    return f"{item.address}poster/"


def poster_addresses(site: Site) -> list[str]:
    """The addresses of all posters; what holds no promise has none."""
    return [poster_address(item) for kind, held in HOLDERS.items() for item in site.of_kind(kind) if item.held(held)]


def is_poster(page: Page) -> bool:
    """Whether a page is a poster: no promise can be named so."""
    return page.young and page.address.endswith("/poster/")


def posters(site: Site, addresses: Addresses) -> Iterator[Page]:
    """The poster of each pledge and charter that holds a promise."""
    for kind, held in HOLDERS.items():
        for item in site.of_kind(kind):
            if vows := item.held(held):
                yield render(site, addresses, "kinds/pledge/poster.html", poster_address(item), item=item,
                             title=f"{item.title}: the poster", menu=f"{item.kind.section}/",
                             description=f"{item.title}, on one side of paper.", poster=poster(site, item, vows))


def poster(site: Site, item: Item, vows: list[Item]) -> Poster:
    """One poster: each promise in its plain sentence, or else its agreed words, as large as they all fit."""
    words = [str(one.fact("in_short") or one.fact("text") or "") for one in vows]
    narrow = len(vows) <= FEW
    room = ROOM - TITLE_ROW * math.ceil(len(item.title) / TITLE_LETTERS)
    size = fitting([one.title for one in vows], words, room, narrow=narrow)
    if size is None:
        words = [""] * len(vows)
        size = fitting([one.title for one in vows], words, room, narrow=narrow) or SIZES[-1]
    address = f"{site.url}{item.address}" if site.url else ""
    return Poster(tuple(zip(vows, words, strict=True)), size, narrow, address, code(address) if address else Markup(""))


def fitting(titles: list[str], words: list[str], room: float, *, narrow: bool) -> int | None:
    """The largest size of letters, in points, at which all promises fit in the room there is; None where none is.

    Room and columns are millimetres; a letter is reckoned half as wide as it is high, and each row of two promises as
    high as the longer one.
    """
    for size in SIZES:
        width = ONE_COLUMN if narrow else COLUMN
        high = [_high(title, text, size, width) for title, text in zip(titles, words, strict=True)]
        rows = high if narrow else [max(high[at : at + 2]) for at in range(0, len(high), 2)]
        if sum(rows) <= room:
            return size
    return None


def _high(title: str, words: str, size: int, width: float) -> float:
    """How high a promise stands, in millimetres: its name, larger, its words under that, and the room below."""
    letter = size * POINT * LETTER
    lines = math.ceil(len(title) * letter * 1.25 / width) * 1.25 + math.ceil(len(words) * letter / width + 0.3)
    return max(lines * size * POINT * ROW, LEAST) + GAP


def code(address: str) -> Markup:
    """An address as a QR code: a drawing that scales."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(omitsize=True, border=4, dark="#000", light="#fff")
    return Markup(drawn)  # noqa: S704  (made of squares only)
