"""Sentences about a text said again: in another language, in simpler words, in Easy Read, or in a file of its own."""

from __future__ import annotations

from goldenthread.messages.catalogue import Words, listed, message, quoted
from goldenthread.problems import Severity

_CHECK = "Add “checked_by:” (a role, or the group of people) and “date:” once people have checked it."


@message("form-not-checked", Severity.NOTICE)
def not_checked(what: str) -> Words:
    """Nobody has checked a translation or another form yet, so the public edition says that it can be asked for."""
    return f"Nobody has checked {what} yet, so it is not in the public edition.", _CHECK


@message("easy-read-not-checked")
def easy_read_not_checked() -> Words:
    """Something is called Easy Read, and no people have checked it. Easy Read is checked by people with learning
    disabilities; a text that nobody checked is “simpler words”.
    """
    return ("Nobody has checked this, so it cannot be called Easy Read.",
            f"{_CHECK} Until then call it “simpler-words”.")


@message("form-checked-later")
def to_come(date: str) -> Words:
    """A form is said to have been checked on a day that is yet to come. In the internal edition it is a notice."""
    return (f"This cannot have been checked yet: {quoted(date)} is still to come.",
            "Write the day on which people checked it; until then take out “checked_by:” and “date:”.")


@message("form-out-of-date", Severity.WARNING, waivable=True)
def out_of_date(form: str, text: str) -> Words:
    """A form is older than the text it says again. Its page says that it may be out of date."""
    return (f"This is from {quoted(form)}, and its text was changed after that ({quoted(text)}).",
            "Read the two side by side, put right what differs, and write the new “date:”.")


@message("form-of-another")
def of_another(promise: str, document: str) -> Words:
    """A form says a promise again that is not in its own pledge or charter."""
    return (f"{quoted(promise)} is no promise of {quoted(document)}.",
            "Move it to a form of the pledge or charter that it belongs to.")


@message("form-leaves-out", Severity.NOTICE)
def leaves_out(promises: list[str]) -> Words:
    """A form does not say all promises of its pledge or charter. Its page lists them, and links to the English."""
    return (f"This form does not say {listed([quoted(one) for one in promises], 'and')}.",
            "Add them; until then the page says that they are in English only.")


@message("page-words-missing", Severity.NOTICE)
def page_words_missing(language: str) -> Words:
    """The site's own words, such as its buttons, are not there in the language of a form. They stay English, and the
    page says so.
    """
    return (f"The buttons and headings around this are not there in {language}, and stay English.",
            "Ask those who look after the site to add them.")


@message("name-of-a-form")
def name_of_a_form(name: str) -> Words:
    """A promise or commitment is called what the addresses of forms end with: a language such as pl, or easy-read or
    simpler-words.
    """
    return (f"{quoted(name)} is kept for the pages of forms, so no promise can have it as its name.",
            f"Give it a longer one, such as “name: our-{name}”.")
