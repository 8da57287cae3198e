"""What a preview says on its pages while there is a mistake is there once, and gone without a trace afterwards."""

from __future__ import annotations

from pathlib import Path

from goldenthread.plugin.preview import put_banner

PAGE = '<body><article class="md-content__inner md-typeset">\n<h1>Ours</h1></article></body>'
WORDS = '<div class="gt-banner"><p>{}</p><div>1</div></div><!-- end of the banner -->'


def test_one_banner_takes_the_place_of_another(tmp_path: Path) -> None:
    """However often an author makes a mistake, a page has one banner, and its bytes are the same for the same one."""
    page = tmp_path / "a" / "index.html"
    page.parent.mkdir()
    page.write_text(PAGE, "utf-8")
    put_banner(tmp_path, WORDS.format("One mistake"))
    first = page.read_text("utf-8")
    put_banner(tmp_path, WORDS.format("Another mistake"))
    put_banner(tmp_path, WORDS.format("One mistake"))
    assert page.read_text("utf-8") == first
    assert first.count("gt-banner") == 1
    assert first.replace("\n" + WORDS.format("One mistake"), "") == PAGE
