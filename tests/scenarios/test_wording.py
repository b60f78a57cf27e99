"""What a device needs to draw any phase."""

from __future__ import annotations

import pytest

from viceversa.scenarios.bundle import Bundle, DeviceBundle
from viceversa.scenarios.library import load, shipped_folder


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    return load(shipped_folder())


@pytest.fixture(scope="module")
def words(bundle: Bundle) -> DeviceBundle:
    return bundle.words["en"]


def test_every_step_can_be_drawn(bundle: Bundle, words: DeviceBundle) -> None:
    """Structure and words of every step agree with what the rules play."""
    for name, exercise in bundle.library.exercises.items():
        for step in exercise.steps:
            phase = words.exercises[name].phases[step.phase]
            assert list(phase.asks) == [ask.name for ask in step.asks]
            assert (phase.seal, phase.least * 1000, phase.usual * 1000) == (step.seal, step.least, step.usual)
            assert (phase.must, phase.in_role, phase.away) == (step.must, step.in_role, step.away)
            assert tuple(phase.open_mics) == step.open_mics
            for ask in step.asks:
                said = phase.asks[ask.name]
                assert tuple(option.value for option in said.options) == ask.options
                assert (said.kind, tuple(said.of), said.each, said.low, said.high) == (
                    ask.kind,
                    ask.of,
                    ask.each,
                    ask.low,
                    ask.high,
                )
                assert (said.longest, said.tries, said.times, said.need) == (ask.longest, ask.tries, ask.times, ask.need)
                assert (said.open, said.private, said.about_partner) == (ask.open, ask.private, ask.about_partner)


def test_who_sees_what(words: DeviceBundle) -> None:
    """Only the one who shows a feeling has its card; only the one who answers has the options with it."""
    phase = words.exercises["emotion-charades"].phases["show_and_read"]
    assert phase.show == {"lead": ["options", "card.word", "card.hint", "card.say"], "partner": ["options"]}
    assert phase.hand_field == "word"
    assert words.exercises["emotion-charades"].phases["look"].show == {"lead": ["card.word", "card.hint", "card.say"]}


def test_swap_has_a_way_in_writing_and_a_word_for_stings(words: DeviceBundle) -> None:
    """Whoever speaks as the other sees how to write it, and both see what one may do when it stings, once they are themselves again."""
    phases = words.exercises["perspective-swap"].phases
    in_writing = [name for name, phase in phases.items() if "card.written" in phase.show.get("lead", [])]
    assert in_writing == ["speech", "second_speech"]
    assert not any("card.written" in phase.show.get("partner", []) for phase in phases.values())
    for role in ("lead", "partner"):
        stings = [name for name, phase in phases.items() if "card.stings" in phase.show.get(role, [])]
        assert stings == ["triggers", "sharing"]


def test_partner_is_told_the_same_where_nothing_else_is_said(words: DeviceBundle) -> None:
    """Where both do the same, the words are written once."""
    phase = words.exercises["perspective-swap"].phases["truth"]
    assert phase.partner == phase.lead
    assert words.exercises["perspective-swap"].phases["sharing"].partner_prompts


def test_who_asks_and_who_answers_lean_on_other_sentences(words: DeviceBundle) -> None:
    """Where a phase has two lists, none of one is on the other."""
    phase = words.exercises["perspective-swap"].phases["missing"]
    assert phase.prompts
    assert phase.partner_prompts
    assert not set(phase.prompts) & set(phase.partner_prompts)


def test_cards_have_all_their_words(bundle: Bundle, words: DeviceBundle) -> None:
    """Each card of the rules has its words, and the items that the rules count."""
    for name, deck in bundle.library.decks.items():
        assert list(words.decks[name].cards) == list(deck.cards) == sorted(deck.cards)
        for card in deck.cards.values():
            assert len(words.decks[name].cards[card.name].items) == card.items


def test_cards_carry_their_tags(words: DeviceBundle) -> None:
    """A device is told what a card is about, what it asks for and where its other way stands, by its deck or by itself."""
    feelings, topics = words.decks["emotions"], words.decks["swap-topics"]
    assert (feelings.version, feelings.instead, topics.instead) == (1, "say", "written")
    assert (feelings.cards["joy"].topic, feelings.cards["joy"].needs) == ("feelings", ["face"])
    assert (topics.cards["phones"].topic, topics.cards["phones"].needs) == ("screen_time", ["voice"])


def test_a_card_may_differ_from_its_deck(folder, change) -> None:  # type: ignore[no-untyped-def]  # both come from conftest.py
    """A card's own topic and needs hold for it alone, also when it needs nothing."""
    change("decks/emotions.yaml", "joy: {level: 0", "joy: {topic: weather, needs: [], level: 0")
    change("decks/emotions.yaml", "deck: emotions", "deck: emotions\nversion: 3")
    deck = load(folder).words["en"].decks["emotions"]
    assert deck.version == 3
    assert (deck.cards["joy"].topic, deck.cards["joy"].needs) == ("weather", [])
    assert (deck.cards["hope"].topic, deck.cards["hope"].needs) == ("feelings", ["face"])


def test_what_is_for_a_host_or_the_rules_stays_behind(words: DeviceBundle) -> None:
    """Neither notes nor levels, priors or grades are in what a device gets."""
    notes = (shipped_folder() / "decks/en/swap-topics.yaml").read_text(encoding="utf-8")
    note = next(line.split('"')[1] for line in notes.splitlines() if line.startswith("    note:"))
    sent = words.model_dump_json()
    assert "put the sponge down" in sent
    assert note not in sent
    for deck in words.model_dump()["decks"].values():
        for card in deck["cards"].values():
            assert not card.keys() & {"note", "not_for", "level", "prior", "grade"}


def test_bare_card_is_spelled_out(folder, change) -> None:  # type: ignore[no-untyped-def]  # both come from conftest.py
    """A bare `card` in a file stands for all fields of the card, its lists included."""
    change("exercises/perspective-swap.yaml", "show: {both: [card.title, card.situation, card.items]}", "show: {both: [card]}")
    phase = load(folder).words["en"].exercises["perspective-swap"].phases["truth"]
    assert phase.show["lead"] == ["card.title", "card.situation", "card.written", "card.stings", "card.items", "card.questions"]
