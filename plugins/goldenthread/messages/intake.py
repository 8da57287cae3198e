"""Sentences about files that are to be imported: which cannot be read, and why."""

from __future__ import annotations

from goldenthread.messages.catalogue import Words, listed, message, quoted
from goldenthread.problems import Severity

_SAVE_AS = {"Word": "a Word document (.docx)", "Excel": "an Excel workbook (.xlsx)"}


@message("import-format")
def unknown_format(suffix: str) -> Words:
    """A file to be imported is none that can be read."""
    return (f"A file that ends in {quoted(suffix or 'nothing')} cannot be imported.",
            "Save it as a Word document (.docx), an Excel workbook (.xlsx) or a CSV file (.csv).")


@message("import-needs-library")
def needs_library(library: str) -> Words:
    """The library that reads Word or Excel files is not there: it comes with the extra `import`."""
    return (f"Files of this sort are read with {library}, which is not there.",
            "Install it with: pip install “goldenthread[import]”. A CSV file needs nothing more.")


@message("import-old-format")
def old_format(program: str) -> Words:
    """A file to be imported is in the format of Word or Excel from before 2007."""
    return (f"This is a file of an old {program}, which cannot be read.",
            f"Open it in {program}, and save it as {_SAVE_AS[program]}.")


@message("import-macros")
def macros(program: str) -> Words:
    """A file to be imported holds macros: small programs. They are not run, and such a file is not opened."""
    return ("This file holds macros, which are small programs, so it is not opened.",
            f"Open it in {program}, and save it as {_SAVE_AS[program]}, which holds none.")


@message("import-locked")
def locked(program: str) -> Words:
    """A file to be imported is protected by a password."""
    return ("This file is protected by a password.",
            f"Open it in {program}, take the password off under File, Info, Protect, and save it under another name.")


@message("import-damaged")
def damaged(program: str) -> Words:
    """A file to be imported is damaged, cut short, or saved in an unusual form such as “Strict Open XML”."""
    return ("This file cannot be read: it is damaged, or was saved in an unusual form.",
            f"Open it in {program}, let it repair the file where it offers to, and save it as "
            f"{_SAVE_AS.get(program, 'a CSV file (.csv)')} under another name; or ask for a new copy.")


@message("import-renamed")
def renamed(name: str, found: str) -> Words:
    """A file to be imported is of another sort than its name says."""
    return (f"This file is named {quoted(name)}, but it is {found}.",
            "Give it the ending that it should have, or save it again from the program that made it.")


@message("import-empty")
def empty() -> Words:
    """A file to be imported has nothing in it."""
    return "This file is empty.", "Save it again from the program that made it."


@message("import-too-large")
def too_large(megabytes: float, limit: int, unpacked: bool) -> Words:
    """A file to be imported is larger, or becomes larger when unpacked, than any plan."""
    return (f"This file {'holds' if unpacked else 'has'} {megabytes:.0f} MB{' when unpacked' if unpacked else ''}; "
            f"the limit is {limit} MB.",
            "Take out pictures and whatever is not part of the plan, and save it under another name.")


@message("import-too-wide")
def too_wide(area: str) -> Words:
    """A workbook to be imported merges or links more cells than any plan has."""
    return (f"Cells of this workbook are merged or linked over {quoted(area, 30)}, which is more than can be read.",
            "Copy the table alone into a new workbook, and save it under another name.")


@message("import-no-table")
def no_table() -> Words:
    """A file that is to become a plan has no table in it."""
    return ("There is no table in this file, so there is no plan to read.",
            "Put the plan into a table with a row of headings; or, for a strategy, add “--as strategy”.")


@message("import-no-headings")
def no_headings(seen: list[str]) -> Words:
    """No table of a file has headings that a plan has."""
    said = f" Its first row says {listed([quoted(word, 30) for word in seen[:6]], 'and')}." if seen else ""
    return (f"No table in this file has the headings of a plan.{said}",
            "It needs one for the outcome or the action, and one more, such as “Lead” or “Timescale”. For other "
            "words, write a file that says which column is which, and add “--columns FILE”.")


@message("import-no-actions")
def no_actions() -> Words:
    """A table has the headings of a plan, and no action below them."""
    return ("The table has the headings of a plan, and no action below them.",
            "See that its rows are not hidden or deleted, and import it again.")


@message("import-no-strategy")
def no_strategy() -> Words:
    """A Word file that is to become a strategy has no headings."""
    return ("This file has no headings, so its parts cannot be told from each other.",
            "Use Word's own heading styles for the title and the parts, and import it again.")


@message("import-column")
def column(fact: str, nearest: str | None, known: list[str]) -> Words:
    """A file that says which column is which names a fact that a plan's table cannot have."""
    return (f"A column cannot be {quoted(fact)}." + (f" Did you mean “{nearest}”?" if nearest else ""),
            f"It can be {listed(known)}.")


@message("import-no-column")
def no_column(heading: str) -> Words:
    """A file that says which column is which names a heading that no table has."""
    return (f"No table has a column headed {quoted(heading)}.",
            "Write the heading as it stands in the file that is to be imported.")


@message("plan-without-strategy", Severity.NOTICE)
def no_strategy_yet(title: str) -> Words:
    """A plan does not say which strategy it carries out. Until it does, names in it that are in no list, and references
    in its words that lead nowhere, are notices too.
    """
    return (f"{quoted(title)} does not say which strategy it carries out.",
            "Add “strategy:” with the strategy's name, so that each leads to the other.")


@message("import-target-in-use")
def target_in_use() -> Words:
    """The file that an import would write is there already, and cannot be compared: it has mistakes, or is no plan."""
    return ("This file is there already, and what was imported cannot be compared with it.",
            "See what “goldenthread check” says of it, or choose another place with “--into”.")


@message("import-no-updates")
def no_updates() -> Words:
    """An update sheet came back in which nothing is filled in."""
    return ("No row of this update sheet is filled in.",
            "See that no filter hides its rows, and that the yellow cells of the sheet “Update” are filled in.")
