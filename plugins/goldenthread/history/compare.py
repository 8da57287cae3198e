"""Two states compared item by item, for one audience, by today's rules: what was added, removed, changed, moved."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field, replace

from goldenthread.edition.view import View
from goldenthread.graph.graph import natural
from goldenthread.history.closed import Closed, gone
from goldenthread.history.facts import differences
from goldenthread.history.linked import links
from goldenthread.history.pairing import is_counted, pair
from goldenthread.history.side import Side, small_figures, tells_small_count
from goldenthread.history.standing import standing
from goldenthread.history.state import State
from goldenthread.kind import Kinds
from goldenthread.model.change import Change, Difference, Run, Sort, Topic
from goldenthread.model.record import Record

TABLE = frozenset({"periods", "totals", "groups"})
Moves = Callable[[Record, Record, str], int]


@dataclass(slots=True)
class Comparison:
    """An older and a newer state, what is closed to either, what there is now, and for whom they are compared."""

    old_state: State
    new_state: State
    closed: tuple[Closed, Closed]
    now: Container[str]
    view: View
    kinds: Kinds
    moves: Moves = lambda old, new, fact: 1
    old: Side = field(init=False)
    new: Side = field(init=False)
    pairs: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Pairs the items of the files that differ, whole as they are, and then takes from both what is not told."""
        same = {path for path, own_id in self.old_state.files.items() if self.new_state.files.get(path) == own_id}
        olds, news = (
            [record for record in state.records.values() if record.place.path not in same]
            for state in (self.old_state, self.new_state)
        )
        public, order = self.view.is_public, self.kinds.order
        self.pairs = pair(olds, news, self.kinds)
        hidden_old = gone(self.old_state.records, self.closed[0], public=public)
        hidden_new = gone(self.new_state.records, self.closed[1], public=public)
        hidden_old |= {old for old, new in self.pairs.items() if new in hidden_new}
        for records, closed, hidden in ((olds, self.closed[0], hidden_old), (news, self.closed[1], hidden_new)):
            for record in sorted(records, key=lambda one: len(one.holders)):
                lost = record.ref not in self.now and closed.resembles(record)
                if lost or any(holder in hidden for holder in record.holders):
                    hidden.add(record.ref)
        hidden_old |= {old for old, new in self.pairs.items() if new in hidden_new}
        self.old = Side(self.old_state, hidden_old, self.view, order, olds)
        self.new = Side(self.new_state, hidden_new, self.view, order, news)

    def changes(self) -> list[Change]:
        """Every change, in the order of the kinds and of what holds the items."""
        told: dict[str, list[Difference]] = {}
        both = {old: new for old, new in self.pairs.items() if self.old.sees(old) and self.new.sees(new)}
        came = self._roots(self.new, set(both.values()))
        went = [one for one in self._roots(self.old, set(both)) if one.ref not in self.new_state.records]
        differing = {old: new for old, new in both.items() if self._differs(old, new)}
        self.old.hold_back([*differing, *(record.ref for record in went)], self.new)
        if self.new_state.name:
            self.new.hold_back([*differing.values(), *(record.ref for record in came)], self.old)
        for old, new in differing.items():
            found = list(self._differences(old, new))
            if found:
                told.setdefault(new, []).extend(found)
        back = {new: old for old, new in both.items()}
        self._fold(told, came, went, both)
        made = [self._changed(back[ref], ref, tuple(found)) for ref, found in told.items() if ref in back]
        made += [self._moved(old, new) for old, new in both.items() if new not in told and self._has_moved(old, new)]
        made += [self._whole("added", self.new, record) for record in came if not is_counted(record)]
        made += [self._whole("removed", self.old, record) for record in went if not is_counted(record)]
        return sorted((one for one in made if one.title), key=self._place)

    def _place(self, change: Change) -> tuple[int, str, int, tuple[tuple[int, int, str], ...]]:
        order = self.kinds.order
        kind, _, own_id = change.ref.partition(":")
        return order.get(change.topic.ref.split(":")[0], 99), change.topic.ref, order.get(kind, 99), natural(own_id)

    def _roots(self, side: Side, known: set[str]) -> list[Record]:
        """What one side alone has, without what lies in such a thing, and without what cannot be told."""
        alone = {record.ref for record in side.looked_at if side.sees(record.ref) and record.ref not in known}
        return [
            record for record in side.looked_at
            if record.ref in alone and not any(holder in alone for holder in record.holders)
            and record.ref in side.shown and not side.guards(record.ref)
        ]

    def _differs(self, old: str, new: str) -> bool:
        """Whether two items that are one are worth a closer look."""
        one, two = self.old_state.records[old], self.new_state.records[new]
        texts = [record.prose.text if record.prose else "" for record in (one, two)]
        targets = [[(mention.field, mention.target, mention.typed) for mention in record.mentions]
                   for record in (one, two)]
        return bool(one.facts != two.facts or texts[0] != texts[1] or targets[0] != targets[1]
                    or standing(self.old.shown, old) != standing(self.new.shown, new))

    def _differences(self, old: str, new: str) -> Iterator[Difference]:
        """What may be told of one item."""
        if old not in self.old.shown or new not in self.new.shown or self.old.guards(old) or self.new.guards(new):
            return
        shut = self._shut(old, new)
        one, two = self.old.shown[old], self.new.shown[new]
        whole = self.old_state.records[old], self.new_state.records[new]
        found = [*differences(one, two, shut), *links(self.old, self.new, old, new, self.pairs, shut)]
        for said in standing(self.old.shown, old).against(standing(self.new.shown, new), shut):
            found = [one for one in found if one.fact != said.fact] + [said]
        for difference in found:
            if difference.sort == "date" and not difference.times and difference.before and difference.after:
                difference = replace(difference, times=self.moves(*whole, difference.fact))
            if careful := self._careful(difference, held_old=old in self.old.held_back,
                                        held_new=new in self.new.held_back):
                yield careful

    def _shut(self, old: str, new: str) -> frozenset[str]:
        """The facts of which nothing is said: closed, internal on the newer side, or figures that count few people."""
        shut: set[str] = set()
        for closed in self.closed:
            shut |= closed.facts.get(old, set()) | closed.facts.get(new, set())
        whole = self.old_state.records[old], self.new_state.records[new]
        if not self.view.is_public:
            return frozenset(shut)
        shut |= whole[1].internal_facts
        settings = self.view.publishing
        for record in whole:
            shut |= small_figures(record, self.view)
        if len({settings.counts_people(record.facts.get("unit")) for record in whole}) > 1:
            shut |= TABLE | {"value", "to", "numerator", "denominator", "text"}
        return frozenset(shut)

    def _careful(self, difference: Difference, *, held_old: bool, held_new: bool) -> Difference | None:
        """A difference without words that today's rules would not let be published; None where none are left."""
        if not self.view.is_public:
            return difference
        settings = self.view.publishing
        held_old = held_old and difference.sort not in ("status", "date", "link", "figure")
        after = bool(self.new_state.name) and (held_new or tells_small_count(difference.now, settings))
        before = held_old or tells_small_count(difference.was, settings)
        if after or (before and not difference.after):
            return None
        if not before:
            return difference
        now = (Run(difference.now),) if not any("…" in run.words for run in difference.after) else ()
        return replace(difference, before=(), after=now)

    def _fold(self, told: dict[str, list[Difference]], came: Iterable[Record], went: Iterable[Record],
              both: dict[str, str]) -> None:
        """Puts what happened to a step or an update under the item that holds it."""
        for ref in [ref for ref in told if is_counted(self.new_state.records[ref])]:
            record = self.new_state.records[ref]
            found = told.pop(ref)
            if record.holders:
                like = self.new.shown.held(record.holders[0], record.kind)
                if len(like) > 1:
                    name = f"{record.type.word.capitalize()} {record.last}: "
                    found = [replace(one, label=name + one.label.lower()) for one in found]
                told.setdefault(record.holders[0], []).extend(found)
        both_ways: tuple[tuple[Side, Iterable[Record], Sort], ...] = (
            (self.new, came, "added"), (self.old, went, "removed"))
        for side, records, sort in both_ways:
            for record in records:
                if not is_counted(record) or not record.holders:
                    continue
                holder = record.holders[0] if side is self.new else both.get(record.holders[0], "")
                words = (Run(side.shown[record.ref].title),)
                sides = ((), words) if sort == "added" else (words, ())
                one = Difference(sort, record.kind, record.type.word.capitalize(), *sides)
                held = record.ref in side.held_back
                careful = self._careful(one, held_old=held, held_new=held)
                if holder and careful:
                    told.setdefault(holder, []).append(careful)

    def _changed(self, old: str, new: str, found: tuple[Difference, ...]) -> Change:
        record = self.new.shown[new]
        worded = any(one.sort in ("reworded", "added", "removed") for one in found)
        note = str(record.facts.get("change_note", "")) if worded else ""
        note = "" if self.new_state.name and new in self.new.held_back else note
        moved = self._has_moved(old, new) and old not in self.old.held_back
        was_at = self.kinds.address(self.old.shown[old]) if moved else ""
        return replace(self._of("changed", self.new, record), differences=found, note=note, was_at=was_at)

    def _moved(self, old: str, new: str) -> Change:
        was_at = self.kinds.address(self.old_state.records[old])
        return replace(self._whole("moved", self.new, self.new_state.records[new]), was_at=was_at)

    def _has_moved(self, old: str, new: str) -> bool:
        """Whether the page of an item has another address, and not only since that of its holder has."""
        one, two = self.old_state.records[old], self.new_state.records[new]
        if is_counted(two) or not self.kinds[two.kind].on_page or not (old in self.old.shown and new in self.new.shown):
            return False
        holders = [one.holders[0] if one.holders else "", two.holders[0] if two.holders else ""]
        moved = one.last != two.last or self.pairs.get(holders[0], holders[0]) != holders[1]
        return (moved or one.kind == "page") and self.kinds.address(one) != self.kinds.address(two)

    def _whole(self, happened: str, side: Side, record: Record) -> Change:
        """An item that is there as a whole, or gone as a whole; without a title where its words are not repeated."""
        made = self._of(happened, side, side.shown[record.ref])
        if side is self.new and not self.new_state.name:
            return made
        held = record.ref in side.held_back or (
            self.view.is_public and tells_small_count(made.title, self.view.publishing))
        return replace(made, title="") if held else made

    def _of(self, happened: str, side: Side, record: Record) -> Change:
        return Change(
            happened=happened, ref=record.ref, word=record.type.word, code=record.code or "",  # type: ignore[arg-type]
            title=record.title, address=self.kinds.address(record), topic=self._topic(side, record),
        )

    def _topic(self, side: Side, record: Record) -> Topic:
        """What an item is told under: the strategy, plan or pledge that it is or lies in, else all of its sort."""
        top = record.holders[-1] if record.holders else record.ref
        if side is self.old:
            top = self.pairs.get(top, top)
            side = self.new if top in self.new.shown else self.old
        kind = self.kinds[top.partition(":")[0]]
        if top in side.shown and kind.listed and kind.on_page and not kind.register:
            holder = side.shown[top]
            return Topic(top, kind.word, holder.title, self.kinds.address(holder))
        return Topic(f"{kind.name}:", "", kind.heading or kind.plural.capitalize(), f"{kind.section}/" if kind.listed
                     else "")
