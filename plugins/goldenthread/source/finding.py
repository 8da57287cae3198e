"""Where in a file some words of a value stand: quotation marks, dashes and line ends may lie before them."""

from __future__ import annotations

from goldenthread.problems import Place

MOST_ROWS = 100


def find(place: Place, rows: list[str], text: str, start: int, end: int) -> Place:
    """The place of `text[start:end]` in the file whose lines are `rows`, where the value starts at `place`.

    What is looked for is the first word of it, as often as it stands in the text before; where it is not found, because
    it is typed in another way, the place of the value is answered.
    """
    words = text[start:end].split()
    if not words:
        return place
    needle = words[0]
    times = text.count(needle, 0, start)
    column = place.column - 1
    for line in range(place.line - 1, min(len(rows), place.line - 1 + MOST_ROWS)):
        while (column := rows[line].find(needle, column)) >= 0:
            if times == 0:
                return Place(place.path, line + 1, column + 1)
            times, column = times - 1, column + len(needle)
        column = 0
    return place
