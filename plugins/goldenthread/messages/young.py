"""Sentences about young people's pages: no promise without somebody to talk to, and posters that lead somewhere."""

from __future__ import annotations

from goldenthread.messages.catalogue import Words, message, quoted
from goldenthread.problems import Severity


@message("poster-without-code", Severity.NOTICE)
def poster_without_code() -> Words:
    """A pledge or charter has a poster, and the settings do not say where the site is: the poster has no QR code."""
    return ("The posters have no QR code, because the settings do not say at which address the site is published.",
            "Give that address as “site_url:” in mkdocs.yml.")


@message("help-missing")
def missing(found: bool) -> Words:
    """Promises to children are published, and there is no page that says who to talk to. In the internal edition it is
    a notice.
    """
    if found:
        return ("There are promises to children here, and this page does not list who they can talk to.",
                "Put “kind: help” on its top, with “checked:” and a list of “services:”; the guide has an example.")
    return ("There are promises to children here, and no page says who they can talk to.",
            "Make this file, with “kind: help”, “checked:” and a list of “services:”; the guide has an example.")


@message("help-placeholder")
def placeholder(words: str) -> Words:
    """The help page, or a service on it, still waits for the council's own. In the internal edition it is a notice."""
    return (f"This page of who to talk to is not ready: {words}.",
            "Put in the people whom a child here can really reach, and try each number.")


@message("help-not-checked")
def not_checked(whose: str, words: str) -> Words:
    """Nobody has tried the help page's numbers in the last six months, or the day given is yet to come. In the internal
    edition it is a notice.
    """
    return (f"The numbers of {quoted(whose)} were last checked {words}.",
            "Try each number and the hours, mend what has changed, then put today's date under “checked:”.")
