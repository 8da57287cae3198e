"""XML for other programs: elements that hold words, and the bytes of a document."""

from __future__ import annotations

import re
from xml.etree import ElementTree as Xml

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def put(holder: Xml.Element, name: str, words: str) -> Xml.Element:
    """Adds an element with some words; a sign that XML 1.0 cannot hold is left out."""
    made = Xml.SubElement(holder, name)
    made.text = _NOT_XML.sub("", words)
    return made


def document(root: Xml.Element) -> bytes:
    """A whole document in UTF-8, an element a line."""
    Xml.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'.encode()
