"""Broken files, as people break them: each message leads to the mend, and the mend makes the folder good again."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from scenarios.chairs import FILES, write_chairs
from viceversa.scenarios.library import check

DECK, DECK_EN, DECK_ES = "decks/moments.yaml", "decks/en/moments.yaml", "decks/es/moments.yaml"
GAME, GAME_EN = "exercises/chairs.yaml", "exercises/en/chairs.yaml"
HINT, HINT_EN = "exercises/lamp.yaml", "exercises/en/lamp.yaml"
EVENING = "programmes/evening.yaml"
UNTOUCHED = ""
"""What stands there again once a mend has put things back as they were."""


class Broken(NamedTuple):
    """A file with one place that was `sound` and became `broken`; the line that is told, and the whole message after it; and what the
    person writes there who does what the message says: `sound` again, where nothing else is given."""

    file: str
    sound: str
    broken: str
    line: str
    says: str
    mended: str = UNTOUCHED


BROKEN: dict[str, Broken] = {
    "a card twice": Broken(
        DECK,
        "  window: {level",
        "  dishes: {level",
        "dishes: {level: 0, family: home, topic: habits}",
        "cards.dishes: 'dishes' is given twice, first in line 8. Keep one of the two, or rename one.",
    ),
    "two cards that read alike": Broken(
        DECK_EN,
        "title: The open window",
        "title: The dishes after dinner",
        "title: The dishes after dinner",
        "cards.window.title: the cards 'dishes' and 'window' read alike. Change one of them.",
        "title: The window at night",
    ),
    "a card without a level": Broken(
        DECK,
        "dishes: {level: 0, family",
        "dishes: {family",
        "dishes: {family",
        "cards.dishes.level: 'level' is missing. Add it, for instance 'level: 1'.",
        "dishes: {level: 0, family",
    ),
    "a card without a topic": Broken(
        DECK,
        ", topic: chores}",
        "}",
        "dishes: {",
        "cards.dishes: nothing says what the card 'dishes' is about. Add its 'topic', in one word such as 'chores'.",
    ),
    "a level out of range": Broken(
        DECK,
        "train: {level: 1",
        "train: {level: 7",
        "train: {level: 7",
        "cards.train.level: 7 is out of bounds. "
        "Use a number from 0 to 4: 0 made up, 1 everyday, 2 real but small, 3 tender, 4 with support.",
    ),
    "a neighbour that is not there": Broken(
        DECK,
        "[dishes, window]",
        "[dishes, windows]",
        "- [dishes, windows]",
        "mixed_up[1]: there is no card 'windows'. Did you mean 'window'? Name two cards of this deck.",
    ),
    "a need that is none": Broken(
        DECK,
        "needs: [voice]",
        "needs: [mime]",
        "needs: [mime]",
        "needs[1]: 'mime' is not offered here. Use 'voice', 'face' or 'touch'.",
    ),
    "a chance in percent": Broken(
        DECK,
        "train: {level: 1,",
        "train: {level: 1, prior: 70, grade: D,",
        "prior: 70",
        "cards.train.prior: 70 is out of bounds. Use a chance between 0 and 1, such as 0.7.",
        "train: {level: 1, prior: 0.7, grade: D,",
    ),
    "a chance without its evidence": Broken(
        DECK,
        "train: {level: 1,",
        "train: {level: 1, prior: 0.7,",
        "prior: 0.7",
        "cards.train.prior: nothing says how good the evidence for this prior is. "
        "Add 'grade: A' when it was counted, B when it follows a published order or value, D when you judged it.",
        "train: {level: 1, prior: 0.7, grade: D,",
    ),
    "half a language": Broken(
        DECK_ES,
        "  train:\n    title: Correr hacia el tren\n    written: Escribe cómo fue.\n"
        "    items: [Me gusta llegar pronto, Me gusta llegar justo]\n",
        "",
        "cards:",
        "cards: the words of the card 'train' are missing. Add 'train:' and its words.",
    ),
    "a card that only has words": Broken(
        DECK_ES,
        "  train:\n",
        "  bus:\n    title: El autobús\n    written: Escribe cómo fue.\n    items: [Voy de pie, Me siento]\n  train:\n",
        "bus:",
        "cards.bus: these are words for the card 'bus', which does not exist. "
        "Add the card to decks/moments.yaml, as in 'bus: {level: 1, family: home}', or take its words out here.",
    ),
    "a phase that only has words": Broken(
        HINT_EN,
        "phases:\n",
        "phases:\n  rest:\n    title: A rest\n    lead: Rest.\n    asks: {}\n",
        "rest:",
        "phases.rest: these are words for the phase 'rest', which does not exist. "
        "Add a phase with 'id: rest' to exercises/lamp.yaml, or take its words out here.",
    ),
    "a card renamed": Broken(
        DECK_EN,
        "  train:",
        "  bus:",
        "bus:",
        "cards.bus: these are words for the card 'bus', which does not exist, and those of 'train' are missing. "
        "Was 'bus' renamed to 'train'? Then write 'train:' here.",
    ),
    "an ask renamed": Broken(
        HINT_EN,
        "hinted:",
        "shown:",
        "shown:",
        "phases.hint.asks.shown: these are words for the ask 'shown', which does not exist, and those of 'hinted' are missing. "
        "Was 'shown' renamed to 'hinted'? Then write 'hinted:' here.",
    ),
    "a light exercise that begins high": Broken(
        HINT,
        "level: [0, 1]",
        "level: [2, 3]",
        "level: [2, 3]",
        "needs.level: the light lane stays at level 1 or below. Lower the lowest level.",
    ),
    "too few lines to rate": Broken(
        DECK_EN,
        "items: [I like it cool, I like it warm]",
        "items: [I like it cool]",
        "items: [I like it cool]",
        "cards.window.items: there are 1 items, and the deck has 2 a card. Write 2 of them under 'items:', each after a dash.",
        "items:\n    - I like it cool\n    - I like it warm",
    ),
    "a claim": Broken(
        GAME_EN,
        "Each speaks as the other for a minute.",
        "This heals what hurts.",
        "about: This heals",
        "about: 'heals' is not said here: it promises a cure. Say what you may do or notice.",
        "You may notice something new.",
    ),
    "an order": Broken(
        GAME_EN,
        "lead: Rate each line.",
        "lead: You must rate each line.",
        "lead: You must",
        "phases.rate.lead: 'You must' is not said here: it tells people what they have to do. Say 'you may', or say it plainly.",
        "lead: You may rate each line.",
    ),
    "a tab": Broken(
        DECK,
        "  dishes: {level",
        "\tdishes: {level",
        "\tdishes",
        "there is a tab, which only looks like spaces. Delete it, and type spaces in its place.",
    ),
    "a space too few": Broken(
        GAME_EN,
        "    lead: Rate each line.",
        "   lead: Rate each line.",
        "   lead: Rate",
        "this line begins with 3 spaces. Begin it with 2 or 4, like the lines before that it belongs with.",
    ),
    "a space too many": Broken(
        GAME_EN,
        "    lead: Rate each line.",
        "     lead: Rate each line.",
        "     lead: Rate",
        "this line begins with 5 spaces, and line 6 with 4 spaces. Begin both with as many.",
    ),
    "a colon in bare text": Broken(
        GAME_EN,
        'lead: "Say: I am {me}."',
        "lead: Say: I am {me}.",
        "lead: Say: I am",
        'this is not YAML. Text with a colon is put in quotes, all of it. Write: lead: "Say: I am {me}."',
    ),
    "a brace in bare text": Broken(
        HINT_EN,
        'partner: "{lead} gives a hint."',
        "partner: {lead} gives a hint.",
        "partner: {lead}",
        'this is not YAML. Text that begins with a brace is put in quotes, all of it. Write: partner: "{lead} gives a hint."',
    ),
    "a quote that is not closed": Broken(
        HINT_EN,
        'partner: "{lead} gives a hint."',
        'partner: "{lead} gives a hint.',
        'partner: "{lead}',
        "this is not YAML. Text in quotes needs one quote at its start and one at its end.",
    ),
    "no space after a colon": Broken(
        GAME,
        "  must: true\n  ask:\n    back",
        "  must:true\n  ask:\n    back",
        "  must:true",
        "this is not YAML. Leave a space after the colon.",
    ),
    "an unknown field": Broken(
        GAME,
        "    must: true",
        "    musst: true",
        "musst: true",
        "steps[4].do[1].musst: there is no field 'musst' here. "
        "Did you mean 'must'? Write it so, or see the table of fields in scenarios/README.md.",
    ),
    "a wrong type": Broken(
        GAME,
        "time: [0, 60, 180]",
        "time: 60 seconds",
        "time: 60 seconds",
        "steps[1].time: '60 seconds' is not a list. Write it as [least, usual, most], in seconds and without a unit.",
    ),
    "a unit behind a number": Broken(
        GAME,
        "time: [0, 60, 180]",
        "time: [0, 60s, 180]",
        "time: [0, 60s",
        "steps[1].time[2]: '60s' is not a whole number. Write digits only, without quotes and without a unit. "
        "The last one may be null, for no clock.",
    ),
    "times that fall": Broken(
        GAME,
        "time: [0, 30, 90]",
        "time: [0, 90, 30]",
        "time: [0, 90, 30]",
        "steps[4].do[1].time: the times are not in order. Write them as [least, usual, most], each at least the one before.",
    ),
    "an unknown kind": Broken(
        GAME,
        "kind: scale",
        "kind: skale",
        "kind: skale",
        "steps[1].ask.truth: there is no kind 'skale'. Did you mean 'scale'? Use one of: ready, choice, scale, text, guess, signal.",
    ),
    "a name with spaces": Broken(
        GAME,
        "- id: speech",
        "- id: Speech One",
        "id: Speech One",
        "steps[2].do[1].id: 'Speech One' is not a name. "
        "Use small letters from a to z, digits and underscores in place of spaces, and begin with a letter.",
    ),
    "a phase that waits for nothing": Broken(
        GAME,
        "back: {from: both, kind: ready}",
        "back: {from: both, kind: ready, need: false}",
        "  ask:",
        "steps[3].ask: the phase waits for nothing, so without a timer it would never end. "
        "Add an ask of kind ready, or take 'need: false' off one.",
    ),
    "a role that is never taken off": Broken(
        GAME,
        "  undoes: role\n",
        "",
        "role: swapped",
        "steps[2].do[1].role: 'off' follows, and the role was not taken off. Put a phase with 'undoes: role' and 'must: true' before it.",
    ),
    "a way round taking it off": Broken(
        GAME,
        "  undoes: role\n  must: true\n",
        "  undoes: role\n",
        "role: swapped",
        "steps[2].do[1].role: 'off' takes the role off, but could be passed. Give 'off' a 'must: true'.",
    ),
    "a speech that nobody corrects": Broken(
        GAME,
        "    corrects: [speech]\n",
        "",
        "role: swapped",
        "steps[2].do[1].role: nothing corrects 'speech' after it, for each who spoke. Add a phase with 'corrects: [speech]' and "
        "'must: true', in which the one who was spoken for rates or marks it."
        " In role the one who leads speaks as the partner, so it asks a scale, a choice or a text 'from: partner', or 'from: both'.",
    ),
    "a secret shown too early": Broken(
        GAME,
        "  ask:\n    truth:",
        "  reveal: [fair]\n  ask:\n    truth:",
        "reveal: [fair]",
        "steps[1].reveal: 'fair' is not asked before this phase. Move the reveal to a later phase.",
    ),
    "two secrets shown too early": Broken(
        GAME,
        "  ask:\n    truth:",
        "  reveal: [truth, fair]\n  ask:\n    truth:",
        "reveal: [truth, fair]",
        "steps[1].reveal: 'truth' and 'fair' are not asked before this phase. Move the reveal to a later phase.",
    ),
    "a secret with a slip in its name": Broken(
        GAME,
        "reveal: [truth, fair]",
        "reveal: [truht, fair]",
        "reveal: [truht, fair]",
        "steps[5].reveal: there is no ask 'truht' to reveal. Did you mean 'truth'? Name an ask of an earlier phase.",
    ),
    "a phase twice": Broken(
        GAME,
        "- id: end",
        "- id: rate",
        "- id: rate",
        "steps[5].id: the phase 'rate' is there twice, first in line 4. Rename one of the two.",
    ),
    "an ask twice": Broken(
        GAME,
        "    done: {from",
        "    back: {from",
        "back: {from",
        "steps[5].ask.back: the ask 'back' is there twice, first in line 21. Rename one of the two.",
    ),
    "a secret that never comes out": Broken(
        GAME,
        "reveal: [truth, fair]",
        "reveal: [truth]",
        "fair: {from",
        "steps[4].do[1].ask.fair: 'fair' is neither revealed nor private. "
        "Add 'reveal: [fair]' to a later phase, or 'private: true' here.",
    ),
    "a card before it is dealt": Broken(
        GAME,
        "  deal: {hand: 1}\n",
        "",
        "show: {both: [card]}",
        "steps[1].show: a card is shown before one is dealt or agreed on. Deal before, with 'deal:', or show it later.",
    ),
    "a field that the card has not": Broken(
        HINT,
        "[card.title]",
        "[card.titel]",
        "[card.titel]",
        "steps[1].do[1].show.lead: the cards of 'moments' have no 'titel'. Did you mean 'title'? Use one of: title, written, items.",
    ),
    "a deck that is not there": Broken(
        GAME,
        "deck: moments",
        "deck: moment",
        "deck: moment",
        "needs.deck: there is no deck 'moment'. Did you mean 'moments'? Add 'decks/moment.yaml', or name another deck.",
    ),
    "an exercise that is not there": Broken(
        EVENING,
        "[lamp, chairs]",
        "[lamp, chair]",
        "[lamp, chair]",
        "exercises[2]: there is no exercise 'chair'. Did you mean 'chairs'? Use one of: chairs, lamp.",
    ),
    "minutes that mislead": Broken(
        EVENING,
        "minutes: 6",
        "minutes: 60",
        "minutes: 60",
        "minutes: the usual times add up to about 7 minutes. Write 'minutes: 7', or change the times of its phases.",
        "minutes: 7",
    ),
    "a name that stands for nobody": Broken(
        GAME_EN,
        "Speak as {partner}.",
        "Speak as {partnr}.",
        "Speak as {partnr}.",
        "phases.speech.lead: '{partnr}' does not stand for a name here. Did you mean '{partner}'? Use one of: {me}, {partner}, {lead}.",
    ),
    "nobody is told who will see it": Broken(
        GAME_EN,
        "    who_sees: You both see this at the end.\n    asks:\n      truth",
        "    asks:\n      truth",
        "  rate:",
        "phases.rate: it does not say who will see what is entered here. Add it, for instance 'who_sees:"
        " You both see this at the end.', or 'who_sees: Nobody is shown this.' for what is private.",
    ),
    "nothing after a name": Broken(
        GAME_EN,
        "    lead: Rate each line.",
        "    lead:",
        "    lead:",
        "phases.rate.lead: there is nothing after the name. "
        "Write the text, and put it in quotes when it is a number or has a comma, a colon or a brace.",
    ),
    "a text that fits no phone": Broken(
        GAME_EN,
        "lead: Rate each line.",
        f"lead: {'Rate each line. ' * 19}",
        "lead: Rate each",
        "phases.rate.lead: it is longer than 280 characters, by 23. Say it more briefly.",
        "lead: Rate each line, please.",
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sound folder."""
    return write_chairs(tmp_path / "mine")


