"""Sentences about files as a whole."""

from __future__ import annotations

from goldenthread.messages.catalogue import Words, listed, message, quoted
from goldenthread.problems import Severity

_COMMONEST = ("The commonest are strategy, priority, pledge, action plan, organisations and terms; "
              "the guide lists them all under “What you can write”.")


@message("empty-file")
def empty_file() -> Words:
    """A file in the content folders has nothing in it."""
    return "This file is empty.", "Write a first line such as “kind: strategy”, or delete the file."


@message("not-facts")
def not_facts(found: str) -> Words:
    """A file holds a list or a bare word where facts (`key: value`) are expected."""
    return (f"This file holds {found}, not facts.",
            "Start it with a line such as “kind: strategy”, then one fact a line.")


@message("missing-kind")
def missing_kind() -> Words:
    """A YAML file does not say what it is."""
    return "This file does not say what it is.", f"Make its first line “kind: …”. {_COMMONEST}"


@message("unknown-kind")
def unknown_kind(word: str, nearest: str | None) -> Words:
    """The word after `kind:` is not one that can stand there."""
    return f"“kind:” cannot be {quoted(word)}." + (f" Did you mean “{nearest}”?" if nearest else ""), _COMMONEST


@message("not-text")
def not_text() -> Words:
    """A file holds bytes that are not text at all."""
    return "This file is not text.", "Save it as plain text (UTF-8), or move it out of this folder."


@message("not-utf8")
def not_utf8(guess: str) -> Words:
    """A file was saved in another encoding than UTF-8."""
    return (f"This file was not saved as UTF-8 (it looks like {guess}).",
            "Save it again, choosing “UTF-8” as the encoding.")


@message("too-large")
def too_large(megabytes: float, limit: float) -> Words:
    """A file is larger than anything a person writes: facts over 5 MB, or a text over half a megabyte."""
    return (f"This file has {megabytes:.1f} MB; the limit is {limit} MB.",
            "Divide it into several files, or move it out of this folder.")


@message("too-many-files")
def too_many_files(folder: str, limit: int) -> Words:
    """A folder of content holds more files than any council has, such as a whole disk does."""
    return (f"The folder “{folder}” holds more than {limit} files, so it is not read.",
            "Name the folder of your strategies or plans alone in mkdocs.yml.")


@message("block-too-large", Severity.WARNING)
def block_too_large(lines: int, signs: int) -> Words:
    """A block of a text is too large to be laid out as a list or with links, so it is shown just as it was typed."""
    return (f"From here there are more than {lines} lines without an empty one, or more than {signs} signs such as [ "
            "and *. That is too much to lay out, so it is shown just as it is typed.",
            "Put an empty line between its parts.")


@message("symbolic-link")
def symbolic_link() -> Words:
    """A file or folder is a symbolic link that leads elsewhere."""
    return ("This is a symbolic link to a place outside its folder, so it is not followed.",
            "Put the file itself here, and delete the link.")


@message("unreadable-file")
def unreadable_file(why: str) -> Words:
    """A file cannot be opened."""
    return f"This file cannot be opened ({why}).", "Ask whoever looks after the computer for the right to read it."


@message("unclosed-front-matter")
def unclosed_front_matter() -> Words:
    """The facts at the top of a Markdown file start with a line of three dashes and never end with one."""
    return ("The facts at the top of this file start with a line of three dashes, "
            "but no second line of dashes ends them.",
            "Put a line with three dashes between the facts and the text.")


@message("facts-without-a-fence")
def facts_without_a_fence() -> Words:
    """A Markdown file starts with facts, or almost with a line of three dashes: they would be published as text."""
    return ("This file starts as if with facts, but not with a line of just three dashes: it would all be published.",
            "Put a line with three dashes (---), and nothing else on it, above the facts and another below them.")


@message("fact-among-the-words")
def fact_among_the_words(typed: str) -> Words:
    """A line such as “audience: internal” stands in a text, where it is words like any other and keeps nothing back."""
    return (f"{quoted(typed)} stands in a text here, so it keeps nothing from the public.",
            "Put it among the facts on top of the file, between two lines of three dashes (---), and not in a longer "
            "value. Where a text only tells how it is typed, put it in a block of code.")


@message("file-name")
def file_name(name: str, proposal: str | None, sort: str = "file") -> Words:
    """A file's or folder's name cannot be an address: only lower-case letters, digits, dots and hyphens can."""
    return (f"The name {quoted(name)} cannot be an address: "
            "use lower-case letters, digits, dots and hyphens, at most 80.",
            f"Rename the {sort}{f' to “{proposal}”' if proposal else ''}.")


@message("not-published", Severity.NOTICE)
def not_published() -> Words:
    """A file in the strategy folder is of a sort that is not published (only pictures, media and PDF are)."""
    return ("A file of this sort is not published.",
            "Only pictures, sound, films, captions and PDF files are. Move other files out of this folder.")


@message("drawing-that-runs")
def drawing_that_runs(what: str) -> Words:
    """An SVG picture holds a script, or loads something from elsewhere: opened by itself it would run."""
    return (f"This picture holds {quoted(what, 30)}, which could run or load something when it is opened.",
            "Save it again as a plain SVG (in Inkscape: “Plain SVG”), or as a PNG.")


@message("no-content")
def no_content(folder: str) -> Words:
    """There is nothing at all to publish."""
    return f"There is nothing to read in {folder}.", "Check the folder's name in mkdocs.yml, or add a first file."


@message("configuration")
def configuration(why: str) -> Words:
    """The settings in mkdocs.yml cannot be used."""
    return f"The settings cannot be used: {why}.", "The page “Settings” of the guide lists them with their values."


@message("setting-value")
def setting_value(name: str, given: str, wanted: str) -> Words:
    """A setting of the plugin in mkdocs.yml has a value that it cannot have."""
    return f"“{name}:” cannot be {quoted(given)}.", f"Write {wanted}."


@message("unknown-setting")
def unknown_setting(name: str, known: list[str]) -> Words:
    """A setting under publish in mkdocs.yml is not one that there is."""
    return f"“{name}:” is no setting for publishing.", f"It can be {listed(known)}."


@message("setting-twice")
def setting_twice(name: str) -> Words:
    """A setting stands twice in mkdocs.yml, and only one of the two would hold."""
    return f"“{name}:” stands twice in the settings, and only one of the two would hold.", "Take one of them out."


@message("setting-elsewhere")
def setting_elsewhere(name: str) -> Words:
    """A setting of the plugin stands in mkdocs.yml where nobody reads it, so that the usual one would hold."""
    return (f"“{name}:” stands where nobody reads it, so that it would not hold.",
            "Put it under “- goldenthread:”, two spaces further in than the word “goldenthread”.")


@message("inherited-settings")
def inherited() -> Words:
    """mkdocs.yml takes settings from another file, which the check would not see."""
    return "Settings taken from another file with “INHERIT:” are not seen here.", "Write them all in mkdocs.yml."


@message("internal-folder-within-content")
def internal_within_content(folder: str) -> Words:
    """The folder of what only colleagues see lies in a folder of content, or holds one, so it would be read twice."""
    return f"The folder “{folder}” lies in a folder of content, or holds one.", "Put it somewhere else."


@message("internal-folder-within-project")
def internal_within_project(folder: str) -> Words:
    """The folder of what only colleagues see lies in a repository that anybody can read."""
    return (f"The folder “{folder}” lies in this repository, which anybody can read.",
            "Put it beside the project, such as ../for-colleagues, or name it in .gitignore.")
