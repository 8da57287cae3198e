"""The words of ready HTML, as a reader meets them: a paragraph each, without what is no content of the page."""

from __future__ import annotations

from html.parser import HTMLParser


def read(html: str) -> list[str]:
    """The words of ready HTML, a paragraph each, without headings, code and what is marked as no content."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_paragraph()
    return reader.paragraphs


class _Reader(HTMLParser):
    """Gathers paragraphs; what is left out is left out with all that is in it."""

    VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
    APART = frozenset({
        "blockquote", "caption", "dd", "details", "div", "dt", "h4", "h5", "h6", "li", "ol", "p", "section", "summary",
        "table", "tr", "ul",
    })
    OUT = frozenset({"h1", "h2", "h3", "nav", "pre", "script", "style", "svg"})

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self._now: list[str] = []
        self._out = 0

    def end_paragraph(self) -> None:
        """Ends the paragraph; one without words is none."""
        words = " ".join("".join(self._now).split())
        if words:
            self.paragraphs.append(words)
        self._now = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins what is left out, or a paragraph."""
        if tag in self.VOID:
            self._now.append(" ")
        elif self._out or tag in self.OUT or any(name == "data-search-exclude" for name, _ in attrs):
            self._out += 1
        elif tag in self.APART:
            self.end_paragraph()
        elif tag in ("td", "th"):
            self._now.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Ends what is left out, or a paragraph."""
        if self._out:
            self._out -= tag not in self.VOID
        elif tag in self.APART:
            self.end_paragraph()

    def handle_data(self, data: str) -> None:
        """Takes words, unless they are left out."""
        if not self._out:
            self._now.append(data)
