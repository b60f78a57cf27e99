"""A small library written in code: one exercise of every trick, so that rules can be tested without files."""

from __future__ import annotations

from msgspec.structs import replace

from viceversa.game.exercise import BOTH, Ask, Card, Deal, Deck, Ends, Exercise, Guard, Library, Programme, Step

CARDS = {
    name: Card(name=name, level=level, family=family, group=group, at=at, prior=prior, items=6)
    for name, level, family, group, at, prior in [
        ("joy", 1, "joy", "up", (0.85, 0.55), 0.85),
        ("excitement", 1, "joy", "up", (0.75, 0.85), 0.60),
        ("amusement", 1, "fun", "up", (0.75, 0.50), 0.60),
        ("pride", 1, "pride", "up", (0.70, 0.35), 0.55),
        ("calm", 0, "calm", "still", (0.50, -0.75), 0.50),
        ("relief", 1, "relief", "still", (0.60, -0.25), 0.40),
        ("boredom", 0, "low", "down", (-0.35, -0.65), 0.65),
        ("tiredness", 0, "low", "down", (-0.25, -0.75), 0.75),
        ("surprise", 1, "surprise", "new", (0.20, 0.80), 0.80),
        ("confusion", 1, "surprise", "new", (-0.25, 0.15), 0.60),
        ("anger", 2, "anger", "hot", (-0.70, 0.75), 0.70),
        ("disgust", 2, "disgust", "hot", (-0.70, 0.40), 0.60),
        ("fear", 2, "fear", "threat", (-0.70, 0.75), 0.55),
        ("sadness", 3, "sadness", "loss", (-0.70, -0.35), 0.65),
    ]
}

FEELINGS = Deck(name="feelings", cards=CARDS, mixed_up=(("anger", "disgust"), ("fear", "surprise"), ("pride", "joy")))

READY = Ask(name="done", kind="ready", open=True)
BOTH_TALK = Step(phase="talk", asks=(READY,), least=1_000, usual=20_000, most=60_000)


def swap_steps() -> tuple[Step, ...]:
    """Agree, rate and guess, two speeches in role, take the role off, correct, talk."""
    pick = Ask(name="pick", kind="choice", each="hand", options=("take", "not_today"), open=True, private=True)
    truth = Ask(name="truth", kind="scale", each="items", low=1, high=7)
    guess = Ask(name="guess", kind="scale", each="items", low=1, high=7, about_partner=True)
    done = Ask(name="done", kind="ready", of=("lead",), open=True)
    flag = Ask(name="flag", kind="signal", of=("partner",), times=3, open=True, need=False)
    again = Ask(name="again", kind="choice", options=("again", "enough"), open=True, private=True)
    caught = Ask(name="caught", kind="scale", of=("partner",), each="items", low=0, high=2)
    once_more = Guard(answers=(("again", "both", "again"),))

    def speech(lead: int, guard: Guard | None = None) -> Step:
        return Step(
            phase="speech",
            lead=lead,
            asks=(flag, done),
            ends=Ends(asks=("done",)),
            in_role=True,
            away="run",
            least=1_000,
            usual=30_000,
            most=60_000,
            guard=guard,
            intensity=3,
        )

    def derole(guard: Guard | None = None) -> Step:
        return Step(phase="derole", asks=(READY,), must=True, undoes_role=True, least=5_000, usual=10_000, most=20_000, guard=guard)

    return (
        Step(
            phase="card",
            deal=Deal(hand=5, deals=3),
            hand=BOTH,
            asks=(pick,),
            ends=Ends(agree=("pick", "take")),
            usual=60_000,
            most=180_000,
        ),
        Step(phase="truth", card=BOTH, asks=(truth,), seal=64, least=2_000, usual=60_000, most=120_000),
        Step(phase="guess", card=BOTH, asks=(guess,), seal=64, usual=60_000, most=120_000),
        speech(0),
        speech(1),
        derole(),
        Step(
            phase="correct",
            lead=0,
            must=True,
            corrects=("speech",),
            reveal=("truth", "guess"),
            asks=(caught,),
            seal=64,
            usual=60_000,
            most=120_000,
        ),
        Step(
            phase="correct",
            lead=1,
            must=True,
            corrects=("speech",),
            reveal=("truth", "guess"),
            asks=(caught,),
            seal=64,
            usual=60_000,
            most=120_000,
        ),
        Step(phase="once_more", reveal=("caught",), asks=(again,), usual=20_000, most=60_000),
        speech(0, once_more),
        derole(once_more),
        Step(
            phase="correct_again",
            must=True,
            corrects=("speech",),
            guard=once_more,
            asks=(Ask(name="caught_again", kind="scale", of=("partner",), each="items", low=0, high=2),),
            seal=64,
            least=2_000,
            usual=60_000,
            most=120_000,
        ),
        Step(phase="tender_only", guard=Guard(level=(2, 3)), asks=(READY,), usual=20_000, most=60_000),
        Step(phase="talk", must=True, reveal=("caught_again",), asks=(READY,), usual=20_000, most=60_000),
    )