def replaced(folder: Path, file: str, old: str, new: str) -> Path:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{file} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_sound_folder_is_sound(folder: Path) -> None:
    """Nothing is wrong before something is broken."""
    assert check([folder]) == []


@pytest.mark.parametrize("how", BROKEN)
def test_a_message_leads_to_the_mend(how: str, folder: Path) -> None:
    """A broken file is told with its path, the line, what is wrong and what to write instead; written so, the folder is good."""
    case = BROKEN[how]
    path = folder / case.file
    if case.broken:
        replaced(folder, case.file, case.sound, case.broken)
    else:
        path.write_text(path.read_text(encoding="utf-8").replace(case.sound, "", 1), encoding="utf-8")
    broken = path.read_text(encoding="utf-8")
    told = {str(mistake): mistake for mistake in check([folder])}
    found = [mistake for text, mistake in told.items() if text.startswith(f"{path}:") and text.partition(": ")[2] == case.says]
    assert len(found) == 1, "\n".join(told)
    assert case.line in broken.splitlines()[found[0].line - 1]
    if case.mended:
        path.write_text(broken.replace(case.broken, case.mended, 1), encoding="utf-8")
    else:
        path.write_text(FILES[case.file], encoding="utf-8")
    assert check([folder]) == []


@pytest.mark.parametrize("how", BROKEN)
def test_one_slip_makes_few_words(how: str, folder: Path) -> None:
    """One slip is told once, and no other message stands beside it in which the mend is lost."""
    case = BROKEN[how]
    path = folder / case.file
    path.write_text(path.read_text(encoding="utf-8").replace(case.sound, case.broken, 1), encoding="utf-8")
    assert len(told := check([folder])) == 1, told


