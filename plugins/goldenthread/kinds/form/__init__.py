"""A form: a pledge or charter said again, in another language, in simpler words or in Easy Read."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field, model_validator

from goldenthread.model.fields import Day, Line, Lines, Somebody, links
from goldenthread.model.languages import LanguageCode, code_of
from goldenthread.model.thing import Part, Thing


class GoingAgain(Part):
    """How it is going, said again."""

    text: Line = Field(description="How it is going, said again.")
    date: Day | None = Field(None, description="The day of the update that this says again.")


class FormPart(Thing):
    """One promise or commitment, said again."""

    kind: ClassVar[str] = "form-part"
    word: ClassVar[str] = "promise said again"
    plural: ClassVar[str] = "promises said again"
    titled: ClassVar[tuple[str, ...]] = ("keyword", "text")
    named: ClassVar[tuple[str, ...]] = ("of_which",)
    internal_facts: ClassVar[frozenset[str]] = frozenset()
    form_of: ClassVar[str] = "promise"

    promise: Annotated[
        Lines, links("promise", "commitment", relation="form_of", says="Another form of", said_back="Other forms")
    ] = Field(description="Which promise or commitment it says again, by its name.")
    keyword: Line | None = Field(None, description="The one or two words it is known by.")
    text: Line = Field(description="The wording, said again.")
    in_short: Line | None = Field(None, description="The same in one plain sentence.")
    looks_like: Lines = Field((), description="What that looks like from day to day, a sentence each.")
    going: GoingAgain | None = Field(None, description="How it is going: text, and the date of the update it says.")
    language: LanguageCode | None = Field(None, exclude=True, description="The language of the whole file.")

    @property
    def of_which(self) -> str:
        """The last part of the name of what it says again."""
        return self.promise[0].split(":")[-1].split("/")[-1] if self.promise else ""


class Form(Thing):
    """A pledge or charter said again as a whole, one file for each form.

    The public edition has it once people have checked it: `checked_by` and `date` say who and when. A made-up example
    of a made-up council is shown without, under a banner.
    """

    kind: ClassVar[str] = "form"
    word: ClassVar[str] = "form"
    plural: ClassVar[str] = "forms"
    held_by: ClassVar[tuple[str, str] | None] = ("form_of", "pledge")

    form_of: Annotated[
        Lines, links("pledge", "charter", relation="form_of", says="Another form of", said_back="Other forms")
    ] = Field(description="What it says again, such as pledge:ourtown.")
    language: LanguageCode = Field(
        description="The language, such as Polish or pl; or simpler words; or Easy Read.")
    title: Line = Field(description="The title, said again.")
    checked_by: Somebody | None = Field(
        None, description="The role that checked it, or the group of people; never a person's name.")
    date: Day | None = Field(None, description="When it was checked.")
    promises: tuple[FormPart, ...] = Field((), description="The promises or commitments, each said again.")

    @model_validator(mode="before")
    @classmethod
    def _lend(cls, data: Any) -> Any:
        """Tells each promise in which language it is said."""
        if not isinstance(data, dict) or not isinstance(data.get("promises"), list):
            return data
        lent = [{**part, "language": code_of(data.get("language"))} if isinstance(part, dict) else part
                for part in data["promises"]]
        return {**data, "promises": lent}
