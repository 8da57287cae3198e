"""Sentences about the history of a project: what changed cannot be told, or should be explained."""

from __future__ import annotations

from goldenthread.messages.catalogue import Words, message, quoted
from goldenthread.problems import Severity

FETCH = "git fetch --unshallow"


@message("history-no-git")
def no_git() -> Words:
    """What changed is asked for, and the program git is not there."""
    return ("The program git is not there, so what changed cannot be told.",
            "Install git, or name the folder of what was published before under “earlier:” in mkdocs.yml.")


@message("history-no-repository")
def no_repository() -> Words:
    """What changed is asked for in a folder that git does not keep."""
    return ("This copy of the files has no history, so what changed cannot be told.",
            "Keep the files with git, or name the folder of what was published before under “earlier:”.")


@message("history-shallow", Severity.NOTICE)
def shallow() -> Words:
    """Only the latest state of the files was fetched, without their history, so what changed cannot be told."""
    return ("This copy of the files was fetched without its history, so what changed cannot be told.",
            f"Fetch the history: {FETCH}")


@message("history-unreadable")
def unreadable(why: str) -> Words:
    """Git is there and cannot read the history."""
    return (f"The history cannot be read ({quoted(why, 160)}).",
            "Ask whoever looks after the repository; the rest of the site does not need it.")


@message("history-no-content")
def no_content(revision: str, folder: str) -> Words:
    """A revision of the files has no folder of content."""
    return (f"There is no folder {quoted(folder)} in {quoted(revision)}.",
            "Choose a later revision or day: the content was not there yet, or lay elsewhere.")


@message("reworded-without-note", Severity.WARNING, waivable=True)
def reworded_without_note(title: str) -> Words:
    """A published promise or commitment was reworded, and nothing says why."""
    return (f"The wording of {quoted(title)} is published and was changed; nothing says why.",
            "Add “change_note:” with the reason in one sentence, and who agreed to it.")
