"""A strategy in Word, by its headings: strategy, priorities, pledge and charter, and the rest as a story, all noted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from goldenthread.intake.grid import Content, Grid, Paragraph
from goldenthread.intake.headings import folded
from goldenthread.intake.log import Log, Sort, counted
from goldenthread.intake.sections import CONTENTS, Section, as_prose, heading, sections_of
from goldenthread.intake.sheets import control_sheet, evidence_in, revisions_in
from goldenthread.intake.times import period_in
from goldenthread.intake.vows import vows_in
from goldenthread.intake.write import Facts, Value, written
from goldenthread.messages.catalogue import quoted
from goldenthread.model.fields import slug

_PARTS = (
    ("objectives", re.compile(r"(?:our |key |strategic )?(?:objectives?|aims?|goals?|what we (?:want|will) .*)")),
    ("evidence", re.compile(r"(?:the )?evidence(?: base| of need)?|why (?:this|it) (?:is|matters).*|the need")),
    ("measures", re.compile(r"(?:our |key |impact |outcome |success |performance )*(?:measures?|indicators?)"
                            r"(?: of (?:success|impact))?|how (?:we will|will we) know.*"
                            r"|what success (?:will )?looks? like")),
)
_PLEDGE = re.compile(r"\b(?:pledge|promises?)\b", re.IGNORECASE)
_CHARTER = re.compile(r"\bcharter\b", re.IGNORECASE)
_STRATEGY = re.compile(r"\bstrategy\b", re.IGNORECASE)
_PLAN = re.compile(r"\b(?:action|delivery|improvement|implementation) plan\b", re.IGNORECASE)
_VISION = re.compile(r"\b(?:our|the) vision\b", re.IGNORECASE)
_WANT = re.compile(r"\bwe want\b", re.IGNORECASE)


@dataclass(slots=True)
class Made:
    """The texts of the files that a strategy becomes, and their facts, by path; what they hold in a sentence."""

    files: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Facts] = field(default_factory=dict)
    said: str = ""


@dataclass(slots=True)
class _Strategy:
    """How far a strategy has been read."""

    facts: Facts
    log: Log
    prose: list[str] = field(default_factory=list)
    priorities: list[tuple[Facts, list[str]]] = field(default_factory=list)
    pledge: Facts | None = None
    charter: Facts | None = None


def reads_like_a_strategy(content: Content) -> bool:
    """Whether the headings of a file are those of a strategy: it says so, or has objectives, a pledge and the like."""
    heads = [block for block in content.blocks if isinstance(block, Paragraph) and block.level is not None]
    named = any(one.level is not None and one.level <= 1 and _STRATEGY.search(one.text)
                and not _PLAN.search(one.text) for one in heads[:3])
    parts = [folded(one.text) for one in heads if one.level]
    return named or any(pattern.fullmatch(part) for part in parts for _, pattern in _PARTS)


def files_of_strategy(content: Content, stem: str, folder: str, log: Log) -> Made:
    """The files that a strategy becomes in a folder; what its headings do not tell is in the story or in the log."""
    top = sections_of(content, log)
    title = top.title or stem.replace("-", " ")
    if not top.title:
        log.add(Sort.INFERRED, "the file's name", f"title {quoted(title)}: the file has none")
    read = _Strategy({"kind": "strategy", "title": title}, log)
    period = period_in(title)
    if period:
        read.facts["period"] = period
        read.facts["inferred"] = ["period"]
        log.add(Sort.INFERRED, top.place, f"period {period}: it stands in the title")
    _read(read, top, 1)
    made = Made()
    strategy = folder.rstrip("/").rsplit("/", 1)[-1]
    pages: list[tuple[str, Facts, list[str]]] = [("strategy", read.facts, read.prose)]
    taken = {"strategy", "pledge", "charter"}
    for facts, prose in read.priorities:
        name = slug(str(facts["title"]))
        name = next(one for one in (name, *(f"{name}-{at}" for at in range(2, 1000))) if one not in taken)
        taken.add(name)
        pages.append((name, facts, prose))
    for kind, vows in (("pledge", read.pledge), ("charter", read.charter)):
        if vows:
            pages.append((kind, {"kind": kind, **vows, "strategy": strategy}, []))
    for name, facts, prose in pages:
        made.files[f"{folder}/{name}.md"] = _page(facts, prose)
        made.facts[f"{folder}/{name}.md"] = facts
    counts = [f"{len(read.priorities)} priorit{'y' if len(read.priorities) == 1 else 'ies'}"]
    counts += [f"a pledge with {_many(read.pledge, 'promises')} promises"] if read.pledge else []
    counts += [f"a charter with {_many(read.charter, 'commitments')} commitments"] if read.charter else []
    made.said = f"a strategy, {', '.join(counts)}"
    return made


def _many(facts: Facts, name: str) -> int:
    return len(facts[name])


def _page(facts: Facts, prose: list[str]) -> str:
    """A file with facts on top and a story below."""
    ordered = dict(sorted(facts.items(), key=lambda fact: fact[0] in ("objectives", "evidence", "measures", "promises",
                                                                      "commitments")))
    body = "\n\n".join(prose)
    return f"---\n{written(ordered)}---\n" + (f"\n{body}\n" if body else "")


def _read(read: _Strategy, section: Section, level: int) -> None:
    """Reads a section: as one of the parts of a strategy that its heading names, else as story."""
    words = folded(section.title)
    if CONTENTS.fullmatch(words):
        read.log.add(Sort.LEFT_OUT, section.place, "the list of contents: each page has its own")
        return
    parts = [part for one in section.inner if (part := _part(one))]
    if len(set(parts)) >= 2 and level > 1:
        _priority(read, section)
        return
    if level > 1 and _vows(read, section):
        return
    if level > 1 and _sheets(read, section):
        return
    if level == 1:
        _opening(read, section)
    else:
        prose = list(_story(read, section))
        if prose or section.inner:
            read.prose += [heading(section.words, min(level, 4)), *prose]
        elif not section.blocks:
            read.log.add(Sort.LEFT_OUT, section.place, f"a heading with nothing below it: {quoted(section.title)}")
    for one in section.inner:
        _read(read, one, level + 1)


def _part(section: Section) -> str | None:
    words = folded(section.title)
    return next((part for part, pattern in _PARTS if pattern.fullmatch(words)), None)


def _opening(read: _Strategy, section: Section) -> None:
    """What stands between the title and the first heading: lines of a cover, which are noted and not read."""
    for one in section.items():
        read.log.add(Sort.LEFT_OUT, one.place, f"{counted(one.text)} on the cover")
    _tables(read, section)


def _story(read: _Strategy, section: Section) -> Iterator[str]:
    """A section as story, without its vision and what it wants for children: those become facts."""
    items = section.items()
    for at, one in enumerate(items):
        if "vision" not in read.facts and _VISION.search(one.text) and not one.bullet:
            read.facts["vision"] = one.text
            read.log.add(Sort.INFERRED, one.place, f"vision: {quoted(one.text)}")
            _inferred(read.facts, "vision")
        bullets = []
        for other in items[at + 1 :]:
            if not other.bullet:
                break
            bullets.append(other.text)
        if "want_statements" not in read.facts and _WANT.search(one.text) and not one.bullet and len(bullets) > 1:
            read.facts["want_statements"] = [text[:1].upper() + text[1:] for text in bullets]
            read.log.add(Sort.INFERRED, one.place, f"{len(bullets)} want statements: the list below {quoted(one.text)}")
            _inferred(read.facts, "want_statements")
    _tables(read, section)
    yield from as_prose(section)


def _inferred(facts: Facts, fact: str) -> None:
    already = facts.get("inferred", [])
    facts["inferred"] = [*(already if isinstance(already, list) else []), fact]


def _tables(read: _Strategy, section: Section) -> None:
    for block in section.blocks:
        if isinstance(block, Grid):
            under = f" under {quoted(section.title)}" if section.title else ""
            read.log.add(Sort.NOT_UNDERSTOOD, block.name, f"a table of {len(block.rows)} rows{under}: write figures "
                                                          "about children as a dataset, so that small ones are guarded")


def _sheets(read: _Strategy, section: Section) -> bool:
    """Reads the sheet at the front of a strategy, or the list of its revisions; tells whether it was one."""
    words = folded(section.title)
    grids = [block for block in section.blocks if isinstance(block, Grid)]
    if not grids:
        return False
    found: Value
    if "document control" in words:
        found = control_sheet(grids[0], read.log)
        name = "document_control"
    elif re.search(r"\b(?:revisions?|version (?:history|control)|amendments?)\b", words):
        found = revisions_in(grids[0], read.log)
        name = "revisions"
    else:
        return False
    if found:
        read.facts[name] = found
    for one in section.items():
        read.log.add(Sort.LEFT_OUT, one.place, f"{counted(one.text)} beside the sheet")
    for inner in section.inner:
        _read(read, inner, 3)
    return True


def _priority(read: _Strategy, section: Section) -> None:
    facts: Facts = {"kind": "priority", "title": section.title}
    if section.code:
        facts["code"] = section.code
    else:
        facts["order"] = str(len(read.priorities) + 1)
    prose = list(as_prose(section))
    _tables(read, section)
    read.priorities.append((facts, prose))
    for one in section.inner:
        part = _part(one)
        if part is None:
            if not _vows(read, one):
                prose += [heading(one.words, 2), *as_prose(one)]
                _tables(read, one)
            continue
        found = list(_entries(read, one, part))
        if found:
            facts[part] = [*facts.get(part, ()), *found]
        else:
            read.log.add(Sort.LEFT_OUT, one.place, f"a heading with nothing below it: {quoted(one.title)}")


def _entries(read: _Strategy, section: Section, part: str) -> Iterator[Value]:
    """The objectives, evidence or measures below a heading: its list, its paragraphs, and the rows of its table."""
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield {"text": block.text, "of": "need"} if part == "evidence" else block.text
        elif part == "evidence":
            yield from evidence_in(block, read.log)
        else:
            read.log.add(Sort.NOT_UNDERSTOOD, block.name, f"a table under {quoted(section.title)}")
    for one in section.inner:
        read.log.add(Sort.DOUBTFUL, one.place, f"{quoted(one.title)} under {quoted(section.title)} is read with it")
        yield from _entries(read, one, part)


def _vows(read: _Strategy, section: Section) -> bool:
    """Reads a pledge or a charter: a heading that says so, with a numbered list below it; tells whether it was one."""
    for name, pattern, plural in (("charter", _CHARTER, "commitments"), ("pledge", _PLEDGE, "promises")):
        if not pattern.search(section.title) or getattr(read, name) is not None:
            continue
        found = vows_in(section, read.log)
        if len(found) >= 3:
            setattr(read, name, {"title": section.title, plural: found})
            return True
    return False
