"""Tags of cards: what each is about, what it asks for, how to do it another way, and how well its prior is known.

Whether the words of the other way are good is for people to judge; here it is only seen to that they have a place.
"""

from __future__ import annotations

from collections.abc import Iterator

from viceversa.scenarios import files
from viceversa.scenarios.folder import Filed, Folder
from viceversa.scenarios.mistakes import Mistake, Path
from viceversa.scenarios.topics import slip_of, topics

from .subject import swapped_decks


def cards_have_topics(deck: Filed[files.Deck]) -> Iterator[Mistake]:
    """Each card has a topic, of its own or by its deck."""
    if deck.model.topic is not None:
        return
    bare = [name for name, card in deck.model.cards.items() if card.topic is None]
    if len(bare) == len(deck.model.cards):
        mend = "Add a line such as 'topic: feelings' when all are about one thing, or a 'topic' to each card."
        yield deck.page.mistake((), "nothing says what its cards are about", mend)
        return
    for name in bare:
        mend = "Add its 'topic', in one word such as 'chores'."
        yield deck.page.mistake(("cards", name), f"nothing says what the card '{name}' is about", mend)


def topics_are_no_slips(deck: Filed[files.Deck]) -> Iterator[Mistake]:
    """A topic is a known one or clearly another, so that none goes around what holds of a known one by a letter."""
    for at, said, _ in _topics(deck.model):
        if known := slip_of(said):
            mend = f"Did you mean '{known}'? A topic of your own has a name that is less like it."
            yield deck.page.mistake(at, f"'{said}' is nearly '{known}', and what holds of that topic would not hold here", mend)


def topics_are_fit_to_swap(folder: Folder) -> Iterator[Mistake]:
    """No deck that is dealt where partners speak as each other has a card, at any level, on a topic that is for one's own voice alone."""
    for name in sorted(swapped_decks(folder)):
        deck = folder.decks[name]
        for at, said, _ in _topics(deck.model):
            topic = topics().get(said)
            if topic is not None and topic.alone:
                yield deck.page.mistake(at, f"'{said}' is never for speaking as each other", "Take another topic.")


def topics_have_their_levels(deck: Filed[files.Deck]) -> Iterator[Mistake]:
    """A card on a topic that is known is as close to the bone as the topic may be; on some topics there is no card."""
    for at, said, card in _topics(deck.model):
        topic = topics().get(said)
        if topic is None:
            continue
        if topic.never:
            yield deck.page.mistake(at, f"there are no cards on '{said}'", "Take another topic, and another moment.")
        elif topic.hosted and card.level < topic.most:
            mend = f"Only a card of level {topic.most}, with somebody who hosts, may be on it. Take another topic."
            yield deck.page.mistake(at, f"'{said}' is not for level {card.level}", mend)
        elif card.level > topic.most:
            mend = f"Cards on it go up to level {topic.most}. Lower the level, or take another topic."
            yield deck.page.mistake(at, f"'{said}' is not for level {card.level}", mend)


def needs_are_named_once(deck: Filed[files.Deck]) -> Iterator[Mistake]:
    """What a deck or a card asks for is named once."""
    for at, needs in _needs(deck.model):
        for place, need in enumerate(needs):
            if need in needs[:place]:
                yield deck.page.mistake((*at, place), f"'{need}' is named twice", "Name each once.")


def there_is_another_way(deck: Filed[files.Deck]) -> Iterator[Mistake]:
    """The field that tells another way is one of the deck's, and where something is asked for it is not the card's bare name."""
    fields, instead = deck.model.fields, deck.model.instead
    if instead not in fields:
        mend = f"Use one of: {', '.join(fields)}; or add '{instead}' to 'fields'."
        yield deck.page.mistake(("instead",), f"there is no field '{instead}'", mend)
    elif instead == deck.model.named_by and any(needs for _, needs in _needs(deck.model)):
        mend = "Add a field that tells how to do the card in writing, for instance, and name that one."
        yield deck.page.mistake(("instead",), f"'{instead}' names the card, so it tells no other way to do it", mend)


def priors_have_grades(deck: Filed[files.Deck]) -> Iterator[Mistake]:
    """A prior says how good the evidence for it is, and nothing else does."""
    for name, card in deck.model.cards.items():
        if card.prior is not None and card.grade is None:
            mend = "Add 'grade: A' when it was counted, B when it follows a published order or value, D when you judged it."
            yield deck.page.mistake(("cards", name, "prior"), "nothing says how good the evidence for this prior is", mend)
        if card.grade is not None and card.prior is None:
            yield deck.page.mistake(("cards", name, "grade"), "there is no prior to grade", "Take it out, or add 'prior'.")


def _needs(deck: files.Deck) -> Iterator[tuple[Path, tuple[str, ...]]]:
    yield ("needs",), deck.needs
    for name, card in deck.cards.items():
        if card.needs is not None:
            yield ("cards", name, "needs"), card.needs


def _topics(deck: files.Deck) -> Iterator[tuple[Path, str, files.Card]]:
    """The topic of each card that has one, with the field that says it."""
    for name, card in deck.cards.items():
        if card.topic is not None:
            yield ("cards", name, "topic"), card.topic, card
        elif deck.topic is not None:
            yield ("topic",), deck.topic, card