def guessing_steps(turns: int = 6) -> tuple[Step, ...]:
    """One sees a hidden card, the other guesses it among six; roles alternate."""
    seen = Ask(name="seen", kind="ready", of=("lead",), open=True)
    guess = Ask(name="read", kind="guess", of=("partner",), tries=2, open=True)
    steps: list[Step] = []
    for n in range(turns):
        turn, lead = (n + 1, turns), n % 2
        aim = Deal(hand=1, to=("lead",), again=None, aim=(0.60, 0.80), apart=True, options=6, near=3)
        steps += [
            Step(phase="look", lead=lead, turn=turn, deal=aim, card=("lead",), asks=(seen,), usual=20_000, most=60_000),
            Step(
                phase="act",
                lead=lead,
                turn=turn,
                card=("lead",),
                options=("lead", "partner"),
                asks=(guess,),
                ends=Ends(asks=("read",)),
                usual=45_000,
                most=90_000,
            ),
            Step(
                phase="talk",
                lead=lead,
                turn=turn,
                card=("lead", "partner"),
                outcome=("lead", "partner"),
                asks=(READY,),
                usual=20_000,
                most=60_000,
            ),
        ]
    return tuple(steps)


def small_library() -> Library:
    """A swap, a guessing game and an opening, over one deck; a programme for each use."""
    opening = Exercise(
        name="opening",
        deck="feelings",
        lanes=("light", "standard"),
        levels=(0, 1),
        steps=(
            Step(phase="share", deal=Deal(), card=("lead", "partner"), asks=(READY,), least=3_000, usual=30_000, most=60_000),
            Step(
                phase="landed",
                asks=(Ask(name="landed", kind="choice", of=("partner",), options=("yes", "partly"), open=True),),
                usual=30_000,
                most=60_000,
            ),
            Step(phase="talk", reveal=("landed",), asks=(READY,), usual=20_000, most=60_000),
        ),
    )
    swap = Exercise(name="swap", deck="feelings", levels=(0, 3), steps=swap_steps())
    guessing = Exercise(name="guessing", deck="feelings", lanes=("light", "standard"), levels=(0, 3), steps=guessing_steps())
    programmes = {
        "evening": Programme("evening", ("opening", "guessing", "swap", "opening")),
        "short": Programme("short", ("opening",)),
        "guess": Programme("guess", ("guessing",)),
        "swap": Programme("swap", ("opening", "swap", "opening")),
    }
    return Library(
        fingerprint="small",
        exercises={each.name: each for each in (opening, swap, guessing)},
        decks={"feelings": FEELINGS},
        programmes=programmes,
    )


def calm_library() -> Library:
    """The small library with no breathers by draw, for tests that count every second."""
    small = small_library()
    exercises = {
        name: replace(exercise, steps=tuple(replace(step, intensity=0) for step in exercise.steps))
        for name, exercise in small.exercises.items()
    }
    return replace(small, exercises=exercises)


def without_level_0(library: Library) -> Library:
    """With the same decks, but for cards of level 0."""
    decks = {name: replace(deck, cards=above_0(deck)) for name, deck in library.decks.items()}
    return replace(library, decks=decks)


def above_0(deck: Deck) -> dict[str, Card]:
    """The cards of a deck that are not made up."""
    return {name: card for name, card in deck.cards.items() if card.level > 0}
