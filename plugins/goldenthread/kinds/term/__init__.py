"""A term: a word or some letters that not everybody knows, or that we would rather not use."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from goldenthread.model.fields import Line, Lines, Yes, choice, links
from goldenthread.model.thing import Thing


class Term(Thing):
    """A word of the glossary; letters are spelt out only where a paper ties the words to them.

    One with `preferred` is a word to avoid: the check looks for it in all that is written for young people.
    """

    kind: ClassVar[str] = "term"
    word: ClassVar[str] = "term"
    plural: ClassVar[str] = "terms"

    title: Line = Field(description="The word, or the letters.")
    aliases: Lines = Field((), description="Other ways it is written.")
    stands_for: Line | None = Field(None, description="The words the letters stand for, where a paper says so.")
    meaning: Line | None = Field(None, description="What it means, in plain words.")
    scope: Annotated[Lines, links("strategy", relation="scope", says="Used in", said_back="Terms it uses")] = Field(
        (), description="The strategy in which it means this.")
    preferred: Line | None = Field(None, description="What we would rather say; young people's pages must say it.")
    for_: Annotated[Literal["everyone", "young people"], choice("everyone", "young people")] | None = Field(
        None, alias="for", description="For whom we would rather say it: everyone, or young people.")
    unless: Lines = Field((), description="Phrases in which the word is fine, such as “contact us”.")
    seen_in: Line | None = Field(None, description="A phrase in which it stands, where its meaning is not known.")
    unknown: Yes = Field(False, description="Whether nobody has said what it stands for.")
