"""How we speak: sentences make no claims, put on no labels, give no orders and take nothing for granted; cards keep off some subjects.

The words that are looked for lie in `speech.yaml`, by language. A language without a list of its own is judged by what holds in all of them.
A list knows words and never what is meant by them: whether a sentence is kind is for people to judge.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from viceversa.scenarios.files import Card
from viceversa.scenarios.folder import Folder
from viceversa.scenarios.mistakes import Mistake, Path, meant
from viceversa.scenarios.reading import Page
from viceversa.scenarios.tables import table

from .subject import swapped_decks

FILE = FilePath(__file__).with_name("speech.yaml")
"""The lists of words."""

NAMES = ("{me}", "{partner}", "{lead}")
"""What stands for a name in the words of an exercise."""

HOSTED = 4
"""The level from which somebody hosts."""

FOR_HOSTS = ("note", "not_for")
"""Words of a card that only someone who hosts reads. They may name what the card keeps off."""

_PLACEHOLDER = re.compile(r"\{[^{}]*\}?|\}")
_BRACKETED = re.compile(r"\[(me|partner|lead)\]", re.IGNORECASE)
_JOINERS = re.compile("[\u200c\u200d]")
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}

_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
"""Signs that count as letters and leave nothing on a screen."""

_STACKED = 4
"""How many marks may lie on one letter; more of them spill over what stands around."""


class Refused(NamedTuple):
    """A kind of word: how it is found, what is wrong with it, and the mend."""

    pattern: re.Pattern[str]
    wrong: str
    mend: str


class Speech(NamedTuple):
    """What is not said in one language: nowhere, on no card, and on no card below the level that somebody hosts."""

    said: tuple[Refused, ...]
    dealt: tuple[Refused, ...]
    hosted: tuple[Refused, ...]


def listed() -> tuple[str, ...]:
    """The languages that have a list of their own."""
    return tuple(name for name in table(FILE) if name != "everywhere")


@cache
def speech(language: str) -> Speech:
    """What is not said in a language such as `es` or `es-MX`."""
    own = table(FILE).get(language.partition("-")[0].lower(), {})
    everywhere = table(FILE)["everywhere"]
    return Speech(*(_kinds(everywhere, name) + _kinds(own, name) for name in Speech._fields))


def heard(sentence: str, refused: tuple[Refused, ...]) -> Iterator[tuple[str, Refused]]:
    """The words of a sentence that are not said, each with its kind; however accents are typed, and whatever is hidden between letters."""
    plain = _JOINERS.sub("", unicodedata.normalize("NFC", sentence))
    for each in refused:
        yield from ((found[0], each) for found in each.pattern.finditer(plain))


def sentences_are_ours(folder: Folder) -> Iterator[Mistake]:
    """No sentence has a forbidden word, an unknown placeholder, or a sign that cannot be seen."""
    for kind, names in ((folder.exercise_texts, NAMES), (folder.deck_texts, ()), (folder.programme_texts, ())):
        for language, by_name in kind.items():
            said = speech(language).said
            for filed in by_name.values():
                for at, sentence in _sentences(filed.page.data, ()):
                    yield from _signs(filed.page, at, sentence, names)
                    yield from _found(filed.page, at, sentence, said)


def cards_keep_off(folder: Folder) -> Iterator[Mistake]:
    """No card is about what no game is for; what needs support is on cards of the level that has it, and never where partners speak as each
    other."""
    swapped = swapped_decks(folder)
    for language, by_name in folder.deck_texts.items():
        lists = speech(language)
        for name, text in by_name.items():
            facts = folder.decks[name].model.cards if name in folder.decks and name not in swapped else {}
            for at, sentence in _sentences(text.page.data, ()):
                if not set(at) & set(FOR_HOSTS):
                    yield from _found(text.page, at, sentence, lists.dealt)
                    if not _hosted(facts, at):
                        yield from _found(text.page, at, sentence, lists.hosted)


def _hosted(facts: Mapping[str, Card], at: Path) -> bool:
    card = facts.get(str(at[1])) if at[:1] == ("cards",) and len(at) > 1 else None
    return card is not None and card.level >= HOSTED


def _found(page: Page, at: Path, sentence: str, refused: tuple[Refused, ...]) -> Iterator[Mistake]:
    for words, each in heard(sentence, refused):
        yield page.mistake(at, f"'{words}' is not said here: {each.wrong}", each.mend)


def _signs(page: Page, at: Path, sentence: str, names: tuple[str, ...]) -> Iterator[Mistake]:
    for placeholder in _PLACEHOLDER.findall(sentence):
        if placeholder not in names:
            mend = "Names stand in the words of exercises only."
            if names:
                mend = f"{meant(placeholder, names)}Use one of: {', '.join(names)}."
            yield page.mistake(at, f"'{placeholder}' does not stand for a name here", mend)
    for bracketed in _BRACKETED.findall(sentence):
        mend = f"Write {{{bracketed.lower()}}}, with braces." if names else "Names stand in the words of exercises only."
        yield page.mistake(at, f"'[{bracketed}]' does not stand for a name here", mend)
    seen = _JOINERS.sub("", sentence.strip())
    if seen.startswith("\u201c") and seen.endswith("\u201d") and seen.count("\u201c") == 1:
        yield page.mistake(at, "these curly quotes would be seen by whoever plays", "Use straight quotes around it, or none.")
    if any(sign in seen for sign in _BLANK) or not (seen.isprintable() or _UNSEEN.isdisjoint(map(unicodedata.category, seen))):
        yield page.mistake(at, "there is a sign that cannot be seen", "Type the sentence again, on one line.")
    if _stacked(sentence) > _STACKED:
        yield page.mistake(at, "there are too many marks on one letter", "Type the word again, without them.")


def _stacked(sentence: str) -> int:
    """The most marks that lie on one letter."""
    most = here = 0
    if sentence.isascii():
        return most
    for sign in sentence:
        here = here + 1 if unicodedata.combining(sign) else 0
        most = max(most, here)
    return most


def _sentences(data: Any, at: Path) -> Iterator[tuple[Path, str]]:
    match data:
        case str():
            yield at, data
        case dict():
            for key, value in data.items():
                yield from _sentences(value, (*at, key))
        case tuple():
            for place, value in enumerate(data):
                yield from _sentences(value, (*at, place))


def _kinds(lists: dict[str, Any], name: str) -> tuple[Refused, ...]:
    return tuple(Refused(_pattern(kind["words"]), kind["wrong"], kind["mend"]) for kind in lists.get(name, ()))


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, in capitals or not, with any space and any apostrophe between."""
    either = "|".join(words).replace(" ", r"\s+").replace("'", "['\u2019]")
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
