"""The languages and other ways in which a text can be said again: what each is called by those who read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator

from goldenthread.model.fields import OneOf, fault

ENGLISH = "en"
EASY_READ = "easy-read"
SIMPLER = "simpler-words"


@dataclass(frozen=True, slots=True)
class Language:
    """A language, or a way of saying the same in English.

    `code` is its place in an address, `name` what it calls itself, `english` what it is called in English, `tag` what a
    browser knows it by (BCP 47), and `direction` `ltr` or `rtl`.
    """

    code: str
    name: str
    english: str
    tag: str
    direction: str = "ltr"

    @property
    def is_english(self) -> bool:
        """Whether it is English, said in another way."""
        return self.tag == ENGLISH


_LEFT_TO_RIGHT = """
    am አማርኛ Amharic; bg Български Bulgarian; bn বাংলা Bengali; cs Čeština Czech; cy Cymraeg Welsh; de Deutsch German;
    el Ελληνικά Greek; es Español Spanish; et Eesti Estonian; fr Français French; ga Gaeilge Irish; gd Gàidhlig
    Scottish-Gaelic; gu ગુજરાતી Gujarati; ha Hausa Hausa; hi हिन्दी Hindi; hu Magyar Hungarian; hy Հայերեն Armenian;
    ig Igbo Igbo; it Italiano Italian; ka ქართული Georgian; ln Lingála Lingala; lt Lietuvių Lithuanian; lv Latviešu
    Latvian; mn Монгол Mongolian; my မြန်မာ Burmese; ne नेपाली Nepali; nl Nederlands Dutch; om Oromoo Oromo; pa ਪੰਜਾਬੀ
    Punjabi; pl Polski Polish; pt Português Portuguese; ro Română Romanian; ru Русский Russian; rw Ikinyarwanda
    Kinyarwanda; si සිංහල Sinhala; sk Slovenčina Slovak; sn chiShona Shona; so Soomaali Somali; sq Shqip Albanian;
    sr Српски Serbian; sw Kiswahili Swahili; ta தமிழ் Tamil; te తెలుగు Telugu; th ไทย Thai; ti ትግርኛ Tigrinya; tl Tagalog
    Tagalog; tr Türkçe Turkish; uk Українська Ukrainian; vi Tiếng-Việt Vietnamese; yo Yorùbá Yoruba; zh 中文 Chinese
"""
_RIGHT_TO_LEFT = """
    ar العربية Arabic; ckb کوردیی-ناوەندی Sorani-Kurdish; dv ދިވެހި Dhivehi; fa فارسی Farsi; he עברית Hebrew;
    prs دری Dari; ps پښتو Pashto; sd سنڌي Sindhi; ug ئۇيغۇرچە Uyghur; ur اردو Urdu; yi ייִדיש Yiddish
"""


def _listed(text: str, direction: str) -> dict[str, Language]:
    found = (entry.split() for entry in text.split(";"))
    return {
        code: Language(code, name.replace("-", " "), english.replace("-", " "), code, direction)
        for code, name, english in found
    }


LANGUAGES = {
    EASY_READ: Language(EASY_READ, "Easy Read", "Easy Read", ENGLISH),
    SIMPLER: Language(SIMPLER, "Simpler words", "simpler words", ENGLISH),
    **_listed(_LEFT_TO_RIGHT, "ltr"),
    **_listed(_RIGHT_TO_LEFT, "rtl"),
}
_SAID = {
    said.casefold(): code
    for code, one in LANGUAGES.items() for said in (code, code.replace("-", " "), one.name, one.english)
}


def code_of(value: object) -> str | None:
    """The code of a language by its code or name, in English or in itself; None where it is not known."""
    return _SAID.get(" ".join(value.split()).casefold()) if isinstance(value, str) else None


def _code(value: Any) -> Any:
    if not isinstance(value, str):
        raise fault("one-value")
    code = code_of(value)
    if code is None:
        raise fault("not-in-list", given=value, choices=sorted(one.english for one in LANGUAGES.values()))
    return code


LanguageCode = Annotated[str, BeforeValidator(_code), OneOf(tuple(sorted(_SAID)))]
NOT_NAMES = frozenset({ENGLISH, *LANGUAGES})
