"""What the search of young people's own pages finds."""

from __future__ import annotations

import json

from goldenthread.pages.make import Made

INDEX = "search/young.js"


def young_index(made: Made) -> str:
    """The index as a script (a page in a folder may not fetch a file); empty where there is nothing to find.

    What is said again in plainer English is found once, by its agreed words: that page leads to the other.
    """
    again = {page.address for page in made.pages if page.language and page.language.is_english}
    young = {page.address: page.description for page in made.pages if page.young and page.address not in again}
    entries = [
        {"a": made.addresses.from_root(entry.address), "t": entry.title, "n": " ".join(entry.names),
         "w": " ".join(entry.words), "d": young[entry.address.partition("#")[0]]}
        for entry in made.search if entry.address.partition("#")[0] in young
    ]
    if not entries:
        return ""
    return f"var goldenthreadYoung={json.dumps(entries, ensure_ascii=False, separators=(',', ':'))}"
