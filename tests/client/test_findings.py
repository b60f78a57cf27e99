"""What is told at the end, and what is not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from client.rigged import NOW, lobby_view, phase_view, tiny_bundle
from viceversa.game.exercise import PartnerSeat
from viceversa.game.view import GuessView, OpenedView, View
from viceversa.scenarios.bundle import DeviceBundle
from viceversa_client import say
from viceversa_client.findings import answer_set, by_exercise, findings, to_keep
from viceversa_client.lines import lines_of
from viceversa_client.page import Page
from viceversa_client.pages import page
from viceversa_client.scene import Mine, Scene
from viceversa_client.sealed import Answers
from viceversa_client.showings import Showing

ITEMS = 12
A = (1, 6, 2, 7, 3, 5, 4, 6, 2, 5, 7, 1)
B = (6, 2, 5, 3, 7, 1, 6, 4, 1, 7, 2, 5)
HIT, MISS, NEAR = GuessView("red", "hit"), GuessView("blue", "miss"), GuessView("green", "close")
Opened = Mapping[int, Mapping[PartnerSeat, Answers]]


def words(language: str = "en", items: int = ITEMS) -> DeviceBundle:
    """The tiny game with more items to a card, and with a map."""
    tiny = tiny_bundle()
    deck = tiny.decks["colours"]
    lines = [f"Item {n}" for n in range(1, items + 1)]
    cards = {
        name: card.model_copy(update={"items": lines, "at": {"red": (0.5, -0.5), "blue": (-0.6, 0.0)}.get(name)})
        for name, card in deck.cards.items()
    }
    game = tiny.exercises["tiny"]
    game = game.model_copy(update={"figures": {**game.figures, "map": {"guess": "read"}}})
    return tiny.model_copy(
        update={
            "language": language,
            "decks": {"colours": deck.model_copy(update={"cards": cards})},
            "exercises": {"tiny": game},
        }
    )


def given(values: tuple[int, ...]) -> dict[str, str | int]:
    return {str(n): value for n, value in enumerate(values, 1)}


def opened(a_guesses: tuple[int, ...], b_guesses: tuple[int, ...], a: tuple[int, ...] = A, b: tuple[int, ...] = B) -> Opened:
    """What a and b said of themselves, and guessed."""
    return {
        1: {"a": {"own": given(a)}, "b": {"own": given(b)}},
        2: {"a": {"theirs": given(a_guesses)}, "b": {"theirs": given(b_guesses)}},
    }


RELEASED = (
    OpenedView(instance=1, exercise="tiny", phase="rate", seats=("a", "b"), card="red"),
    OpenedView(instance=2, exercise="tiny", phase="think", seats=("a", "b"), card="red"),
)


def at_the_end(answers: Opened, you: Literal["a", "b", "host"] = "a", bundle: DeviceBundle | None = None, **mine: Any) -> Scene:
    released = RELEASED if answers else ()
    view = View(you=you, stage="done", seats=lobby_view().seats, opened=released)
    return Scene(view=view, words=bundle or words(), opened=answers, now=NOW, mine=Mine(**{"kind": "standard", **mine}))


def told(scene: Scene) -> dict[str, tuple[str, ...]]:
    return {section.title: section.lines for section in findings(scene)}


def text(page: Page) -> str:
    return "\n".join(lines_of(page))


def test_a_guesser_alone_hears_of_leaning() -> None:
    """One knows, the other takes themself for the other: each screen has what concerns its own person, and both the same for both."""
    answers = opened(a_guesses=A, b_guesses=A)  # a guesses what a feels; b guesses what a said
    on_a, on_b = told(at_the_end(answers)), told(at_the_end(answers, "b"))
    assert on_a[say.FOUND_TITLE] == on_b[say.FOUND_TITLE]
    assert any("leaned on your own answer" in line for line in on_a[say.FOUND_ALONE_TITLE])
    assert on_b[say.FOUND_ALONE_TITLE] == ("You went by how it is for Mika, more than by how it is for you.",)
    assert "Robin" in " ".join(on_a[say.FOUND_ALONE_TITLE])


def test_the_furthest_item_is_named_to_both() -> None:
    """The item that both missed most is named, as the card has it."""
    a_guesses, b_guesses = (7 if n == 3 else each for n, each in enumerate(B)), (1 if n == 3 else each for n, each in enumerate(A))
    scene = at_the_end(opened(tuple(a_guesses), tuple(b_guesses)))
    assert told(scene)[say.FOUND_TITLE] == ("Often close.", "Furthest apart: “Item 4”. A good one to ask about.")
    assert to_keep(scene) == told(scene)[say.FOUND_TITLE]


def test_few_items_are_not_enough() -> None:
    """With two items there is not enough yet, and nothing of it is offered to keep."""
    scene = at_the_end(opened((4, 2), (1, 7), (3, 6), (5, 1)), bundle=words(items=2))
    assert told(scene)[say.FOUND_TITLE] == ("Not enough answers yet to say more. That is fine.",)
    assert to_keep(scene) == ()


def test_where_answers_do_not_differ_nothing_is_said_alone() -> None:
    """After a swap in which everybody marked every line alike, both read that there is nothing to compare, and no one more alone."""
    level = (4,) * 6
    said = told(at_the_end(opened(level, level, level, level), bundle=words(items=6)))
    assert said[say.FOUND_TITLE] == ("Nobody's answers changed from line to line, so there is nothing to compare.",)
    assert say.FOUND_ALONE_TITLE not in said


def test_other_lines_under_the_same_version_are_told_apart() -> None:
    """The answers know the lines that they were given to, whatever version the deck says it is."""
    one, other = (at_the_end(opened(A, B), bundle=words(items=items)) for items in (12, 11))
    sources = [answer_set(scene, by_exercise(scene)["tiny"][0]).source for scene in (one, other)]
    assert sources[0].lines != sources[1].lines
    assert sources[0].version == sources[1].version


def test_odd_answers_count_as_not_given() -> None:
    """Words, numbers beside the scale and items that the card has not are left out, and nothing raises."""
    odd: dict[str, str | int] = {**given(A), "1": "ten", "2": 99, "3": -4, "77": 3, "": 2}
    answers: Opened = {**opened(A, A), 1: {"a": {"own": odd}, "b": {"own": "a text"}}}
    scene = at_the_end(answers)
    (profile,) = (each for each in by_exercise(scene)["tiny"] if each.about == "a")
    assert answer_set(scene, profile).truth[:4] == (None, 99, -4, 7)
    assert told(scene)[say.FOUND_TITLE][0] == "Not enough answers yet to say more. That is fine."
    assert "99" in text(page(at_the_end(answers))) or "-" in text(page(at_the_end(answers)))


def test_a_session_without_answers_says_nothing() -> None:
    """Where nothing was released and nothing read, nothing is said, and no numbers are offered."""
    scene = at_the_end({})
    assert findings(scene) == ()
    assert page(scene).action("f") is None


def charades(*turns: tuple[GuessView, ...]) -> dict[tuple[int, int, int], Showing]:
    return {(1, 1, n): Showing("tiny", "a" if n % 2 else "b", "word", "red", guesses, 6) for n, guesses in enumerate(turns, 1)}


def test_feelings_are_counted_for_both() -> None:
    """Found, found on a second guess, near, and a turn in which nobody guessed, which counts for nothing."""
    scene = at_the_end({}, showings=charades((HIT,), (MISS, HIT), (MISS, NEAR), ()))
    said = told(scene)
    assert said[say.FOUND_TITLE] == ("You two found 2 of 3 feelings, 1 on a second guess.", "And 1 came close.")
    assert said[say.FEELINGS_TITLE] == (
        "Mika meant: red-ish (pleasant, still). Read: red-ish (pleasant, still).",
        "Robin meant: red-ish (pleasant, still). Read: blue-ish (unpleasant), then red-ish (pleasant, still).",
        "Mika meant: red-ish (pleasant, still). Read: blue-ish (unpleasant), then green-ish.",
        say.SKETCH,
    )
    assert (
        told(at_the_end({}, "b", showings=charades((HIT,), (MISS, HIT), (MISS, NEAR), ())))[say.FOUND_TITLE]
        == said[say.FOUND_TITLE]
    )


def test_the_light_lane_counts_nothing() -> None:
    """In the light lane, and where this screen does not know the lane or missed a turn, feelings are told and not counted."""
    turns = charades((HIT,), (MISS, HIT))
    for scene in (
        at_the_end({}, showings=turns, kind="light"),
        at_the_end({}, showings=turns, kind=None),
        at_the_end({}, showings={(1, 1, 2): turns[1, 1, 2]}),
    ):
        assert say.FOUND_TITLE not in told(scene)
        assert say.FEELINGS_TITLE in told(scene)
        assert page(scene).action("f") is None


def test_spanish_sentences_are_said_in_spanish() -> None:
    """The sentences are in the language of the game's words."""
    scene = at_the_end(opened(B, A), bundle=words("es"))
    assert told(scene)[say.FOUND_TITLE][0] == "A menudo cerca."


