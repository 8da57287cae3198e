"""The types of facts that authors write: a line of words, a code, a date, a link, one of a short list.

Each reads the text as typed and keeps it; each error is a PydanticCustomError whose type is the message's code, and
`model/reading.py` turns it into a problem at the place of the value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from goldenthread.model.unfilled import is_to_fill
from goldenthread.model.when import Period, Timescale, When, WhenError, read_period, read_timescale, read_when
from goldenthread.source.web import is_web_address

LONGEST_NAME = 80
LONGEST_LINE = 5000
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*")
T = TypeVar("T")


def fault(code: str, **details: Any) -> PydanticCustomError:
    """An error that reading turns into the message with this code."""
    return PydanticCustomError(code, code, details)


def is_name(words: str) -> bool:
    """Whether some words can be one part of an address as they stand."""
    return bool(_NAME.fullmatch(words)) and ".." not in words and len(words) <= LONGEST_NAME


def _line(value: Any) -> Any:
    if not isinstance(value, str):
        raise fault("one-value")
    words = " ".join(value.split())
    if len(words) > LONGEST_LINE:
        raise fault("too-long", length=len(words), limit=LONGEST_LINE)
    return words


def _code(value: Any) -> Any:
    words = _line(value)
    if len(words) > LONGEST_NAME:
        raise fault("name-too-long", name=words, limit=LONGEST_NAME)
    if not _NAME.fullmatch(words.lower()) or ".." in words:
        raise fault("code-shape", name=words)
    return words


def _name(value: Any) -> Any:
    words = _line(value)
    if len(words) > LONGEST_NAME:
        raise fault("name-too-long", name=words, limit=LONGEST_NAME)
    if not _NAME.fullmatch(words) or ".." in words:
        raise fault("name-shape", name=words, nearest=slug(words))
    return words


def _old_address(value: Any) -> Any:
    words = _line(value)
    steps = words.strip("/").split("/")
    if any(not _NAME.fullmatch(step) or ".." in step for step in steps):
        raise fault("name-shape", name=words, nearest=slug(words))
    if max(len(step) for step in steps) > LONGEST_NAME:
        raise fault("name-too-long", name=max(steps, key=len), limit=LONGEST_NAME)
    return words


def _yes(value: Any) -> Any:
    if isinstance(value, str) and value.strip().lower() in ("yes", "true"):
        return True
    if isinstance(value, str) and value.strip().lower() in ("no", "false"):
        return False
    raise fault("yes-or-no", given=str(value))


def _web(value: Any) -> Any:
    words = _line(value)
    if not words.startswith("https://") or not is_web_address(words):
        raise fault("web-address", given=words)
    return words


def _somebody(value: Any) -> Any:
    words = _line(value)
    if is_to_fill(words):
        raise fault("nobody", given=words)
    return words


def _number(value: Any) -> Any:
    words = _line(value)
    if not re.fullmatch(r"\d{1,4}", words):
        raise fault("number", given=words)
    return int(words)


def _dated(read: Callable[[str], T]) -> Callable[[Any], T]:
    def value(words: Any) -> T:
        try:
            return read(_line(words))
        except WhenError as error:
            raise fault("date", reason=error.reason, words=error.words, period=read is read_period) from None

    return value


def _many(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else [value]


Line = Annotated[str, BeforeValidator(_line)]
Code = Annotated[str, BeforeValidator(_code)]
Name = Annotated[str, BeforeValidator(_name)]
Yes = Annotated[bool, BeforeValidator(_yes)]
Web = Annotated[str, BeforeValidator(_web)]
Somebody = Annotated[str, BeforeValidator(_somebody)]
Number = Annotated[int, BeforeValidator(_number)]
Day = Annotated[When, BeforeValidator(_dated(read_when))]
Scale = Annotated[Timescale, BeforeValidator(_dated(read_timescale))]
Years = Annotated[Period, BeforeValidator(_dated(read_period))]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_many)]

OldAddresses = Annotated[tuple[Annotated[str, BeforeValidator(_old_address)], ...], BeforeValidator(_many)]


def choice(*words: str) -> Any:
    """One of a short, fixed list of words, whatever the case they are typed in."""

    def value(typed: Any) -> Any:
        said = _line(typed).lower().replace("_", " ").replace("’", "'")
        for word in words:
            if said in (word.lower(), word.lower().replace("-", " ")):
                return word
        raise fault("not-in-list", given=_line(typed), choices=list(words))

    return BeforeValidator(value)


@dataclass(frozen=True, slots=True)
class OneOf:
    """The words of a list that is too long to stand in a type, for an editor that completes them."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkTo:
    """A field that links to other things.

    `kinds` are the kinds it may lead to; `relation` its name in `records.json`; `says` the heading on the page that has
    the link, `said_back` the heading on the other page; `open` whether a name that is in no register is shown as typed.
    """

    kinds: tuple[str, ...]
    relation: str
    says: str
    said_back: str
    open: bool = False


def links(*kinds: str, relation: str, says: str, said_back: str, open: bool = False) -> LinkTo:
    """Makes `Lines` a field that links to one or more things of these kinds: `Annotated[Lines, links(…)]`."""
    return LinkTo(kinds, relation, says, said_back, open)


def slug(words: str, limit: int = 60) -> str:
    """Words as a name on the web: lower-case letters, digits, dots and hyphens, cut at a word."""
    plain = re.sub(r"[’']", "", words.lower())
    made = re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.")
    made = re.sub(r"\.-|-\.", "-", made)
    if len(made) > limit:
        made = made[:limit].rsplit("-", 1)[0].strip("-.")
    return made or "item"
