"""What an item leads to in two states compared, as far as both its ends may be told of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from goldenthread.history.facts import whole
from goldenthread.history.side import Side
from goldenthread.model.change import Difference
from goldenthread.model.record import Record

NOT_TOLD = frozenset({"paper", "scope", "strategy"})


def links(
    old: Side, new: Side, old_ref: str, new_ref: str, pairs: Mapping[str, str], shut: frozenset[str]
) -> Iterator[Difference]:
    """A difference for each field whose links differ; `pairs` says which old item is which new one."""
    one, two = old.state.records[old_ref], new.state.records[new_ref]
    before, after = _by_field(one, old, {**pairs}), _by_field(two, new, {})
    for name in dict.fromkeys([*before, *after]):
        if name in shut or name in NOT_TOLD:
            continue
        here, there = before.get(name, {}), after.get(name, {})
        lost = [title for target, title in here.items() if target not in there]
        got = [title for target, title in there.items() if target not in here]
        if lost or got:
            said = next(mention for record in (two, one) for mention in record.mentions if mention.field == name)
            yield Difference("link", name, said.to.says, whole("; ".join(lost)), whole("; ".join(got)))


def _by_field(record: Record, side: Side, pairs: dict[str, str]) -> dict[str, dict[str, str]]:
    """Titles by field and by target; a name in no register stands for itself."""
    found: dict[str, dict[str, str]] = {}
    for mention in record.mentions:
        hidden = side.view.is_public and (mention.internal or mention.field in record.internal_facts)
        if hidden or (mention.target and not side.sees(mention.target)):
            continue
        if mention.target:
            found.setdefault(mention.field, {})[pairs.get(mention.target, mention.target)] = side.title(mention.target)
        elif mention.to.open:
            found.setdefault(mention.field, {})[f"typed {' '.join(mention.typed.split()).casefold()}"] = mention.typed
    return found
