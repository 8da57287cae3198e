"""Sentences about how a line was typed: what YAML trips over, in words for people who do not know YAML."""

from __future__ import annotations

from goldenthread.messages.catalogue import Words, message, quoted


@message("tab")
def tab(typed: str | None) -> Words:
    """A line is indented with a tab; only spaces can be used."""
    return ("This line has a tab where it should have spaces.",
            "Replace the tab with two spaces for each step in.", typed)


@message("no-space-after-colon")
def no_space_after_colon(key: str, typed: str | None) -> Words:
    """There is no space between the colon and the value."""
    return f"There is no space after the colon of “{key}:”.", "Put one space after the colon.", typed


@message("no-space-after-dash")
def no_space_after_dash(typed: str | None) -> Words:
    """There is no space between the dash of a list and its entry."""
    return "There is no space after the dash.", "Put one space after the dash.", typed


@message("colon-in-value")
def colon_in_value(typed: str | None) -> Words:
    """A value holds a colon and a space, and has no quotation marks around it."""
    return ("There is a second colon in this line, so it cannot be told where the value starts.",
            "Put the whole value in quotation marks.", typed)


@message("colon-in-value")
def colon_in_entry(typed: str | None) -> Words:
    """A value holds a colon and a space, and has no quotation marks around it."""
    return ("There is a colon in this line, so what stands before it is taken for the name of a fact.",
            "Put the whole value in quotation marks.", typed)


@message("no-colon")
def no_colon() -> Words:
    """A line stands where a fact should, and has no colon after the fact's name."""
    return ("There is no colon in this line, so it cannot be told which fact it is.",
            "Start it with the name of a fact, a colon and a space.")


@message("odd-space")
def odd_space(typed: str | None) -> Words:
    """A space that word processors make, such as a no-break space, stands where an ordinary one should."""
    return ("There is a space here that is not an ordinary one, as word processors make.",
            "Delete it, and press the space bar instead.", typed)


@message("special-start")
def special_start(sign: str, typed: str | None) -> Words:
    """A value starts with a sign that has a meaning of its own (such as * & @ % !), and has no quotation marks."""
    return (f"A value cannot start with {sign} unless it is in quotation marks.",
            "Put the whole value in quotation marks.", typed)


@message("text-after-quote")
def text_after_quote(typed: str | None) -> Words:
    """A value starts with a quotation mark, and goes on after the closing one."""
    return ("The value starts with words in quotation marks and then goes on after them.",
            "Put the whole value in quotation marks of the other sort.", typed)


@message("text-after-bracket")
def text_after_bracket(typed: str | None) -> Words:
    """A value starts with a bracket, and goes on after the closing one."""
    return ("The value starts with a bracket and then goes on after it.",
            "Put the whole value in quotation marks.", typed)


@message("backslash")
def backslash(typed: str | None) -> Words:
    """A value in double quotation marks holds a backslash, which has a meaning of its own there."""
    return ("In double quotation marks a backslash has a meaning of its own.",
            "Put the whole value in single quotation marks.", typed)


@message("unclosed-quote")
def unclosed_quote(typed: str | None) -> Words:
    """A quotation mark is opened and never closed, or closed on a later line by mistake."""
    return ("A quotation mark is opened here and not closed where it should be.",
            "Close it at the end of the value, or take it away.", typed)


@message("unclosed-bracket")
def unclosed_bracket() -> Words:
    """A bracket is opened and never closed, or closed with another sort of bracket."""
    return ("A bracket is opened here and not closed properly.",
            "Write one entry a line, each starting with a dash and a space, and no brackets.")


@message("indentation")
def indentation() -> Words:
    """A line does not line up with those it belongs to."""
    return ("This line does not line up with the lines around it.",
            "Give it as many spaces at its start as the other lines that belong with it.")


@message("yaml")
def unreadable(why: str) -> Words:
    """The file cannot be read as YAML, for a reason none of the other messages describes."""
    return (f"This line cannot be read ({why}).",
            "Look at this line and the one before it: a colon, a quotation mark or a bracket is likely to be at fault.")


@message("repeated-key")
def repeated_key(key: str, first_line: int) -> Words:
    """The same key is given twice in one place."""
    return (f"“{key}:” is given twice; it is first given on line {first_line}.",
            "Keep one of them. If both are wanted, make one list of the two.")


@message("odd-key")
def odd_key() -> Words:
    """A key is not a plain word."""
    return ("The part before the colon should be a plain word.",
            "Write a word from the guide, then a colon, then the value.")


@message("anchor")
def anchor(sign: str, typed: str | None) -> Words:
    """A value starts with & or *, which YAML reads as an anchor or alias; they are not used here."""
    return (f"A value that starts with {sign} is read as a shorthand (an anchor or alias), which is not used here.",
            "If it is text, put the whole value in quotation marks. If you meant to repeat something, write it out.",
            typed)


@message("tag")
def tag(name: str, typed: str | None) -> Words:
    """A value starts with an exclamation mark, which YAML reads as a tag; tags are not used here."""
    return (f"A value that starts with {quoted(name)} is read as a tag, which is not used here.",
            "Take the tag away, or put the whole value in quotation marks if it is text.", typed)


@message("merge-key")
def merge_key() -> Words:
    """`<<:` is YAML's way of merging another block; it is not used here."""
    return "“<<:” merges another block, which is not used here.", "Write the facts out in each place."


@message("several-documents")
def several_documents() -> Words:
    """A file holds several YAML documents, divided by `---`."""
    return ("A second document starts here; a file can hold only one.",
            "Take the line of dashes away, or move what follows to a file of its own.")


@message("nesting")
def nesting(limit: int) -> Words:
    """Lists and facts are nested too deep to be meant."""
    return (f"This is nested more than {limit} levels deep.",
            "Check the brackets and the spaces at the start of the lines; nothing here needs more than six levels.")


@message("control-character")
def control_character(number: int) -> Words:
    """A character that cannot be seen, such as a null or an escape, is in the file."""
    return (f"There is a character here that cannot be seen or printed (number {number}, U+{number:04X}).",
            "Delete it; retyping the word is the safest way.")
