"""Words in the colour of their paper, which are there and cannot be seen: some hide names in this way."""

from __future__ import annotations

import re

WHITE, BLACK = "FFFFFF", "000000"
NEAR = 32
"""How far apart, of 255, two shades can be in red, green or blue without being told apart."""
DOUBT = "white on white, or black on black; look whether they were meant to be hidden"
_SHADE = re.compile(r"[0-9A-Fa-f]{6}")


def alike(ink: str, paper: str) -> bool:
    """Whether two shades, each as six hexadecimal digits, look the same; whatever else they are does not."""
    if not (_SHADE.fullmatch(ink) and _SHADE.fullmatch(paper)):
        return False
    return all(abs(int(ink[at : at + 2], 16) - int(paper[at : at + 2], 16)) < NEAR for at in (0, 2, 4))
