"""Words: there are words for everything that exists and for nothing else, and each sentence keeps to how the project speaks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from viceversa.scenarios import files, texts
from viceversa.scenarios.folder import Filed, Folder
from viceversa.scenarios.mistakes import Mistake, Path
from viceversa.scenarios.reading import Page

NAMES = ("{me}", "{partner}", "{lead}")
"""What stands for a name in the words of an exercise."""

FORBIDDEN = (
    (
        r"proven|scientifically|guarantee\w*|rewir\w+|mirror neurons?|oxytocin",
        "it claims more than is known",
        "Say what you may do or notice.",
    ),
    (r"empaths?|toxic|narcissis\w+|codependen\w+|diagnos\w+", "it puts a label on someone", "Say what happens and how it feels."),
    (r"heal(s|ed|ing|er)?|cur(e|es|ed|ing) (you|your|the relationship)", "it promises a cure", "Say what you may do or notice."),
    (
        r"(your )?(empathy )?scores?|high ?scores?|leaderboards?|\d+ points|better than your partner",
        "nobody is scored here",
        "Leave the score out.",
    ),
    (
        r"husbands?|wife|wives|boyfriends?|girlfriends?|spouses?",
        "it says who partners are to each other",
        "Say 'partner', or use {partner}.",
    ),
    (r"you must|you have to|you should", "it tells people what they have to do", "Say 'you may', or say it plainly."),
)
"""Words that no sentence uses: a pattern, what is wrong with it, and the mend."""

_FORBIDDEN = tuple((re.compile(rf"\b({pattern})\b", re.IGNORECASE), what, mend) for pattern, what, mend in FORBIDDEN)
_PLACEHOLDER = re.compile(r"\{[^{}]*\}?|\}")


def exercises_have_words(folder: Folder) -> Iterator[Mistake]:
    """Each phase, ask, value and end of a scale has words in each language, and no words are left over."""
    for by_name in folder.exercise_texts.values():
        for name, text in by_name.items():
            if name in folder.exercises:
                phases = {phase.id: phase for phase in _phases(folder.exercises[name].model.steps)}
                yield from _paired(text.page, ("phases",), phases, text.model.phases, "phase")
                for phase in phases.keys() & text.model.phases.keys():
                    yield from _phase_words(text.page, ("phases", phase), phases[phase], text.model.phases[phase])


def decks_have_words(folder: Folder) -> Iterator[Mistake]:
    """Each card has each field, and as many items and questions as its deck says; no two cards read alike."""
    for by_name in folder.deck_texts.values():
        for name, text in by_name.items():
            if name in folder.decks:
                deck = folder.decks[name].model
                yield from _paired(text.page, ("cards",), deck.cards, text.model.cards, "card")
                yield from _card_words(text, deck)


def sentences_are_ours(folder: Folder) -> Iterator[Mistake]:
    """No sentence has a forbidden word, an unknown placeholder, or a sign that cannot be seen."""
    for by_name in folder.exercise_texts.values():
        for filed in by_name.values():
            yield from _lint(filed.page, NAMES)
    for kind in (folder.deck_texts, folder.programme_texts):
        for of_language in kind.values():
            for each in of_language.values():
                yield from _lint(each.page, ())


def _phases(steps: tuple[files.Step, ...]) -> Iterator[files.Phase]:
    for step in steps:
        if isinstance(step, files.Phase):
            yield step
        else:
            yield from _phases(step.do)


def _paired(page: Page, at: Path, facts: Mapping[str, Any], words: Mapping[str, Any], what: str) -> Iterator[Mistake]:
    for name in facts:
        if name not in words:
            yield page.mistake(at, f"the words of the {what} '{name}' are missing", f"Add '{name}:'.")
    for name in words:
        if name not in facts:
            yield page.mistake(
                (*at, name), f"these are words for the {what} '{name}', which does not exist", "Take them out, or rename them."
            )


def _phase_words(page: Page, at: Path, phase: files.Phase, text: texts.PhaseText) -> Iterator[Mistake]:
    yield from _paired(page, (*at, "asks"), phase.ask, text.asks, "ask")
    entered = any(isinstance(ask, files.Choice | files.Scale | files.Text) for ask in phase.ask.values())
    if entered and text.who_sees is None:
        yield page.mistake(at, "it does not say who will see what is entered here", "Add 'who_sees:'.")
    for name in phase.ask.keys() & text.asks.keys():
        here, ask, said = (*at, "asks", name), phase.ask[name], text.asks[name]
        offered = dict.fromkeys(ask.options) if isinstance(ask, files.Choice) else {}
        yield from _paired(page, (*here, "options") if said.options else here, offered, said.options, "value")
        scale = isinstance(ask, files.Scale)
        for end in ("low", "high"):
            if scale and getattr(said, end) is None:
                yield page.mistake(here, f"the {end} end of the scale has no words", f"Add '{end}:'.")
            if not scale and getattr(said, end) is not None:
                yield page.mistake((*here, end), "this is not a scale", f"Take '{end}' out.")


def _card_words(text: Filed[texts.DeckText], deck: files.Deck) -> Iterator[Mistake]:
    called: dict[str, str] = {}
    for name, card in text.model.cards.items():
        at = ("cards", name)
        said = card.__pydantic_extra__ or {}
        yield from _paired(text.page, at, dict.fromkeys(deck.fields), said, "field")
        for each, wanted, given in (("items", deck.items, card.items), ("questions", deck.questions, card.questions)):
            if len(given) != wanted:
                here = (*at, each) if given else at
                yield text.page.mistake(
                    here, f"there are {len(given)} {each}, and the deck has {wanted} a card", "Write that many."
                )
            if len(set(given)) < len(given):
                yield text.page.mistake((*at, each), f"two {each} of the card read alike", "Write one of them anew.")
        title = said.get(deck.named_by, "").casefold()
        if title and called.setdefault(title, name) != name:
            yield text.page.mistake(
                (*at, deck.named_by), f"the cards '{called[title]}' and '{name}' read alike", "Change one of them."
            )


def _lint(page: Page, names: tuple[str, ...]) -> Iterator[Mistake]:
    for at, sentence in _sentences(page.data, ()):
        for pattern, what, mend in _FORBIDDEN:
            for found in pattern.finditer(sentence):
                yield page.mistake(at, f"'{found[0]}' is not said here: {what}", mend)
        for placeholder in _PLACEHOLDER.findall(sentence):
            if placeholder not in names:
                mend = f"Use one of: {', '.join(names)}." if names else "Names stand in the words of exercises only."
                yield page.mistake(at, f"'{placeholder}' does not stand for a name here", mend)
        if any(
            unicodedata.category(sign) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"} and sign not in "\u200d\u200c"
            for sign in sentence.strip()
        ):
            yield page.mistake(at, "there is a sign that cannot be seen", "Type the sentence again, on one line.")


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
