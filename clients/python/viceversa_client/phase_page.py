"""The page of a phase, drawn from the view and the structure in the words: never from knowing an exercise."""

from __future__ import annotations

from collections.abc import Iterator

from viceversa.game.session import other
from viceversa.game.view import PlaceView
from viceversa.scenarios.bundle import PhaseWords

from . import say
from .asking import ask_actions, numbered
from .clockface import about, least_line, time_line
from .drafts import entries_of
from .frame import always, presence
from .page import Action, Form, Local, Page, Section
from .reveals import revealed_now, told
from .scene import Scene


def phase_page(scene: Scene, place: PlaceView, phase: PhaseWords) -> Page:
    """The phase as this seat sees it."""
    asks = ask_actions(scene, phase)
    actions = numbered(asks)
    secret = is_secret(scene, phase)
    if secret:
        actions.append(Action("c", say.UNCOVER if scene.mine.covered else say.COVER, Local("cover"), "cover"))
    return Page(
        key=f"phase {place.instance}",
        title=_title(scene, place, phase),
        turn=_turn(scene, phase),
        task=scene.fill(phase.lead if scene.role == "lead" else phase.partner),
        audience=_audience(scene, phase, secret),
        time=time_line(scene),
        next=_next(scene, place),
        sections=tuple(_sections(scene, place, phase, secret)),
        presence=presence(scene),
        actions=(*actions, *always(scene)),
        notes=(*_notes(scene, phase, [does for _, does in asks if isinstance(does, Form)]), *scene.mine.notes),
        secret=secret,
    )


def is_secret(scene: Scene, phase: PhaseWords) -> bool:
    """Whether this seat sees a card here that the other does not."""
    mine, theirs = phase.show.get(scene.role, []), phase.show.get("partner" if scene.role == "lead" else "lead", [])
    return scene.view.card is not None and _shows_card(mine) and not _shows_card(theirs)


def _shows_card(show: list[str]) -> bool:
    return any(each.startswith("card.") for each in show)


def _title(scene: Scene, place: PlaceView, phase: PhaseWords) -> str:
    title = scene.fill(phase.title)
    n, of = place.turn
    return f"{title} ({say.TURN_OF.format(n=n, of=of)})" if of > 1 else title


def _turn(scene: Scene, phase: PhaseWords) -> str:
    if phase.in_role:
        return scene.fill(say.SPEAKING_AS if scene.role == "lead" or phase.lead == phase.partner else say.HEARING)
    busy = {role for ask in phase.asks.values() if ask.kind != "signal" for role in ask.of} or {*phase.open_mics}
    if len(busy) != 1 or phase.lead == phase.partner:
        return say.BOTH
    if scene.role in busy:
        return scene.fill(say.YOURS)
    return scene.fill(say.THEIRS, lead=scene.name(scene.them))


def _audience(scene: Scene, phase: PhaseWords, secret: bool) -> str:
    said = scene.fill(phase.who_sees)
    if not said:
        quiet = any(not ask.open and ask.kind not in ("ready", "signal", "guess") for ask in phase.asks.values())
        chosen = any(ask.open and ask.kind == "choice" for ask in phase.asks.values())
        shown = any(ask.kind in ("signal", "guess") for ask in phase.asks.values())
        said = say.SEALED if quiet else say.OPEN_CHOICE if chosen else say.AT_ONCE if shown else say.NOTHING_WRITTEN
    return f"{say.ONLY_YOUR_CARD} {said}" if secret else said


def _next(scene: Scene, place: PlaceView) -> str:
    words = scene.exercise.phases.get(place.next) if scene.exercise and place.next else None
    return say.NEXT.format(title=scene.fill(words.title), time=about(words.usual)) if words else say.LAST


