"""How hard a text is to read, by published formulas: how long its sentences are, and how many syllables its words have.

The formulas were made for passages of about a hundred words. They know nothing of what is said, and nothing of single sentences; so only whole
cards, decks and exercises are given to them. Syllables are counted by hyphenation patterns, which come close: over the words of the English cards
they find about 1.25 a word, where a dictionary of pronunciation finds 1.20, and over the Spanish ones 1.72 for 1.79.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pyphen import Pyphen  # type: ignore[import-untyped]  # it comes without types

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_END = re.compile(r"(?<=[.!?…:;])[\"'»)\u201d\u2019]*\s+")
_PATTERNS = {"en": "en_US", "es": "es"}


class Count(NamedTuple):
    """The sentences, words and syllables of a text."""

    sentences: int
    words: int
    syllables: int


def sentences(line: str) -> list[list[str]]:
    """The words of each sentence of a line."""
    return [words for each in _END.split(line) if (words := _WORD.findall(each))]


def count(language: str, lines: Iterable[str]) -> Count:
    """What there is to count. Each line is a sentence at least, whatever it ends with."""
    patterns = Pyphen(lang=_PATTERNS[language], left=1, right=1)
    found = [sentence for line in lines for sentence in sentences(line)]
    words = [word.lower() for sentence in found for word in sentence]
    return Count(len(found), len(words), sum(len(patterns.positions(word)) + 1 for word in words))


def school_grade(text: Count) -> float:
    """The year of a school in the United States that reads an English text with ease (Flesch and Kincaid 1975); the sixth ends at 12."""
    return 0.39 * text.words / text.sentences + 11.8 * text.syllables / text.words - 15.59


def ease(text: Count) -> float:
    """How easy a Spanish text is, about 0 to 100, more is easier (Fernández Huerta 1959); 70 to 80 is read with ease at 11 to 12."""
    return 206.84 - 60 * text.syllables / text.words - 1.02 * text.words / text.sentences
