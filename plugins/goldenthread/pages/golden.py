"""The pages of the golden thread: the matrix of every strategy, and the gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from goldenthread.model.record import Record
from goldenthread.pages.addresses import Addresses
from goldenthread.pages.gaps import gaps, links_to_check
from goldenthread.pages.matrix import matrices
from goldenthread.pages.page import Page
from goldenthread.pages.render import render
from goldenthread.pages.views import Site

MATRIX, GAPS = "golden-thread/", "golden-thread/gaps/"
AGAIN = "links-to-check-again"


def shows_gaps(site: Site) -> bool:
    """Whether this edition shows the gaps: the internal one always, the public one where the configuration says so."""
    return site.audience == "internal" or site.gaps == "public"


def golden_addresses(site: Site) -> list[str]:
    """The addresses of the pages there will be."""
    if not matrices(site.threads):
        return []
    return [MATRIX, GAPS] if shows_gaps(site) else [MATRIX]


def golden(site: Site, addresses: Addresses) -> Iterator[Page]:
    """The matrix, and the gaps where they are shown."""
    made = matrices(site.threads)
    if not made:
        return
    yield render(
        site,
        addresses,
        "theme/golden-thread.html",
        MATRIX,
        title="The golden thread",
        menu=MATRIX,
        description="The line from each promise to what changed because of it, for every strategy.",
        matrices=made,
        with_gaps=shows_gaps(site),
    )
    if not shows_gaps(site):
        return
    found = gaps(site.graph, site.threads, site.today)
    rechecks = site.rechecks()
    again = links_to_check(site.graph, rechecks)
    counts = {one.gap.name: _by_strategy(site, one.items) for one in found}
    counts[AGAIN] = _by_strategy(site, [one.item for one in again for _ in one.links])
    strategies = [
        item.title for item in site.of_kind("strategy") if any(item.title in count for count in counts.values())
    ]
    yield render(
        site,
        addresses,
        "theme/gaps.html",
        GAPS,
        title="Gaps",
        menu=MATRIX,
        description="Where a golden thread breaks, and what would mend it.",
        found=found,
        again=again,
        number_again=len(rechecks.links),
        without=rechecks.without,
        counts=counts,
        strategies=strategies,
        other={name: sum(number for origin, number in count.items() if origin not in strategies)
               for name, count in counts.items()},
    )


def _by_strategy(site: Site, records: Iterable[Record]) -> Counter[str]:
    """How many of some items belong to each strategy, by its title; to what they come from, where they have none."""
    items = map(site.item, records)
    return Counter(item.strategy.title if item.strategy else item.origin for item in items)
