"""Facts and words become the devices' half of a bundle: everything a device needs to draw any phase without knowing the exercise.

It takes files that were checked. Levels, priors and notes for a host stay behind: what a device has not got, it cannot
give away.
"""

from __future__ import annotations

from collections.abc import Iterable

from viceversa.game.exercise import BOTH, Ask, Card, Deck, Exercise, Programme, Role, Step

from . import files, texts
from .bundle import AskWords, CardWords, DeckWords, DeviceBundle, ExerciseWords, OptionWords, PhaseWords, ProgrammeWords
from .folder import Folder, in_list_order
from .unrolling import Place


def deck_rules(deck: files.Deck) -> Deck:
    """A deck as the rules deal from it, in the order of names."""
    cards = {
        name: Card(name, card.level, card.family, card.group, card.at or (0.0, 0.0), card.prior, deck.items)
        for name, card in sorted(deck.cards.items())
    }
    pairs = {tuple(sorted(pair)) for pair in deck.mixed_up}
    return Deck(deck.deck, cards, tuple((one, two) for one, two in sorted(pairs)))


def programme_rules(programme: files.Programme) -> Programme:
    """A programme as the rules play it."""
    return Programme(programme.programme, programme.exercises)


def device_bundle(
    folder: Folder, language: str, places: dict[str, tuple[Place, ...]], exercises: dict[str, Exercise]
) -> DeviceBundle:
    """The devices' half in one language, without its fingerprint."""
    decks = {name: filed.model for name, filed in sorted(folder.decks.items())}
    return DeviceBundle(
        fingerprint="",
        language=language,
        programmes={
            name: _programme(filed.model, folder.programme_texts[language][name].model) for name, filed in in_list_order(folder)
        },
        exercises={
            name: _exercise(exercise, places[name], decks[exercise.deck], folder.exercise_texts[language][name].model)
            for name, exercise in sorted(exercises.items())
        },
        decks={name: _deck(deck, folder.deck_texts[language][name].model) for name, deck in decks.items()},
    )


def _programme(programme: files.Programme, text: texts.ProgrammeText) -> ProgrammeWords:
    return ProgrammeWords(title=text.title, about=text.about, minutes=programme.minutes, exercises=list(programme.exercises))


def _exercise(exercise: Exercise, places: Iterable[Place], deck: files.Deck, text: texts.ExerciseText) -> ExerciseWords:
    phases: dict[str, PhaseWords] = {}
    for place in places:
        if place.phase.id not in phases:
            phases[place.phase.id] = _phase(place.phase, place.step, deck, text.phases[place.phase.id])
    return ExerciseWords(
        title=text.title, about=text.about, deck=exercise.deck, phases=phases, figures=exercise.figures, keep=list(exercise.keep)
    )


def _phase(phase: files.Phase, step: Step, deck: files.Deck, text: texts.PhaseText) -> PhaseWords:
    least, usual, most = phase.time
    seen: dict[Role, tuple[str, ...]] = {"lead": phase.show.both + phase.show.lead, "partner": phase.show.both + phase.show.partner}
    show = {role: _entries(seen[role], deck) for role in BOTH if seen[role]}
    return PhaseWords(
        title=text.title,
        lead=text.lead,
        partner=text.partner or text.lead,
        who_sees=text.who_sees or "",
        prompts=list(text.prompts),
        partner_prompts=list(text.partner_prompts or text.prompts),
        after=text.after or "",
        reveals=list(step.reveal),
        show=show,
        hand_field=deck.named_by if step.hand or step.options else "",
        asks={ask.name: _ask(ask, text.asks[ask.name]) for ask in step.asks},
        seal=step.seal,
        least=least,
        usual=usual,
        most=most,
        open_mics=list(step.open_mics),
        must=step.must,
        in_role=step.in_role,
        away=step.away,
    )


def _entries(shown: Iterable[str], deck: files.Deck) -> list[str]:
    """What a role sees, with a bare `card` spelled out as all its fields."""
    lists = [name for name in ("items", "questions") if getattr(deck, name)]
    whole = [f"card.{field}" for field in (*deck.fields, *lists)]
    spelled = [entry for each in shown for entry in (whole if each == "card" else [each])]
    return list(dict.fromkeys(spelled))


def _ask(ask: Ask, text: texts.AskText) -> AskWords:
    return AskWords(
        kind=ask.kind,
        label=text.label,
        of=list(ask.of),
        each=ask.each,
        options=[OptionWords(value=value, label=text.options[value]) for value in ask.options],
        low=ask.low,
        high=ask.high,
        low_label=text.low or "",
        high_label=text.high or "",
        longest=ask.longest,
        tries=ask.tries,
        times=ask.times,
        about_partner=ask.about_partner,
        open=ask.open,
        private=ask.private,
        need=ask.need,
    )


def _deck(deck: files.Deck, text: texts.DeckText) -> DeckWords:
    return DeckWords(
        title=text.title,
        version=deck.version,
        instead=deck.instead,
        cards={name: _card(deck, name, text.cards[name]) for name in sorted(deck.cards)},
    )


def _card(deck: files.Deck, name: str, text: texts.CardText) -> CardWords:
    facts = deck.cards[name]
    said = text.__pydantic_extra__ or {}
    return CardWords(
        family=facts.family,
        group=facts.group,
        at=facts.at,
        topic=facts.topic or deck.topic or "",
        needs=list(deck.needs if facts.needs is None else facts.needs),
        fields={field: said[field] for field in deck.fields},
        items=list(text.items),
        questions=list(text.questions),
    )