def test_figures_are_shown_on_request_alone() -> None:
    """Words come first; the key f shows the numbers behind them, of the couple and of one's own guesses, and how sure they are."""
    scene = at_the_end(opened(B, B), showings=charades((HIT,), (MISS, HIT)))
    assert "0.5" not in text(page(scene))
    action = page(scene).action("f")
    assert action is not None
    figures = text(page(at_the_end(opened(B, B), showings=charades((HIT,), (MISS, HIT)), sheet="figures")))
    assert "Found on the first guess: 1 of 2 (with so few, it may be anywhere from 0.09 to 0.91)." in figures
    assert "Without looking, one in 6 would be found." in figures
    assert "what Robin said: 1.00" in figures
    assert "follow what Robin said: 1.00; and your own answers: 0.00" in figures
    assert "Mika" not in figures.replace("Just you, Mika", "").replace("Mika: you", "")


def test_figures_say_why_there_are_none() -> None:
    """Below the thresholds, and where answers are all the same, it is said why there is no number."""
    few = text(page(at_the_end(opened((4, 2), (1, 7), (3, 6), (5, 1)), bundle=words(items=2), sheet="figures")))
    assert "not enough yet, from 6 answers on" in few
    assert "not enough yet, from 12 answers on" in few
    flat = text(page(at_the_end(opened((4,) * 12, (4,) * 12), sheet="figures")))
    assert "none, since some answers are all the same" in flat


