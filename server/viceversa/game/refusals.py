"""Why the rules refuse a command: a code for programs, a sentence for people.

Refusing is an answer, not a failure: nothing changes, and what the person wrote stays with them.
"""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "already_given": "That answer is given already. The first one counts.",
    "bad_card": "That card is not on the table.",
    "bad_choice": "That choice is gone. Pick one of these.",
    "bad_size": "That sealed answer has the wrong size.",
    "blocked": "We can't start this game here. It is made for adults.",
    "game_on": "The game has begun, so that is settled for today.",
    "id_reused": "That message number was used for something else.",
    "moved": "This session moved to another tab or phone.",
    "name_invalid": "A name has 1 to 12 letters, signs or emoji.",
    "name_taken": "Your partner has that name. Try another.",
    "no_answer_wanted": "Nothing like that is asked here.",
    "no_host": "There is no host here.",
    "no_seat": "This device has no seat here. Ask for a new code.",
    "no_soft_end": "Let the last one be something light.",
    "no_soft_start": "Let the first one be something light.",
    "no_time": "There is no more time to add in this step.",
    "no_way_in": "That code isn't open. Codes last ten minutes. Ask for a new one.",
    "not_for_you": "That is not for this seat to do.",
    "not_now": "That is not possible just now.",
    "not_offered": "That is not offered here.",
    "not_playing": "The game is not running.",
    "not_ready": "There is a step before that: the level and the private check.",
    "not_yours": "It's your partner's turn. Yours comes next.",
    "nothing_gentle": "Add something without a swap too, in case today's deck is the light one.",
    "on_break": "We're taking a break. Your words are still here.",
    "out_of_order": "A message before this one is missing.",
    "partner_here": "Your partner is here. They can move their seat themselves.",
    "phase_over": "We've moved to the next step. Your words are still here.",
    "rest_not_over": "The break is not over yet. You may stop for today instead.",
    "too_few_cards": "There are not enough new cards for all of that. Leave one out.",
    "too_late": "Time ran out before this arrived. You can still say it.",
    "too_steep": "That goes deep too soon. Put something lighter before it.",
    "twice_in_a_row": "The same one comes twice in a row. Put another one between them.",
    "unknown_exercise": "That exercise is not offered here.",
    "unknown_programme": "That programme is not offered here.",
}


class Refused(Exception):
    """Raised inside the rules to refuse a command; `play` turns it into an answer."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def sentence(code: str) -> str:
    """The sentence for a person; every code has one."""
    return SENTENCES[code]
