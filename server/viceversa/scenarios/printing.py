"""A deck on paper, for somebody who works with couples and reads it through: every word of every card, a margin, and a box to tick.

One HTML page that needs nothing else: no script, no request, no picture. Whatever the files say is escaped. The page says at its head whether
anybody has reviewed the deck, and never more than the deck's file does.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from . import files, texts
from .folder import Folder
from .tables import table

LABELS = Path(__file__).with_name("printing.yaml")
STYLE = Path(__file__).with_name("printing.css")
FIRST = "en"
"""The language of the labels where there are none in the deck's own."""


def page(folder: Folder, name: str, language: str) -> str:
    """The page of a deck in one language, both of which are in the folder."""
    deck, text = folder.decks[name].model, folder.deck_texts[language][name].model
    known = language.partition("-")[0]
    own = known if known in table(LABELS) else FIRST
    return "\n".join(_Printer(deck, text, table(LABELS)[own], own, language).lines()) + "\n"


class Unprintable(Exception):
    """A deck or a language that is not there; as text, a sentence for whoever asked."""


def write(folder: Folder, deck: str | None, language: str | None, out: Path | None) -> list[Path]:
    """Write the page of one deck, or of every one where none is named; what was written. Raises Unprintable and OSError."""
    if deck is not None and deck not in folder.decks:
        raise Unprintable(f"There is no deck '{deck}'. There are: {', '.join(folder.decks)}.")
    if language is not None and language not in folder.languages:
        raise Unprintable(f"There are no words in '{language}'. There are: {', '.join(folder.languages)}.")
    if deck is not None:
        first = FIRST if FIRST in folder.languages else folder.languages[0]
        wanted = {out or Path(f"{deck}.{language or first}.html"): (deck, language or first)}
    else:
        languages = folder.languages if language is None else (language,)
        wanted = {(out or Path()) / f"{name}.{each}.html": (name, each) for name in folder.decks for each in languages}
    for path, (name, each) in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(folder, name, each), encoding="utf-8")
    return list(wanted)


class _Printer:
    """One deck in one language, with the labels for it."""

    def __init__(self, deck: files.Deck, text: texts.DeckText, labels: dict[str, Any], own: str, language: str) -> None:
        self.deck, self.text, self.labels, self.language = deck, text, labels, language
        self.own = "" if own == language.partition("-")[0] else f' lang="{own}"'

    def lines(self) -> Iterator[str]:
        title, labels = escape(self.text.title), self.labels
        yield "<!doctype html>"
        yield f'<html lang="{escape(self.language)}">'
        yield '<head><meta charset="utf-8">'
        yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        yield f"<title>{title} · {escape(labels['for_review'])}</title>"
        yield f"<style>\n{STYLE.read_text(encoding='utf-8')}</style></head>"
        yield f'<body class="{"whole" if self.deck.items else "brief"}">'
        yield f'<header{self.own}><h1 lang="{escape(self.language)}">{title}</h1>'
        facts = labels["facts"].format(cards=len(self.deck.cards), version=self.deck.version)
        yield f'<p class="small">{escape(self.deck.deck)}, {escape(self.language)} · {escape(facts)}</p>'
        yield f'<p class="review">{"<br>".join(escape(line) for line in self._reviews())}</p>'
        yield f"<p>{escape(labels['intro'])}</p></header>"
        yield "<main>"
        for place, name in enumerate(self.deck.cards, 1):
            yield from self._card(place, name)
        yield "</main>"
        yield from self._end()
        yield "</body></html>"

    def _reviews(self) -> Iterator[str]:
        """Who has read it, of what was read in this language; and that nobody has read what nobody has."""
        reviews = [review for review in self.deck.reviewed if review.language in (None, self.language)]
        for review in reviews:
            yield self.labels["reviewed"].format(version=review.version, on=review.on, by=review.by)
        if not reviews:
            yield self.labels["nobody"]
        elif all(review.version < self.deck.version for review in reviews):
            yield self.labels["nobody_this"]

    def _card(self, place: int, name: str) -> Iterator[str]:
        card, words, labels = self.deck.cards[name], self.text.cards[name], self.labels
        said = words.__pydantic_extra__ or {}
        yield f'<article id="{escape(name)}"><header>'
        yield f'<p{self.own} class="small">{escape(labels["card"].format(place=place, cards=len(self.deck.cards)))} · {escape(name)}</p>'
        yield f"<h2>{escape(said[self.deck.named_by])}</h2>"
        yield f'<p{self.own} class="small">{" · ".join(escape(fact) for fact in self._facts(card))}</p></header>'
        yield "<dl>"
        for field in self.deck.fields:
            if field != self.deck.named_by:
                label = labels["instead"] if field == self.deck.instead else field.replace("_", " ")
                yield self._entry(label, escape(said[field]))
        for label, given in (("items", words.items), ("questions", words.questions)):
            if given:
                yield self._entry(labels[label], "<ol>" + "".join(f"<li>{escape(line)}</li>" for line in given) + "</ol>")
        for label, line in (("note", words.note), ("not_for", words.not_for)):
            if line is not None:
                yield self._entry(labels[label], escape(line))
        yield "</dl>"
        boxes = "".join(f'<span class="choice"><span class="box"></span>{escape(choice)}</span>' for choice in labels["box"])
        yield f'<aside{self.own} class="small">{escape(labels["margin"])}</aside>'
        yield f'<footer{self.own} class="small">{boxes}</footer></article>'

    def _entry(self, label: str, inner: str) -> str:
        return f"<dt{self.own}>{escape(label)}</dt><dd>{inner}</dd>"

    def _facts(self, card: files.Card) -> Iterator[str]:
        labels = self.labels
        needs = self.deck.needs if card.needs is None else card.needs
        yield f"{labels['level']} {card.level}: {labels['levels'][card.level]}"
        yield f"{labels['topic']}: {card.topic or self.deck.topic}"
        yield f"{labels['family']}: {card.family}"
        yield f"{labels['needs']}: {', '.join(labels['demands'][need] for need in needs) or labels['nothing']}"
        if card.emblem:
            yield labels["emblem"]

    def _end(self) -> Iterator[str]:
        labels, line = self.labels, f"- {{by: ..., on: YYYY-MM-DD, version: {self.deck.version}, language: {self.language}}}"
        yield f'<section{self.own}><p>{escape(labels["about"])}</p><div class="lines"></div>'
        yield f'<p>{escape(labels["sign"])}</p><div class="lines"></div>'
        yield f"<p>{escape(labels['record'])}</p><pre>reviewed:\n{escape(line)}</pre></section>"
