"""Consent withdrawn: the film, its captions, its text and its files are in neither edition from that day on."""

from __future__ import annotations

from pathlib import Path

import pytest

from small_project import run, write

CONSENT = """        held_by: zebraholder
        date: 4 March 2026
        review: March 2027
        withdraw: zebraway
"""
PRINCIPLES = f"""---
kind: principles
title: What guides us
principles:
  - keyword: Our Home
    text: We have a home where we are safe.
    name: our-home
    video:
      file: films/zebrafilm.mp4
      poster: /films/zebraposter.png
      captions: films/zebracaptions.vtt
      transcript: zebratranscript
      made_by: zebramaker
      about: zebraabout
      consent:
{CONSENT}%s  - keyword: Our Friends
    text: We see our friends.
    name: our-friends
    video:
      file: films/kept.mp4
      captions: films/kept.vtt
      transcript: A film that stays.
      consent:
{CONSENT.replace('zebra', 'open ')}---
"""
FEEDBACK = f"""kind: feedback
feedback:
  - said: zebrawords that were said
    name: zebraname
    consent:
{CONSENT.replace('        ', '      ')}%s  - said: Our plans are too long.
"""
FILES = ("zebrafilm.mp4", "zebraposter.png", "zebracaptions.vtt", "kept.mp4", "kept.vtt")


def built(root: Path, withdrawn: str, audience: str) -> Path:
    """A site of two films and two entries of feedback, one of each withdrawn where a day is given."""
    line = f"withdrawn: {withdrawn}\n" if withdrawn else ""
    write(root, {
        "strategy/index.md": "# Home\n",
        "strategy/r/principles.md": PRINCIPLES % (f"        {line}" if line else ""),
        "strategy/feedback.yml": FEEDBACK % (f"      {line}" if line else ""),
        **{f"strategy/films/{name}": "" for name in FILES},
    })
    done = run(root, "build", "--strict", "--audience", audience, "--today", "2026-11-22", "--site-dir", "made")
    assert done.returncode == 0, done.stdout
    return root / "made"


def everything(site: Path) -> str:
    """All names and all bytes of a site."""
    return "\n".join(
        f"{file.relative_to(site)}\n{file.read_bytes().decode('utf-8', 'replace') if file.is_file() else ''}"
        for file in sorted(site.rglob("*"))
    )


@pytest.mark.parametrize("audience", ["public", "internal"])
@pytest.mark.parametrize("withdrawn", ["22 November 2026", "November 2026"])
def test_nothing_of_it_is_left(audience: str, withdrawn: str, tmp_path: Path) -> None:
    """From the day itself on, or from the first day of the month; what others agreed to stays."""
    words = everything(built(tmp_path, withdrawn, audience))
    assert "zebra" not in words
    assert "films/kept.mp4" in words
    assert "A film that stays." in words
    assert "Our plans are too long." in words


@pytest.mark.parametrize("withdrawn", ["", "23 November 2026"])
def test_until_that_day_all_of_it_is_there(withdrawn: str, tmp_path: Path) -> None:
    """The test above could not fail if nothing had been planted; the film's page plays it."""
    site = built(tmp_path, withdrawn, "public")
    words = everything(site)
    for name in ("film", "poster", "captions", "transcript", "maker", "about", "words", "name", "holder", "way"):
        assert f"zebra{name}" in words
    page = (site / "principles" / "r" / "our-home" / "index.html").read_text("utf-8")
    assert 'src="../../../films/zebrafilm.mp4"' in page
    assert 'poster="../../../films/zebraposter.png"' in page


@pytest.mark.slow
def test_the_files_of_an_internal_film_are_not_in_the_public_site(tmp_path: Path) -> None:
    """They are in the internal one."""
    film = "      file: films/zebrafilm"
    text = (PRINCIPLES % "").replace(film, f"      audience: internal\n{film}")
    config = "site_name: Test\ndocs_dir: strategy\ntheme:\n  name: material\n  font: false\nplugins:\n  - search\n"
    config += "  - goldenthread:\n      publishing:\n        repository: private\n"
    write(tmp_path, {
        "mkdocs.yml": config, "strategy/index.md": "# Home\n", "strategy/r/principles.md": text,
        **{f"strategy/films/{name}": "" for name in FILES},
    })
    for audience in ("public", "internal"):
        done = run(tmp_path, "build", "--audience", audience, "--today", "2026-11-22", "--site-dir", audience)
        assert done.returncode == 0, done.stdout
    assert "zebra" not in everything(tmp_path / "public")
    assert (tmp_path / "public" / "films" / "kept.mp4").is_file()
    assert (tmp_path / "internal" / "films" / "zebrafilm.mp4").is_file()
