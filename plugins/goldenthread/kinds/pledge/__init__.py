"""A pledge: promises made to children and young people, agreed with them, in words that are theirs."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from goldenthread.kinds.form.recorded import Recorded
from goldenthread.model.fields import Day, Line, Lines, Number, links
from goldenthread.model.thing import Part, Thing


class Going(Part):
    """How it is going, written for young people by somebody who answers for it."""

    text: Line = Field(description="How it is going, in a few short sentences.")
    by: Annotated[
        Lines, links("role", relation="told_by", says="Said by", said_back="Said how these are going", open=True)
    ] = Field(description="The role that says so; never a person's name.")
    date: Day = Field(description="When it was said.")


class Vow(Thing):
    """What promises and commitments share."""

    titled: ClassVar[tuple[str, ...]] = ("keyword", "text")
    named: ClassVar[tuple[str, ...]] = ("keyword", "text")
    bare: ClassVar[str | None] = "text"
    answers_to: ClassVar[tuple[str, ...]] = ("keyword", "text")

    number: Number | None = Field(None, description="Its number in the document.")
    keyword: Line | None = Field(None, description="The one or two words it is known by.")
    text: Line = Field(description="The wording as it was agreed.")
    in_short: Line | None = Field(None, description="The same in one plain sentence.")
    emphasis: Line | None = Field(None, description="A word of the text that must stand out.")
    picture: Line | None = Field(None, description="The picture on its card, such as heart, home or ear.")
    agreed_by: Line | None = Field(None, description="Who agreed the wording.")
    made_with: Line | None = Field(None, description="Who it was written with.")
    date: Day | None = Field(None, description="When the wording was agreed.")
    change_note: Line | None = Field(
        None, description="Why the published wording was changed, in a sentence, and who agreed to it.")
    looks_like: Lines = Field((), description="What that looks like from day to day, a sentence each.")
    going: Going | None = Field(None, description="How it is going: text, by and date.")
    priority: Annotated[
        Lines, links("priority", relation="priority", says="The priority behind it", said_back="Promises behind it")
    ] = Field((), description="The priorities it belongs with.")
    kept_by: Annotated[
        Lines,
        links("action", "measure", relation="kept_by", says="What is being done about it", said_back="Helps to keep"),
    ] = Field((), description="The actions and measures that keep it.")
    like: Annotated[Lines, links("promise", "commitment", relation="like", says="Like", said_back="Like")] = Field(
        (), description="A promise or commitment elsewhere that says much the same.")
    forms: tuple[Recorded, ...] = Field(
        (), description="Files that say it again: read aloud, in sign language, in Easy Read or in large print.")


class Promise(Vow):
    """One promise of a pledge."""

    kind: ClassVar[str] = "promise"
    word: ClassVar[str] = "promise"
    plural: ClassVar[str] = "promises"


class Document(Thing):
    """What a pledge and a charter share."""

    title: Line = Field(description="Its title.")
    council: Line | None = Field(None, description="The council that makes it.")
    strategy: Annotated[
        Lines, links("strategy", relation="strategy", says="Strategy", said_back="Promises and plans that belong to it")
    ] = Field((), description="The strategy it belongs to.")
    written_for: Line | None = Field(None, description="Who it is for.")
    made_with: Line | None = Field(None, description="Who it was made with.")
    agreed_by: Line | None = Field(None, description="Who agreed it.")
    updated: Day | None = Field(None, description="When it was last changed.")
    signed_up_by: Lines = Field((), description="Who has signed up to it.")
    shared_with: Line | None = Field(None, description="Who it is shared with.")
    forms: tuple[Recorded, ...] = Field(
        (), description="Files that say all of it again: read aloud, in sign language, in Easy Read or in large print.")


class Pledge(Document):
    """A set of promises to children and young people in care."""

    kind: ClassVar[str] = "pledge"
    word: ClassVar[str] = "pledge"
    plural: ClassVar[str] = "pledges"

    promises: tuple[Promise, ...] = Field((), description="The promises, each with its own page.")
