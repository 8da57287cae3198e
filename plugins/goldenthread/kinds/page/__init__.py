"""An ordinary page: Markdown with a title, such as the home page, the guide or who to talk to."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from goldenthread.model.fields import Line, Yes
from goldenthread.model.thing import Thing


class Page(Thing):
    """Text that is nothing else in this list; its address is its path in the folder."""

    kind: ClassVar[str] = "page"
    word: ClassVar[str] = "page"
    plural: ClassVar[str] = "pages"

    title: Line | None = Field(None, description="The heading; the first heading of the text where it is left out.")
    young: Yes = Field(False, description="Whether it belongs to the young people's pages.")
