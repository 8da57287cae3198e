"""Sentences about films, pictures and recordings of people."""

from __future__ import annotations

from goldenthread.messages.catalogue import Words, listed, message


@message("consent-missing")
def consent_missing(key: str) -> Words:
    """A film, picture or recording of people is given without the consent of those in it. In the internal edition it is
    a notice.
    """
    return (f"“{key}:” gives a file in which people can be seen or heard, and no consent.",
            "Add “consent:” with “held_by:” (a role), “date:”, “review:” and “withdraw:”, or take the file out.")


@message("consent-past-review")
def consent_past_review(key: str, review: str) -> Words:
    """A consent was to be asked for again by a day that has passed. In the internal edition it is a notice."""
    what = "This consent" if key == "consent" else f"The consent for “{key}:”"
    return (f"{what} was to be asked for again by {review}.",
            "Ask again and write the new “date:” and “review:”; or add “withdrawn:” with the day.")


@message("captions-missing")
def captions_missing(key: str, missing: list[str]) -> Words:
    """A film or recording has no captions, or no text of what is said and shown. In the internal edition it is a
    notice.
    """
    lines = listed([f"“{name}:”" for name in missing], "and")
    return f"“{key}:” gives a film without {lines}.", "Add them: not everybody can hear it, or see it."
