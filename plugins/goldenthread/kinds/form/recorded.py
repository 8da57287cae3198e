"""A text said again in a file of its own: read aloud, in sign language, in Easy Read or in large print."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from goldenthread.model.fields import Day, Line, Somebody, choice
from goldenthread.model.languages import LanguageCode
from goldenthread.model.media import Media

SORTS = ("sound", "sign language", "easy read", "large print")
OF_PEOPLE = ("sound", "sign language")


class Recorded(Media):
    """A file that says a text again. The public edition has it once people have checked it, with who and when."""

    form: Annotated[Literal["sound", "sign language", "easy read", "large print"], choice(*SORTS)] = Field(
        description=f"What it is: {', '.join(SORTS)}.")
    file: Line = Field(description="The file, by its path in the strategy folder.")
    language: LanguageCode | None = Field(
        None, description="The language, such as Polish or pl, where it is not English.")
    captions: Line | None = Field(None, description="The file of its captions (.vtt), for a film.")
    transcript: Line | None = Field(None, description="What is said in a film, as text.")
    checked_by: Somebody | None = Field(
        None, description="The role that checked it, or the group of people; never a person's name.")
    date: Day | None = Field(None, description="When it was checked.")

    @model_validator(mode="before")
    @classmethod
    def _keep_back(cls, data: Any) -> Any:
        """Makes internal what nobody has checked."""
        if isinstance(data, dict) and not (data.get("checked_by") and data.get("date")):
            return {**data, "audience": "internal"}
        return data

    @property
    def waits(self) -> bool:
        """Whether it is internal only because nobody has checked it yet."""
        return not (self.checked_by and self.date)

    @property
    def needs(self) -> tuple[str, ...]:
        """A film needs captions and a text; for what is read aloud, the page has the text."""
        return ("captions", "transcript") if self.form == "sign language" else ()

    @property
    def shows_people(self) -> bool:
        """Whether somebody can be heard or seen in it."""
        return self.form in OF_PEOPLE
