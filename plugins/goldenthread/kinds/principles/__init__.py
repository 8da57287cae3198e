"""Guiding principles, in young people's own voice, each with room for a film."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from goldenthread.model.fields import Line, Lines, Number, links
from goldenthread.model.media import Media
from goldenthread.model.thing import Thing


class Video(Media):
    """A film: it is shown only where its file, captions, transcript and consent are all there."""

    poster: Line | None = Field(None, description="The picture shown before it plays.")
    captions: Line | None = Field(None, description="The file of its captions (.vtt).")
    transcript: Line | None = Field(None, description="What is said and shown, as text.")
    made_by: Line | None = Field(None, description="Who made it.")
    about: Line | None = Field(None, description="What it is about.")


class Principle(Thing):
    """One guiding principle."""

    kind: ClassVar[str] = "principle"
    word: ClassVar[str] = "principle"
    plural: ClassVar[str] = "principles"
    titled: ClassVar[tuple[str, ...]] = ("keyword", "text")
    named: ClassVar[tuple[str, ...]] = ("keyword", "text")
    answers_to: ClassVar[tuple[str, ...]] = ("keyword", "text")

    number: Number | None = Field(None, description="Its number.")
    keyword: Line | None = Field(None, description="What it is called, in the first person, such as Our Home.")
    text: Line = Field(description="What it says.")
    in_short: Line | None = Field(None, description="The same in one plain sentence.")
    picture: Line | None = Field(None, description="The picture beside it.")
    video: Video | None = Field(None, description="The film that goes with it.")
    shapes: Annotated[
        Lines, links("priority", "action-plan", relation="shapes", says="Shapes", said_back="Shaped by")
    ] = Field((), description="What it shapes.")


class Principles(Thing):
    """A set of guiding principles."""

    kind: ClassVar[str] = "principles"
    word: ClassVar[str] = "set of principles"
    plural: ClassVar[str] = "sets of principles"

    title: Line = Field(description="Its title.")
    council: Line | None = Field(None, description="The council whose principles they are.")
    strategy: Annotated[
        Lines, links("strategy", relation="strategy", says="Strategy", said_back="Promises and plans that belong to it")
    ] = Field((), description="The strategy they belong to.")
    made_with: Line | None = Field(None, description="Who they were made with.")
    principles: tuple[Principle, ...] = Field((), description="The principles, each with its own page.")
