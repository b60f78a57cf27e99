"""What a seat sees of a phase, in words."""

from __future__ import annotations

import pytest

from viceversa.game.exercise import PARTNERS
from viceversa.scenarios.bundle import AskWords, ExerciseWords
from viceversa.scenarios.library import load, shipped_folder
from viceversa.simulation.rehearsal import UnknownLanguage, named, simulate
from viceversa.simulation.seen import times_left

BUNDLE = load(shipped_folder())
WORDS = next(iter(BUNDLE.words.values()))


def screens(exercise: str, phase: str, seed: int = 1) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the one who leads sees as that phase first begins, and what the partner sees."""
    course = simulate(named(BUNDLE, [exercise]), seed=seed, level=2)
    shown = next(event for event in course if event.screens and event.what.startswith(f"{exercise} · {phase} "))
    one, two = (shown.screens[seat] for seat in PARTNERS)
    return (one, two) if "Tide leads" in shown.what else (two, one)


def asking(kind: str) -> tuple[str, str, AskWords]:
    """An exercise and a phase of it that ask for that kind of answer, and the words of the ask."""
    return next(
        (name, phase, ask)
        for name, exercise in WORDS.exercises.items()
        for phase, words in exercise.phases.items()
        for ask in words.asks.values()
        if ask.kind == kind
    )


def test_a_hidden_card_is_on_one_screen_only() -> None:
    """Whoever guesses sees the options, and nothing of the card that the other one sees."""
    exercise, phase, _ = asking("guess")
    for seed in range(5):
        lead, partner = screens(exercise, phase, seed)
        assert [line for line in lead if line.startswith("Card: ")]
        assert [line for line in partner if line.startswith("Card: ")] == []
        (options,) = [line for line in partner if line.startswith("Options: ")]
        assert len(options.split(", ")) == 6


def test_each_is_told_what_is_theirs_to_do() -> None:
    """A screen has the title, the words for that seat with names in them, what it may answer, and nothing of what the other may."""
    exercise = "thirty-second-mirror"
    phase = WORDS.exercises[exercise].phases["share"]
    lead, partner = screens(exercise, "share")
    assert lead[:2] == (phase.title, phase.lead)
    assert partner[1] in {phase.partner.replace("{lead}", name) for name in ("Tide", "Ember")} - {phase.partner}
    button = f"[{phase.asks['shared'].label}]"
    assert button in lead
    assert button not in partner


def test_what_comes_out_is_told_to_both() -> None:
    """The phase that reveals an answer says so on both screens, with what was asked."""
    lead, partner = screens("thirty-second-mirror", "settle")
    asked = WORDS.exercises["thirty-second-mirror"].phases["landed"].asks["landed"].label
    assert f"Opened for both: “{asked}”" in lead
    assert f"Opened for both: “{asked}”" in partner


def test_what_nobody_answered_is_not_told_as_an_answer() -> None:
    """Where all passed, the phase that reveals says that nobody answered."""
    course = simulate(named(BUNDLE, ["thirty-second-mirror"]), style="pass")
    opened = [line for event in course for seat in event.screens for line in event.screens[seat] if line.startswith("Opened")]
    assert opened
    assert all(line.endswith(" (nobody answered)") for line in opened)


def test_a_guess_about_someone_names_the_same_one_on_both_screens() -> None:
    """Where one guessed about the other, both read whom it was about as it comes out."""
    label = "What would {partner} like best?"
    mirror = WORDS.exercises["thirty-second-mirror"]
    landed = mirror.phases["landed"]
    asking_it = landed.model_copy(update={"asks": {"landed": landed.asks["landed"].model_copy(update={"label": label})}})
    changed = mirror.model_copy(update={"phases": {**mirror.phases, "landed": asking_it}})
    words = WORDS.model_copy(update={"exercises": {**WORDS.exercises, "thirty-second-mirror": changed}})
    course = simulate(named(BUNDLE._replace(words={"en": words}), ["thirty-second-mirror"]))
    opened = [
        [line for line in event.screens[seat] if line.startswith("Opened")]
        for event in course
        if event.screens
        for seat in PARTNERS
    ]
    names = [next(name for name in ("Tide", "Ember") if name in line) for lines in opened for line in lines]
    assert names[:2] in (["Tide", "Tide"], ["Ember", "Ember"])
    assert names[:2] != names[2:4] == [names[2]] * 2


def test_who_will_see_it_stands_where_something_is_entered() -> None:
    """Whoever is asked is told how to answer, and who will see it."""
    exercise, phase, ask = asking("scale")
    lead, _ = screens(exercise, phase, 4)
    assert any(f"{ask.low} {ask.low_label} … {ask.high} {ask.high_label}" in line for line in lead)
    assert lead[-1] == f"({WORDS.exercises[exercise].phases[phase].who_sees})"


def test_each_seat_reads_its_own_language() -> None:
    """A seat reads the words of its own language, and the course is the same."""
    other = WORDS.model_copy(update={"language": "xx", "exercises": {n: _shouted(e) for n, e in WORDS.exercises.items()}})
    bundle = named(BUNDLE._replace(words={**BUNDLE.words, "xx": other}), ["thirty-second-mirror"])
    plain, mixed = (list(simulate(bundle, languages=languages)) for languages in (["en"], ["en", "xx"]))
    assert [event.at for event in plain] == [event.at for event in mixed]
    one, two = (next(event for event in course if event.screens).screens for course in (plain, mixed))
    assert one["a"] == two["a"]
    assert two["b"][0] == one["b"][0].upper()


def _shouted(exercise: ExerciseWords) -> ExerciseWords:
    phases = {name: phase.model_copy(update={"title": phase.title.upper()}) for name, phase in exercise.phases.items()}
    return exercise.model_copy(update={"phases": phases})


def test_a_language_that_is_not_offered_is_refused() -> None:
    """A language without words is answered with those there are."""
    with pytest.raises(UnknownLanguage, match="There are: en"):
        simulate(BUNDLE, languages=["tlh"])


@pytest.mark.parametrize(
    ("left", "says"),
    [(None, "May swap the card."), (1, "May swap the card once."), (2, "May swap the card, 2 times.")],
)
def test_how_often_a_card_may_be_swapped(left: int | None, says: str) -> None:
    """How often a card may be swapped is a sentence, for once too."""
    assert f"May swap the card{times_left(left)}." == says