def _notes(scene: Scene, phase: PhaseWords, forms: list[Form]) -> Iterator[str]:
    view = scene.view
    if view.place is not None and view.place.timed_out:
        yield say.TIMED_OUT
    if scene.waiting:
        yield say.ON_ITS_WAY
    if view.passed:
        yield say.PASSED
    elif "sealed" in view.given:
        yield say.GIVEN
    elif view.given:
        yield say.GIVEN_OPEN
    mine_done = view.passed or (bool(view.given) and not forms)
    if mine_done and not view.partner_done:
        yield scene.fill(say.WAITING)
    for form in forms:
        draft = entries_of(scene.mine, form)
        if draft:
            yield say.KEPT_HERE.format(n=sum(1 for each in form.fields if each.key in draft), of=len(form.fields))
    for name, ask in phase.asks.items():
        raised = view.signals.get(name, 0)
        if ask.kind == "signal" and raised and scene.role not in ask.of:
            yield say.RAISED.format(label=scene.fill(ask.label), n=raised, of=ask.times)
    least = least_line(scene)
    if least:
        yield least
    if phase.open_mics:
        speaking = {"lead": scene.lead, "partner": other(scene.lead)}
        yield say.MICS.format(names=", ".join(scene.name(speaking[role]) for role in phase.open_mics))


def _sections(scene: Scene, place: PlaceView, phase: PhaseWords, secret: bool) -> Iterator[Section]:
    show = phase.show.get(scene.role, [])
    yield from _guesses(scene, place, phase)  # what is new comes first: the rest is known, and may lie below
    yield from told(scene)
    yield from revealed_now(scene)
    yield from _card(scene, place, show, secret)
    if "hand" in show and scene.view.hand:
        yield Section(say.HAND_TITLE, tuple(scene.called(place.exercise, card, phase.hand_field) for card in scene.view.hand))
    if "options" in show and scene.view.options:
        yield Section(say.OPTIONS_TITLE, tuple(scene.called(place.exercise, card, phase.hand_field) for card in scene.view.options))
    prompts = phase.prompts if scene.role == "lead" else phase.partner_prompts
    if prompts and (not phase.open_mics or scene.role in phase.open_mics):  # they are for the one who speaks
        yield Section(say.PROMPTS_TITLE, tuple(scene.fill(prompt) for prompt in prompts))


def _card(scene: Scene, place: PlaceView, show: list[str], secret: bool) -> Iterator[Section]:
    deck, card = scene.deck(place.exercise), scene.card(place.exercise, scene.view.card)
    if deck is None or card is None or not _shows_card(show):
        return
    if secret and scene.mine.covered:
        yield Section(say.CARD_TITLE, (say.COVERED,))
        return
    lines: list[str] = []
    for each in show:
        match each:
            case "card.items":
                lines += [f"{n}. {scene.fill(item)}" for n, item in enumerate(card.items, 1)]
            case "card.questions":
                lines += [scene.fill(question) for question in card.questions]
            case _ if each.startswith("card.") and (field := each.removeprefix("card.")) in card.fields:
                said = scene.fill(card.fields[field])
                lines.append(say.ANOTHER_WAY.format(said=said) if field == deck.instead else said)
            case _:
                pass
    if lines:
        yield Section(say.CARD_TITLE, tuple(lines))


def _guesses(scene: Scene, place: PlaceView, phase: PhaseWords) -> Iterator[Section]:
    view = scene.view
    lines = [
        f"{scene.called(place.exercise, guess.card, phase.hand_field)}: {say.GUESS_WORDS[guess.nearness]}" for guess in view.guesses
    ]
    if lines and any(ask.kind == "guess" and scene.role in ask.of and name not in view.given for name, ask in phase.asks.items()):
        lines.append(say.ONE_MORE)
    if view.outcome is not None and not view.guesses:
        called = scene.called(place.exercise, view.outcome.card, phase.hand_field)
        if view.card is not None:
            lines.append(say.MEANT.format(card=scene.called(place.exercise, view.card, phase.hand_field)))
        lines += [say.READ.format(cards=called), say.GUESS_WORDS[view.outcome.nearness]]
    if lines:
        yield Section(scene.fill(phase.title), tuple(lines))
