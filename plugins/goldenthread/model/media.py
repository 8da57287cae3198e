"""Films, sound and pictures of people, and the consent of those who can be seen, heard or read in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from pydantic import Field

from goldenthread.model.fields import Day, Line
from goldenthread.model.thing import Part

FILES = ("file", "poster", "captions")


class Consent(Part):
    """Who holds the consent of those who can be seen or heard; any kind can have one, under the name `consent`."""

    held_by: Line = Field(description="The role that holds it.")
    date: Day = Field(description="When it was given.")
    review: Day = Field(description="When it must be asked for again.")
    withdraw: Line = Field(description="How it can be withdrawn.")
    withdrawn: Day | None = Field(
        None, description="When it was withdrawn; from that day on nothing that it was for is in any edition.")

    def ended(self, today: dt.date) -> bool:
        """Whether it has been withdrawn by this day; of a month or a year the first day counts."""
        return self.withdrawn is not None and self.withdrawn.span.first <= today


class Media(Part):
    """Something in which people can be seen or heard: a film, a picture, a recording."""

    file: Line | None = Field(None, description="The file, by its path in the strategy folder.")
    consent: Consent | None = Field(None, description="Who holds the consent of those in it.")

    @property
    def needs(self) -> tuple[str, ...]:
        """The facts without which those who cannot hear or see it are left out."""
        return tuple(name for name in ("captions", "transcript") if name in type(self).model_fields)

    @property
    def shows_people(self) -> bool:
        """Whether people can be seen or heard in it, so that it needs their consent."""
        return True

    def files(self) -> Iterator[str]:
        """The files that belong to it."""
        for name in FILES:
            typed = getattr(self, name, None)
            if typed:
                yield path_of(str(typed))


def path_of(typed: str) -> str:
    """The path of a media file in the strategy folder, as typed by an author; it cannot lead out of that folder."""
    return "/".join(step for step in typed.strip().split("/") if step not in ("", ".", ".."))


def parts_in(value: Any, *, internal: bool = True) -> Iterator[Part]:
    """Every group of facts in a value: itself, and those that lie in it; without the internal ones where asked."""
    if isinstance(value, tuple):
        for entry in value:
            yield from parts_in(entry, internal=internal)
    elif isinstance(value, Part) and (internal or value.audience != "internal"):
        yield value
        for name in type(value).model_fields:
            yield from parts_in(getattr(value, name), internal=internal)
