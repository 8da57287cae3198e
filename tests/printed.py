"""The words of a PDF as Chromium writes it, page by page, without a library: enough of ISO 32000-1 for a test."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)\s*endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_RUNS = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>(?=[^\[\]]*\] ?TJ| Tj)")
_ONE = re.compile(rb"<(\w+)> <(\w+)>\n")
_MANY = re.compile(rb"<(\w+)> <(\w+)> <(\w+)>\n")


def pages(pdf: bytes) -> list[str]:
    """The words of each page without any space between them, in the order in which they are drawn."""
    objects = {match[1]: match[2] for match in _OBJECT.finditer(pdf)}
    [tree] = [body for body in objects.values() if b"/Type /Pages" in body and b"/Parent" not in body]
    return ["".join(_words(objects, page).split()) for page in _kids(objects, tree)]


def _kids(objects: dict[bytes, bytes], tree: bytes) -> list[bytes]:
    kids = re.search(rb"/Kids \[(.*?)\]", tree, re.DOTALL)
    assert kids
    found = []
    for name in re.findall(rb"(\d+) 0 R", kids[1]):
        found += _kids(objects, objects[name]) if b"/Kids" in objects[name] else [objects[name]]
    return found


def _words(objects: dict[bytes, bytes], page: bytes) -> str:
    fonts = {name: _letters(objects, objects[ref]) for name, ref in re.findall(rb"/(F\d+) (\d+) 0 R", page)}
    contents = re.search(rb"/Contents (\d+) 0 R", page)
    assert contents
    said, font = "", (1, {})
    for name, codes in _RUNS.findall(_stream(objects[contents[1]])):
        if name:
            font = fonts[name]
        else:
            size = font[0] * 2
            said += "".join(font[1].get(int(codes[at : at + size], 16), "") for at in range(0, len(codes), size))
    return said


def _letters(objects: dict[bytes, bytes], font: bytes) -> tuple[int, dict[int, str]]:
    """How many bytes a code of a font has, and the letters of its codes."""
    named = re.search(rb"/ToUnicode (\d+) 0 R", font)
    if not named:
        return 1, {}
    table = _stream(objects[named[1]])
    found: dict[int, str] = {}
    for part in re.findall(rb"beginbfchar\n(.*?)endbfchar", table, re.DOTALL):
        for code, letters in _ONE.findall(part):
            found[int(code, 16)] = bytes.fromhex(letters.decode()).decode("utf-16-be")
    for part in re.findall(rb"beginbfrange\n(.*?)endbfrange", table, re.DOTALL):
        for first, last, letter in _MANY.findall(part):
            for at in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + at] = chr(int(letter, 16) + at)
    return 2 if b"<FFFF>" in table else 1, found


def _stream(body: bytes) -> bytes:
    match = _STREAM.search(body)
    assert match
    return zlib.decompress(match[1])