def test_the_host_is_told_nothing() -> None:
    """A host's page has no words of what was found, and no numbers."""
    scene = at_the_end(opened(B, A), "host")
    assert say.FOUND_TITLE not in text(page(scene))
    assert say.FOUND_TITLE not in text(page(at_the_end(opened(B, A), "host", sheet="figures")))
    assert page(scene).action("f") is None


def test_profiles_of_several_cards_are_told_apart() -> None:
    """With one card a profile is named after its person, with several after the card too; guesses over all of them count together."""
    scene = at_the_end(opened(B[:6], A[:6], A[:6], B[:6]), bundle=words(items=6))
    assert [section.title for section in page(scene).sections][-3:-1] == ["How it is for Mika", "How it is for Robin"]
    second = {n + 2: said for n, said in opened(B[6:], A[6:], A[6:], B[6:]).items()}
    released = (*RELEASED, *(msgspec.structs.replace(one, instance=one.instance + 2, card="blue") for one in RELEASED))
    both = msgspec.structs.replace(
        scene, opened={**scene.opened, **second}, view=msgspec.structs.replace(scene.view, opened=released)
    )
    titles = [section.title for section in page(both).sections]
    assert [title for title in titles if title.startswith("How")] == [
        "How it is for Mika: The red topic",
        "How it is for Robin: The red topic",
        "How it is for Mika: The blue topic",
        "How it is for Robin: The blue topic",
    ]
    assert say.FOUND_ALONE_TITLE not in told(scene)
    assert told(both)[say.FOUND_ALONE_TITLE] == ("You went by how it is for Robin, more than by how it is for you.",)


def test_a_second_guess_that_is_opened_alone_completes_the_profile() -> None:
    """The phase that opens only the second guess shows it beside the answers and the first guess, which were opened before."""
    bundle = words(items=2)
    game = bundle.exercises["tiny"]
    later = game.phases["think"].model_copy(update={"asks": {"later": game.phases["think"].asks["theirs"]}})
    figures = {"profile": {"truth": "own", "guess": "theirs", "again": "later"}}
    game = game.model_copy(update={"figures": figures, "phases": {**game.phases, "anew": later}})
    bundle = bundle.model_copy(update={"exercises": {"tiny": game}})
    third = OpenedView(instance=3, exercise="tiny", phase="anew", seats=("a", "b"), card="red")
    answers: Opened = {**opened((1, 2), (3, 4), (5, 6), (7, 1)), 3: {"a": {}, "b": {"later": {"1": 4}}}}
    view = phase_view("talk", opened=(*RELEASED, third))
    scene = Scene(view=view, words=bundle, opened=answers, now=NOW, mine=Mine(fresh={1: 0, 2: 0}))
    sections = {section.title: section.lines for section in page(scene).sections}
    assert sections["How it is for Mika"][1:] == (
        "Item 1: Mika said 5; Robin guessed 3, then 4.",
        "Item 2: Mika said 6; Robin guessed 4.",
    )
    first_only = msgspec.structs.replace(scene, opened={**answers, 2: {"a": {}, "b": {}}})
    assert "Item 1: Mika said 5; Robin guessed 4." in text(page(first_only))
