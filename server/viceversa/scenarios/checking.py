"""Everything that must be true of a folder of scenario files, beyond the shape of each: the list of all rules.

Files that could not be read are left out here; their mistakes are known, and the rules say nothing about what rests on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from . import files
from .folder import Filed, Folder
from .mistakes import Mistake
from .rules import conditions, decks, lanes, packs, reviews, roles, secrets, shape, speech, table, tags, words
from .rules.subject import Subject, names_clash
from .unrolling import MOST_STEPS, length, unroll

FIRST_RULES = (shape.names_are_single,)
"""Each judges one exercise before the others do: where two things have one name, the others would judge the wrong one."""

EXERCISE_RULES = (
    shape.time_is_in_order,
    shape.something_is_waited_for,
    shape.ends_name_asks,
    shape.scales_and_choices_are_sound,
    shape.blocks_are_sound,
    shape.turns_are_even,
    shape.blobs_fit,
    conditions.conditions_can_hold,
    conditions.answers_can_be_given,
    conditions.levels_are_played,
    conditions.levels_are_known,
    conditions.outcomes_and_hosts_can_be,
    roles.role_is_taken_off,
    roles.speeches_are_corrected,
    roles.corrections_are_meant,
    roles.agreement_comes_first,
    secrets.answers_are_revealed_or_private,
    secrets.reveals_are_meant,
    secrets.sealed_together_revealed_together,
    secrets.figures_are_revealed,
    secrets.kept_answers_are_seen,
    table.shown_things_exist,
    table.nothing_is_shown_before_it_is_dealt,
    table.those_who_answer_see_what_for,
    table.agreements_have_a_hand,
    table.hands_are_agreed_on,
    table.guesses_are_fair,
    table.options_come_in_groups,
    table.deck_is_enough,
    table.tender_comes_once,
    lanes.light_stays_light,
    lanes.lanes_are_single,
    lanes.support_needs_a_host,
)
"""Each judges one exercise together with its deck."""

DECK_RULES = (
    decks.deck_names_are_sound,
    decks.mixed_up_cards_exist,
    tags.cards_have_topics,
    tags.topics_are_no_slips,
    tags.topics_have_their_levels,
    tags.needs_are_named_once,
    tags.there_is_another_way,
    tags.priors_have_grades,
)
"""Each judges one deck."""

FOLDER_RULES = (
    decks.decks_are_there,
    decks.programmes_are_playable,
    words.exercises_have_words,
    words.decks_have_words,
    reviews.reviews_can_be,
    tags.topics_are_fit_to_swap,
    speech.sentences_are_ours,
    speech.cards_keep_off,
)
"""Each judges how the files of the folder fit together."""

PACK_RULES = (packs.packs_name_their_languages,)
"""Each judges one pack."""


def judge_packs(folders: Iterable[Folder]) -> list[Mistake]:
    """Every mistake in what packs say of themselves."""
    return [mistake for folder in folders for rule in PACK_RULES for mistake in rule(folder)]


def judge(folder: Folder) -> list[Mistake]:
    """Every mistake in the meaning of the folder's files."""
    return list(_judged(folder))


def _judged(folder: Folder) -> Iterator[Mistake]:
    for filed in folder.exercises.values():
        yield from _exercise(folder, filed)
    for deck in folder.decks.values():
        for deck_rule in DECK_RULES:
            yield from deck_rule(deck)
    for folder_rule in FOLDER_RULES:
        yield from folder_rule(folder)


def _exercise(folder: Folder, filed: Filed[files.Exercise]) -> Iterator[Mistake]:
    if (steps := length(filed.model.steps)) > MOST_STEPS:
        what = f"the exercise unrolls to {steps} steps, and {MOST_STEPS} are played at most"
        yield filed.page.mistake(("steps",), what, "Let blocks be played less often.")
        return
    found = folder.decks.get(filed.model.needs.deck)
    deck = None if found is None else found.model
    subject = Subject(filed.page, filed.model, unroll(filed.model, 0 if deck is None else deck.items), deck)
    rules = FIRST_RULES if names_clash(filed.model) else FIRST_RULES + EXERCISE_RULES
    for rule in rules:
        yield from rule(subject)
