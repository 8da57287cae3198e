"""Sentences about links and names: what leads nowhere, what is near, what there are two of."""

from __future__ import annotations

from goldenthread.messages.catalogue import Words, listed, message, quoted
from goldenthread.problems import Place, Severity


@message("leads-nowhere")
def leads_nowhere(typed: str, words: list[str], nearest: str | None) -> Words:
    """A link names something that does not exist."""
    return (f"{quoted(typed)} leads nowhere: there is no {listed(words)} of that name."
            + (f" Did you mean “{nearest}”?" if nearest else ""),
            "Write its id, code or title as it stands in its own file.")


@message("link-nowhere")
def link_nowhere(typed: str, word: str, nearest: str | None, such_as: str | None) -> Words:
    """A link in a text names something that does not exist."""
    return (f"{quoted(typed)} leads nowhere: no {word} has this id."
            + (f" Did you mean “{nearest}”?" if nearest else ""),
            f"Write its full id, such as “{such_as}”." if such_as else "Take the link away until there is one.")


@message("link-scheme")
def link_scheme(typed: str, nearest: str | None) -> Words:
    """What stands before the colon of a link in a text is no sort of thing that it could lead to."""
    return (f"No link starts with {quoted(typed + ':')}." + (f" Did you mean “{nearest}:”?" if nearest else ""),
            "A link to an item starts with what it is, such as “action:”, and one to another site with “https:”.")


@message("link-taken-away", Severity.WARNING)
def link_taken_away(typed: str) -> Words:
    """A link in a text starts with what could run or load something, so that only its words are shown."""
    return (f"A link that starts with {quoted(typed + ':')} is taken away; only its words are shown.",
            "Write the address of a page, which starts with “https:”, or leave the link out.")


@message("page-not-there", Severity.WARNING)
def page_not_there(typed: str, nearest: str | None) -> Words:
    """A link in a text leads to a page that does not exist."""
    return (f"{quoted(typed)} leads to no page of this site." + (f" Did you mean “{nearest}”?" if nearest else ""),
            "Write the path of the page's file from this one, or link to an item by its id, such as “page:help”.")


@message("near-name")
def near_name(typed: str, nearest: str) -> Words:
    """A name is nearly, but not quite, one that is known."""
    return (f"{quoted(typed)} is not known, but “{nearest}” is.",
            f"Write “{nearest}”, or, where it is another spelling in use, add it to that entry's aliases.")


@message("unknown-name", Severity.WARNING)
def unknown_name(typed: str, in_brackets: bool = False) -> Words:
    """A lead or partner is in no register; it is shown as typed."""
    return (f"{quoted(typed)} is in no list of organisations, bodies or roles, so it is shown as typed.",
            "Add it to a list such as registers/organisations.yml, which gives it a page; or, where it is another "
            "spelling of a name that is there, to that entry's aliases."
            + (" A list in square brackets is divided at every comma; write one name a line with a dash instead."
               if in_brackets else ""))


@message("leads-to-two")
def leads_to_two(typed: str, ids: list[str]) -> Words:
    """A link's words fit more than one thing."""
    return f"{quoted(typed)} could be {listed(ids)}.", f"Write the full id, such as “{ids[0]}”."


@message("links-to-itself")
def links_to_itself(typed: str, key: str) -> Words:
    """An item links to itself."""
    return f"{quoted(typed)} under “{key}:” refers back to itself.", "Name the other item that was meant."


@message("refers-nowhere")
def refers_nowhere(code: str, plan: str, nearest: str | None) -> Words:
    """The words “Refer to …” name an action that the plan does not have."""
    return (f"There is no action {code} in {plan}." + (f" Did you mean {nearest}?" if nearest else ""),
            "Correct the code, or take the reference away.")


@message("refers-to-itself")
def refers_to_itself(code: str) -> Words:
    """An action refers to itself."""
    return f"Action {code} refers to itself.", "Name the action that was meant."


@message("refers-in-a-circle", Severity.NOTICE)
def refers_in_a_circle(codes: list[str]) -> Words:
    """Actions refer to each other in a circle, so that none of them says what is done."""
    shown = codes if len(codes) <= 12 else [*codes[:10], "…", codes[-1]]
    return (f"These actions refer back to each other: {' → '.join(shown)}.",
            "Say in one of them what will be done.")


@message("two-with-one-name")
def two_with_one_name(word: str, name: str, other: Place) -> Words:
    """Two things of one sort have the same name, so that a link could mean either."""
    return f"There are two {word} called “{name}”; the other is at {other}.", "Give one of them another name."


@message("two-with-one-code")
def two_with_one_code(word: str, code: str, other: Place) -> Words:
    """Two actions of a plan have the same code."""
    return f"There are two {word} with the code {code}; the other is at {other}.", "Give one of them another code."


@message("two-at-one-address")
def two_at_one_address(address: str, other: Place | None) -> Words:
    """Two pages or files would have the same address; `other` is None for a page that the site makes itself."""
    return (f"The page at {address} would be made twice; the other is "
            + (f"from {other}." if other else "one that the site makes itself."),
            "Rename one of the two." if other else "Give this another name.")


@message("plan-without-actions")
def plan_without_actions() -> Words:
    """An action plan has no actions in it."""
    return ("This plan has no actions.",
            "Add an outcome with at least one action, or, while there is none, leave the plan out.")


@message("same-words", Severity.NOTICE, waivable=True)
def same_words(word: str, other: Place) -> Words:
    """Two items have the same wording."""
    return (f"This {word} has the same words as the one at {other}.",
            "If they are one and the same, keep one and link to it from both places.")


@message("old-name-in-use")
def old_name_in_use(name: str, other: Place | None) -> Words:
    """An old address given under `was:` is that of a page; `other` is None for one that the site makes itself."""
    return (f"The old address “{name}” is in use by "
            + (f"the page from {other}." if other else "a page that the site makes itself."),
            "Take it out of “was:”.")
