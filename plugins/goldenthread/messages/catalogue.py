"""How a message is declared: one function each, known by its code, collected so that the guide can list them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

from goldenthread.problems import Place, Problem, Severity

P = ParamSpec("P")
Words = tuple[str, str] | tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of problem as the guide lists it: its code, its weight, what it means, and whether it can be waived."""

    code: str
    severity: Severity
    meaning: str
    waivable: bool = False


CATALOGUE: dict[str, Entry] = {}


def message(
    code: str, severity: Severity = Severity.ERROR, *, waivable: bool = False
) -> Callable[[Callable[P, Words]], Callable[Concatenate[Place, P], Problem]]:
    """Declares a message; the function gives (sentence, remedy) or (sentence, remedy, line as it should be typed)."""

    def declare(words: Callable[P, Words]) -> Callable[Concatenate[Place, P], Problem]:
        CATALOGUE[code] = Entry(code, severity, " ".join((words.__doc__ or "").split()), waivable)

        def problem(place: Place, /, *args: P.args, **kwargs: P.kwargs) -> Problem:
            said = words(*args, **kwargs)
            return Problem(place, severity, code, said[0], said[1], said[2] if len(said) > 2 else None)

        return problem

    return declare


def waivable() -> list[str]:
    """The codes of the problems that a waiver can take away."""
    return sorted(code for code, entry in CATALOGUE.items() if entry.waivable)


def listed(names: list[str] | tuple[str, ...], last: str = "or") -> str:
    """Names as a sentence has them: `a, b or c`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def one(word: str) -> str:
    """A word with its article: `an action`, `a plan`."""
    return f"{'an' if word[:1].lower() in tuple('aeiou') else 'a'} {word}"


def quoted(words: str, limit: int = 60) -> str:
    """An author's words in quotation marks, cut where they are long."""
    flat = " ".join(words.split())
    return f"“{flat}”" if len(flat) <= limit else f"“{flat[: limit - 1].rstrip()}…”"
