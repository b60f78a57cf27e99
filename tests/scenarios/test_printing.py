"""A deck on paper: all of it, escaped, in its language, and honest about who has read it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from viceversa.scenarios.library import sound
from viceversa.scenarios.printing import LABELS, STYLE, Unprintable, page, write
from viceversa.scenarios.tables import table

TOPICS = "decks/swap-topics.yaml"
WORDS = "decks/en/swap-topics.yaml"
READ = "version: 3\nreviewed:\n- {{by: a couple counsellor, on: 2026-01-31, version: 3{}}}"
EMPTY = {"meta", "br"}


class Reader(HTMLParser):
    """Reads a page strictly: what is opened is closed in order. Keeps its text and its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"] and data.strip():
            self.text.append(data.strip())


def read(folder: Path, deck: str = "swap-topics", language: str = "en") -> Reader:
    """The page of a deck, read."""
    reader = Reader()
    reader.feed(page(sound(folder), deck, language))
    assert reader.open == []
    return reader


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("deck", ["swap-topics", "emotions", "mirror-prompts"])
def test_every_word_of_every_card_is_on_the_page(folder: Path, deck: str, language: str) -> None:
    """Each card has its facts, all its words and notes, a margin and a box with three choices."""
    found, said = sound(folder), read(folder, deck, language)
    facts, words = found.decks[deck].model, found.deck_texts[language][deck].model
    for card in words.cards.values():
        lines = [*(card.__pydantic_extra__ or {}).values(), *card.items, *card.questions, card.note, card.not_for]
        assert [line for line in lines if line and line.strip() not in said.text] == []
    level = table(LABELS)[language]["level"]
    assert sum(line.startswith(f"{level} ") for line in said.text) == len(facts.cards)
    for tag, many in (("article", 1), ("aside", 1), ("footer", 1)):
        assert sum(element == tag for element, _ in said.elements) == many * len(facts.cards)
    assert sum(attributes.get("class") == "box" for _, attributes in said.elements) == 3 * len(facts.cards)
    assert said.elements[0] == ("html", {"lang": language})


def test_the_page_needs_nothing_else(folder: Path) -> None:
    """No script, no picture, no address, nothing that a browser would fetch; and the page forbids it besides."""
    said = read(folder)
    assert {tag for tag, _ in said.elements} <= {
        *("html", "head", "meta", "title", "style", "body", "header", "main", "article", "section", "aside", "footer"),
        *("h1", "h2", "p", "br", "dl", "dt", "dd", "ol", "li", "span", "div", "pre"),
    }
    assert not re.search(r"https?:|url\(|@import|<link|src=|href=", page(sound(folder), "swap-topics", "en"))
    assert "default-src 'none'" in str(said.elements)


def test_no_card_is_torn_in_two() -> None:
    """The style keeps a card on one sheet, lets the printer choose the paper, and is black on white."""
    style = STYLE.read_text("utf-8")
    assert "break-inside: avoid" in style
    assert "break-before: page" in style
    assert not re.search(r"(?<![-\w])size:", style)
    assert set(re.findall(r"#[0-9a-f]+", style)) == {"#000", "#fff"}


def test_what_files_say_is_escaped(folder: Path, change: Any) -> None:
    """A deck with marks in its words shows them as they are."""
    change(WORDS, "    written: ", "    written: \"<script>alert('&amp;')</script>\" # ")
    change(TOPICS, "version: 3", READ.replace("a couple counsellor", "<b>x</b>").format(""))
    text = page(sound(folder), "swap-topics", "en")
    assert "<script>" not in text
    assert "&lt;script&gt;alert(&#x27;&amp;amp;&#x27;)&lt;/script&gt;" in text
    assert "by &lt;b&gt;x&lt;/b&gt;." in text


def test_an_unread_deck_says_so(folder: Path) -> None:
    """Where nobody has signed, the head of the page says that no clinician has reviewed the deck, and how to say otherwise."""
    said = read(folder)
    assert said.text.index("No clinician has reviewed this deck.") < 10
    assert "- {by: ..., on: YYYY-MM-DD, version: 3, language: en}" in said.text[-1]
    assert any("Nadie con formación clínica ha revisado esta baraja." in line for line in read(folder, language="es").text)


@pytest.mark.parametrize(
    ("more", "version", "english", "spanish"),
    [
        ("", 3, "Version 3 was reviewed on 2026-01-31 by a couple counsellor.", "La versión 3 se revisó el 2026-01-31."),
        (", language: en", 3, "Version 3 was reviewed on 2026-01-31 by a couple counsellor.", "Nadie con formación clínica ha revisado esta baraja"),
        ("", 4, "No clinician has reviewed this version.", "Nadie con formación clínica ha revisado esta versión."),
    ],
)  # fmt: skip
def test_a_review_is_said_for_what_was_read(folder: Path, change: Any, more: str, version: int, english: str, spanish: str) -> None:
    """A review counts for its version and its language: a newer version has not been read, nor have words in another language."""
    change(TOPICS, "version: 3", READ.format(more))
    change(TOPICS, "version: 3", f"version: {version}")
    assert english in "\n".join(read(folder).text)
    assert spanish in "\n".join(read(folder, language="es").text)
    assert "No clinician has reviewed this deck." not in read(folder).text


def test_labels_are_complete_in_each_language() -> None:
    """Every label is there in every language that has labels, with the same places to fill in."""
    english = table(LABELS)["en"]
    for labels in table(LABELS).values():
        assert labels.keys() == english.keys()
        for name, label in labels.items():
            assert re.findall(r"\{\w+\}", str(label)) == re.findall(r"\{\w+\}", str(english[name])) or name == "reviewed"
            assert len(label) == len(english[name]) or isinstance(label, str)


def test_a_language_without_labels_has_english_ones_that_say_so(folder: Path) -> None:
    """The words keep their language, and the labels are marked as English."""
    for kind in ("decks", "exercises", "programmes"):
        (folder / kind / "es").rename(folder / kind / "fi")
    said = read(folder, language="fi")
    assert said.elements[0] == ("html", {"lang": "fi"})
    assert ("dt", {"lang": "en"}) in said.elements
    assert "Lines to rate" in said.text


def test_one_deck_or_all_of_them_are_written(folder: Path, tmp_path: Path) -> None:
    """One deck goes into the file that is named, all of them into a folder, each in every language or in the one that is asked for."""
    found = sound(folder)
    one = tmp_path / "new" / "one.html"
    assert write(found, "emotions", "es", one) == [one]
    assert '<html lang="es">' in one.read_text("utf-8")
    everything = write(found, None, None, tmp_path / "all")
    assert {path.name for path in everything} == {f"{deck}.{language}.html" for deck in found.decks for language in ("en", "es")}
    assert {path.name for path in write(found, None, "es", tmp_path / "some")} == {f"{deck}.es.html" for deck in found.decks}


@pytest.mark.parametrize(
    ("deck", "language", "says"), [("emotion", None, "There are: check-in"), ("emotions", "fr", "There are: en, es")]
)
def test_what_is_not_there_is_not_printed(folder: Path, tmp_path: Path, deck: str, language: str | None, says: str) -> None:
    """A deck or a language that is not there is told with those that are, and nothing is written."""
    with pytest.raises(Unprintable, match=says):
        write(sound(folder), deck, language, tmp_path / "page.html")
    assert not (tmp_path / "page.html").exists()
