"""Sentences about how easy words are to read, and about words that young people's pages do not use."""

from __future__ import annotations

from goldenthread.messages.catalogue import Words, listed, message, quoted
from goldenthread.problems import Severity

_AGREED = "These words were agreed, so they stay as they are. The plain version under “in_short:” can say it {how}."


@message("long-sentence", Severity.WARNING, waivable=True)
def long_sentence(words: str, count: int, good: int, *, agreed: bool) -> Words:
    """A sentence is too long for its readers. On young people's pages over 20 words are a warning and over 15 a notice;
    elsewhere over 35 are a notice. In words that were agreed with young people it is never more than a notice.
    """
    return (f"The sentence that starts {quoted(words)} has {count} words.",
            _AGREED.format(how="in short sentences") if agreed
            else f"Make it two sentences, each of {good} words or fewer.")


@message("long-words", Severity.WARNING, waivable=True)
def many_long_words(words: list[str], *, agreed: bool) -> Words:
    """Too many words of three syllables or more on a page for young people, beside those of every day and those that
    the glossary explains. In words that were agreed with young people it is a notice.
    """
    return (f"{listed([quoted(word) for word in words], 'and')} are long words for young readers.",
            _AGREED.format(how="in everyday words") if agreed else "Say it in short words that people use every day.")


@message("hard-to-read", Severity.WARNING, waivable=True)
def hard_to_read(age: int, wanted: int, *, agreed: bool) -> Words:
    """Some words together read as for somebody too old: the grade of Flesch and Kincaid, from the length of sentences
    and words, and five years on top. On young people's pages a reading age over 10 is a warning; elsewhere one over 17
    is a notice. In words that were agreed with young people it is a notice.
    """
    return (f"This reads as if it were for somebody of {age}; it is easy to read at {wanted}.",
            _AGREED.format(how="in short words") if agreed else "Use shorter sentences and shorter words.")


@message("word-to-avoid", Severity.WARNING, waivable=True)
def word_to_avoid(word: str, instead: str, *, agreed: bool) -> Words:
    """A word that a council's own list avoids stands on a page for young people. In words that were agreed with young
    people it is a notice.
    """
    return (f"{quoted(word)} is a word to avoid on young people's pages.",
            _AGREED.format(how=f"with {quoted(instead)}") if agreed else f"Say {quoted(instead)} instead.")


@message("letters-unexplained", Severity.WARNING, waivable=True)
def letters_unexplained(letters: str) -> Words:
    """Letters such as IRO stand on a page for young people, and neither that text nor the glossary says what they stand
    for. In words that were agreed with young people it is a notice.
    """
    return (f"Nothing says what {quoted(letters)} stands for.",
            "Write the words in full; or add the letters to a list of terms, with “stands_for:” or “meaning:”.")
