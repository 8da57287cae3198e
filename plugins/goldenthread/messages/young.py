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


@message("help-number")
def no_number(key: str, given: str) -> Words:
    """A number of the help page is not one that a phone can dial, or has other words beside it. In the internal edition
    it is a notice.
    """
    return (f"“{key}:” is one number that a phone can dial, not {quoted(given)}.",
            "Write the number and nothing else, such as 0800 1111; put all other words under “about:” or “hours:”.")


@message("help-no-way")
def no_way(name: str) -> Words:
    """A service of the help page has no number and no address, so nobody can reach it. In the internal edition it is a
    notice.
    """
    return (f"Nobody can see here how to reach {quoted(name)}.",
            "Add “phone:”, “text:” or “chat:”, or take it out; “audience: internal” keeps it for colleagues.")


@message("help-checked-without-month")
def check_without_a_month(whose: str, given: str) -> Words:
    """The help page's numbers were checked at some time of a year or season. In the internal edition it is a notice."""
    return (f"The numbers of {quoted(whose)} were last checked in {quoted(given)}, which does not say when.",
            "Give at least the month, and best the day, such as “16 November 2026”.")
