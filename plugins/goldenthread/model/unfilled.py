"""Words that stand where something is still to be filled in: tbc, [name of your advocate], nobody yet."""

from __future__ import annotations

import re

REPLACE = "[replace]"
"""What `new` writes behind the words of an example, so that nobody publishes them for their own."""
_WITHIN = re.compile(
    r"\b(?:x{3,}|tb[ac]|to be (?:added|agreed|confirmed)|(?:your|the) (?:number|name) here|your (?:number|team))\b"
    r"|\[[^\]]*\]", re.IGNORECASE)
_WHOLE = re.compile(
    r"(?:nobody|no[ -]one|none|not)(?: (?:yet|checked|so far|known))*|unknown|n\.?/?a\.?|[?–—.-]+", re.IGNORECASE)


def is_to_fill(words: str) -> bool:
    """Whether some words say that somebody has still to write here, or that there is nobody to name."""
    return bool(_WITHIN.search(words) or _WHOLE.fullmatch(words.strip(" .!()")))