def test_a_renamed_field_is_told_once_a_file(folder: Path) -> None:
    """A field that is renamed in the facts is told once for all cards of a language, and where it was named in the facts."""
    replaced(folder, DECK, "[title, written]", "[name, written]")
    told = [str(mistake) for mistake in check([folder]) if "renamed" in mistake.mend]
    says = (
        "these are words for the field 'title', which does not exist, and those of 'name' are missing, in every card. "
        "Was 'title' renamed to 'name'? Then write 'name:' here."
    )
    assert told == [
        f"{folder / DECK_EN}:5: cards.dishes.title: {says}",
        f"{folder / DECK_ES}:5: cards.dishes.title: {says}",
    ]


def test_a_hand_that_nobody_chooses_from_is_told_as_that(folder: Path) -> None:
    """Of a hand without an agreement nothing else is told in its exercise, such as cards that are shown before one is chosen."""
    path = replaced(folder, GAME, "deal: {hand: 1}", "deal: {hand: 3, to: lead}")
    assert [str(mistake) for mistake in check([folder]) if mistake.file == str(path)] == [
        f"{path}:5: steps[1].deal: nobody chooses among the cards of this hand. "
        "Add 'ends: {agree: ..., equal: ...}', or deal one card."
    ]


def test_a_missing_language_is_told_file_by_file(folder: Path) -> None:
    """Words that are missing are told at the path where they belong, and writing them there is the mend."""
    path = folder / DECK_ES
    path.unlink()
    (mistake,) = check([folder])
    assert str(mistake) == f"{path}:1: the words of 'moments' in 'es' are missing. Write them, or take the language out everywhere."
    path.write_text(FILES[DECK_ES], encoding="utf-8")
    assert check([folder]) == []


def test_a_folder_that_is_no_language_is_told(folder: Path) -> None:
    """A folder of words with another name than a language's is told, and renaming it is the mend."""
    (folder / "decks" / "es").rename(folder / "decks" / "Spanish")
    told = [str(mistake) for mistake in check([folder])]
    assert (
        f"{folder / 'decks/Spanish'}:1: this folder is not named after a language. Name it after its language, for instance 'en' or 'pt-BR'."
        in told
    )
    (folder / "decks" / "Spanish").rename(folder / "decks" / "es")
    assert check([folder]) == []


def test_a_file_in_another_encoding_is_told(folder: Path) -> None:
    """A file that an old editor saved is told with the line and the encoding to save it in."""
    path = folder / DECK_ES
    path.write_bytes(FILES[DECK_ES].encode("cp1252"))
    assert f"{path}:5: the file is not UTF-8. Save it again with the encoding UTF-8." in [
        str(mistake) for mistake in check([folder])
    ]
    path.write_text(FILES[DECK_ES], encoding="utf-8")
    assert check([folder]) == []
