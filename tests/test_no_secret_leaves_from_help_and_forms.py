"""What is internal in who to talk to, and in a pledge said again, is in no byte of the public edition.

A site has one help page, and a form must fit its pledge to the letter, so they are planted here, one secret at a time.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.build import build_site
from planting_bytes import of_built
from planting_crossing import checked
from small_project import write

SECRET = "qzsecretx"
PLEDGE = """---
kind: pledge
title: Our promises
{pledge}
promises:
  - name: listen
    text: We listen to you.
    {promise}
  - name: close
    text: We keep you close.
---
"""
FORM = """---
kind: form
form_of: pledge:ours
language: {language}
title: {title}
{form}
promises:
  - promise: listen
    text: {text}
    {part}
  - promise: close
    text: Blisko.
---
{below}
"""
CHECKED = "checked_by: A translator\ndate: 3 November 2026"
SERVICE = "\n    ".join(f"{name}: {SECRET}" for name in ("about", "ages", "nation", "phone", "text", "hours"))
HELP = """---
kind: help
title: Who to talk to
checked: 3 November 2026
{help}
services:
  - name: Childline
    phone: 0800 1111
{services}
---
{below}
"""
INTERNAL = "audience: internal"


def field(name: str, indent: str = "") -> str:
    """A fact that is internal by itself, at some depth."""
    return f"{name}:\n{indent}  value: {SECRET}\n{indent}  audience: internal"


def project(**given: str) -> dict[str, str]:
    """The files, with something in them."""
    blank = dict.fromkeys(("pledge", "promise", "form", "part", "below", "help", "services", "help_below"), "")
    words = {**blank, "title": "Nasze obietnice", "text": "Słuchamy.", "language": "Polish", **given}
    return {
        f"{words.get('folder', 'strategy')}/ours.pl.md": FORM.format(**words),
        "strategy/ours.md": PLEDGE.format(**words),
        "strategy/help.md": HELP.format(**{**words, "below": words["help_below"]}),
    }


GOING = "going:\n      text: Well.\n      by: A worker\n      date: 3 November 2026\n      audience: internal"
ALL = {"title": SECRET, "text": SECRET, "below": SECRET, "part": f"keyword: {SECRET}\n    in_short: {SECRET}"}
CASES = {
    "a form that is internal": project(form=f"{CHECKED}\n{INTERNAL}", **ALL),
    "a form that nobody has checked": project(**ALL),
    "a form that was checked without a day": project(form="checked_by: A translator", **ALL),
    "a form in a folder that only colleagues see": project(folder="colleagues", form=CHECKED, **ALL),
    "a form that is withdrawn": project(form=f"{CHECKED}\nwithdrawn_for: privacy", **ALL),
    "a form of a pledge that is internal": project(form=CHECKED, pledge=INTERNAL, **ALL),
    "a form of a pledge that is withdrawn": project(form=CHECKED, pledge="withdrawn_for: privacy", **ALL),
    "a promise said again, which is internal": project(form=CHECKED, promise=INTERNAL, text=SECRET, part=ALL["part"]),
    "a promise said again, which is withdrawn": project(
        form=CHECKED, promise="withdrawn_for: privacy", text=SECRET, part=ALL["part"]),
    "a part of a form that is internal": project(form=CHECKED, text=SECRET, part=f"{ALL['part']}\n    {INTERNAL}"),
    **{f"{name} of a form": project(form=f"{CHECKED}\n{field(name)}") for name in ("summary", "notes")},
    **{f"{name} of a part of a form": project(form=CHECKED, part=field(name, "    "))
       for name in ("keyword", "in_short", "looks_like")},
    "which promise a part says again": {
        path: text.replace("promise: listen", "promise:\n      value: listen\n      audience: internal")
        for path, text in project(form=CHECKED, text=SECRET, part=ALL["part"]).items()},
    **{f"two promises said as one, the {which} of them {how}": {
        path: text.replace("promise: listen", f"promise: [{both}]")
        for path, text in project(form=CHECKED, promise=fact, text=SECRET, part=ALL["part"]).items()}
       for which, both in (("first", "listen, close"), ("second", "close, listen"))
       for how, fact in (("internal", INTERNAL), ("withdrawn", "withdrawn_for: privacy"))},
    "how it is going, in a part of two promises, internal in the second": {
        path: text.replace("promise: listen", "promise: [close, listen]")
        for path, text in project(
            form=CHECKED, part=f"going:\n      text: {SECRET}",
            promise=GOING,
        ).items()},
    "how it is going, in a part of a form": project(
        form=CHECKED, part=f"going:\n      text: {SECRET}\n      audience: internal"),
    "how it is going, internal in the original": project(
        form=CHECKED, part=f"going:\n      text: {SECRET}",
        promise=GOING),
    "a service that is internal": project(services=f"  - name: {SECRET}\n    {SERVICE}\n    {INTERNAL}"),
    **{f"{name} of the help page": project(help=field(name)) for name in ("council", "summary", "notes")},
    "the whole help page": project(help=INTERNAL, services=f"  - name: {SECRET}\n    {SERVICE}", help_below=SECRET),
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_in_the_internal_edition_alone(case: str, tmp_path: Path) -> None:
    """Not in a page, an address, the search, a download or a comment of the public one."""
    root = write(tmp_path, CASES[case])
    config = (root / "mkdocs.yml").read_text("utf-8").replace(
        "      publishing:", "      internal: colleagues\n      publishing:")
    (root / "mkdocs.yml").write_text(config, "utf-8")
    public = "\n".join(str(piece) for piece in of_built(build_site(checked(root, "public"))))
    assert "Who to talk to" in public or case == "the whole help page"
    assert SECRET not in public
    if "withdrawn" not in case:
        inside = "\n".join(str(piece) for piece in of_built(build_site(checked(root, "internal"))))
        assert SECRET in inside
