"""Sentences about what must not be published: small numbers about people, and what only colleagues should see."""

from __future__ import annotations

from goldenthread.messages.catalogue import Words, message, quoted
from goldenthread.problems import Severity


@message("leads-to-internal", Severity.WARNING)
def leads_to_internal(typed: str, key: str) -> Words:
    """A public item links to an internal one; the public edition leaves the link out."""
    return (f"{quoted(typed)} under “{key}:” is internal, so the public edition leaves this link out.",
            "Make the other item public, make this line internal too, or take it out.")


@message("no-sums-declared")
def no_sums_declared() -> Words:
    """A table that counts people does not say which rows add up to which, so small numbers cannot be guarded."""
    return ("This table counts people and declares no sums, so nobody can tell what could be worked out from it.",
            "Add “sums:” with each total and the rows that make it.")


@message("no-such-row")
def no_such_row(name: str) -> Words:
    """A sum, an override or “same_as:” names a row or a column that the table does not have."""
    return f"There is no row or column {quoted(name)} in this table.", "Write the label as it stands in the table."


@message("not-a-count")
def not_a_count(row: str, value: str) -> Words:
    """A table that counts people holds a figure that is not a whole number, which cannot be guarded."""
    return (f"{quoted(value)} in the row {quoted(row)} is not a whole number, so it cannot be guarded.",
            "Put percentages and rates in a table of their own, with another unit, or write them as facts.")


@message("row-in-no-sum")
def row_in_no_sum(row: str) -> Words:
    """A row of people has a small number and stands in no declared sum, so nobody can tell what gives it away."""
    return (f"The row {quoted(row)} has small numbers and stands in no sum, so nobody can tell what gives them away.",
            "Add the sum it belongs to under “sums:”.")


@message("two-rows-alike")
def two_rows_alike(label: str) -> Words:
    """Two rows of a group, or two columns, have one label, so that a sum could mean either."""
    return f"{quoted(label)} stands here twice.", "Give one of the two another label."


@message("no-such-figure")
def no_such_figure(dataset: str) -> Words:
    """A fact says that it is a figure of a table, and the row or the column it names is not there."""
    return (f"This fact is a figure of “{dataset}”, but no row and column there have these names.",
            "Write “row:” and “period:” as they stand in the table.")


@message("unit-of-small-numbers", Severity.NOTICE)
def unit_of_small_numbers(unit: str, *, table: bool = True) -> Words:
    """A table or a measure holds small numbers of something that is not people, so they are shown."""
    what = "table" if table else "measure"
    return (f"This {what} has small numbers{f' of {quoted(unit)}' if unit else ''}, and they are shown.",
            "If they count people, say so in “unit:”, such as “children”.")


@message("unit-nearly-people")
def unit_nearly_people(typed: str, people: str) -> Words:
    """What is counted is nearly a word for people: mistyped, small numbers of them would be shown."""
    return (f"{quoted(typed)} is nearly “{people}”, but not quite, so small numbers of it would be shown.",
            f"Write “{people}”, or, if no people are counted here, another word for what is.")


@message("count-can-be-worked-out")
def count_can_be_worked_out(row: str, period: str) -> Words:
    """A small number of people could be worked out from what is published, and withholding more would not help."""
    return (f"The small number in the row {quoted(row)} for {period} could be worked out from what is published.",
            "Merge the row with another, make the table internal, or ask whoever decides to approve it.")


@message("count-can-be-narrowed")
def count_can_be_narrowed(row: str, period: str, width: int) -> Words:
    """A small number of people could be narrowed to a few values from what is published."""
    return (f"The small number in the row {quoted(row)} for {period} could be narrowed to {width} values or fewer.",
            "Merge the row with another, make the table internal, or ask whoever decides to approve it.")


@message("small-number-shown", Severity.NOTICE)
def small_number_shown(row: str, approved_by: str) -> Words:
    """A small number of people is published because somebody approved it."""
    return (f"Small numbers in the row {quoted(row)} are shown, as approved by {approved_by}.",
            "Take the override out when its reason no longer holds.")


@message("merge-rows", Severity.NOTICE)
def merge_rows(one: str, two: str, frees: int) -> Words:
    """Two rows of small numbers would need less withholding as one row."""
    numbers = "one small number" if frees == 1 else f"{frees} small numbers"
    return (f"{quoted(one)} and {quoted(two)} as one row would take {numbers} out of this table.",
            "Merge them, if the row still says what readers need.")


@message("figure-given-away")
def figure_given_away(label: str, figure: str) -> Words:
    """A sentence gives a figure that a table withholds."""
    return (f"This sentence says {figure} of {quoted(label)}, a figure that the table withholds.",
            "Take the figure out, or write it as a fact with “dataset:”, “row:” and “period:”.")


@message("internal-in-public-repository")
def internal_in_public_repository(what: str) -> Words:
    """Something internal stands in a file that anybody can read, because the repository is public."""
    return (f"{what} is internal, but anybody can read this file.",
            "Move it to the folder named under “internal:”, or, if the repository is private, say “repository: "
            "private” under “publishing:” in mkdocs.yml.")


@message("small-number-in-public-repository")
def small_number_in_public_repository(title: str, *, row: bool = False) -> Words:
    """A small number of people stands in a file that anybody can read, and was not published before."""
    keep = "Run “goldenthread redact” on the file and keep the whole one elsewhere" if row else \
        "Move it to a file in the folder named under “internal:”"
    return (f"{'The row ' if row else ''}{quoted(title)} has a small number of people, and anybody can read this file.",
            f"{keep}; or say under “published_in:” where the figures are public already.")


@message("example-left")
def example_left(word: str) -> Words:
    """An example that came with the site stands beside a council's own content, which the settings refuse."""
    return (f"This {word} is an example, and mkdocs.yml says “examples: refused”.",
            "Take it out (“goldenthread init --here” takes out all at once), or take “example: true” off your own.")


@message("printed-differs", Severity.NOTICE)
def printed_differs(differs: str) -> Words:
    """A percentage is not what its own numbers come to; it is shown as printed."""
    return differs, "Check the numbers. The page shows the figure as it is written, and says that the two differ."


@message("two-figures-for-one-row", Severity.NOTICE)
def two_figures_for_one_row(row: str, period: str) -> Words:
    """A table gives two different figures for one and the same row."""
    return f"The row {quoted(row)} has two different figures for {period}.", "Check which of the two is right."


@message("sum-fails", Severity.NOTICE)
def sum_fails(group: str, period: str, difference: str) -> Words:
    """The rows of a table do not add up to its total; they are shown as they are."""
    return (f"The rows of {quoted(group)} miss their total for {period} by {difference}.",
            "Check the figures. They are shown as written, and the page says which sum fails.")
