"""The words of what `reading` says, in English and Spanish, the same for every client.

Kind and plain, for the couple or for the one who guessed. No sentence sets one of the two above the other, and none claims to measure
a person. {partner} is the other's name, {item} what was rated, {found}, {second} and {of} are counts.
"""

from __future__ import annotations

import re

from .reading import Name, Reading

Sentences = dict[Name, str]

ENGLISH: Sentences = {
    "often_close": "Often close.",
    "here_and_there": "Close here and there.",
    "little_between": "Not far off. The answers lay so near each other that more cannot be said.",
    "far_apart": "Far apart today. Good to ask.",
    "not_enough_yet": "Not enough answers yet to say more. That is fine.",
    "all_the_same": "Nobody's answers changed from line to line, so there is nothing to compare.",
    "furthest_apart": "Furthest apart: “{item}”. A good one to ask about.",
    "leaned_on_own_view": "You leaned on your own answer. That is easy to do. You may ask {partner} how it is different.",
    "followed_partners_view": "You went by how it is for {partner}, more than by how it is for you.",
    "sees_it_stronger": "On the whole, your guesses were stronger than what {partner} said. You may ask when it is so, and when it is not.",
    "sees_it_milder": "On the whole, your guesses were milder than what {partner} said. You may ask what is easy to miss.",
    "too_alike_to_tell": "You and {partner} answered so much alike that nobody can tell whose view you went by.",
    "items_have_changed": "The questions have changed in between, so these answers are not put together.",
    "found_feelings": "You two found {found} of {of} feelings.",
    "found_with_second": "You two found {found} of {of} feelings, {second} on a second guess.",
    "found_none_yet": "These were hard to read today. You may show each other once more how it looks.",
    "near_ones": "And {found} came close.",
    "felt_as_thought": "{partner} felt about as understood as you thought.",
    "felt_more": "{partner} felt more understood than you thought.",
    "felt_less": "{partner} felt less understood than you thought. Good to know: you may ask what was missing.",
}

SPANISH: Sentences = {
    "often_close": "A menudo cerca.",
    "here_and_there": "Cerca en algunas cosas.",
    "little_between": "No muy lejos. Las respuestas se parecen tanto que no se puede decir más.",
    "far_apart": "Hoy, lejos. Buen momento para preguntar.",
    "not_enough_yet": "Todavía hay pocas respuestas para decir más. No pasa nada.",
    "all_the_same": "Las respuestas no cambiaron de una línea a otra, así que no hay nada que comparar.",
    "furthest_apart": "Lo más distante: «{item}». Vale la pena preguntarlo.",
    "leaned_on_own_view": "Te apoyaste en tu propia respuesta. Es fácil que pase. Puedes preguntar en qué es distinto para {partner}.",
    "followed_partners_view": "Te guiaste por cómo lo vive {partner}, más que por cómo lo vives tú.",
    "sees_it_stronger": "En conjunto, lo imaginaste más fuerte de lo que dijo {partner}. Puedes preguntar cuándo es así y cuándo no.",
    "sees_it_milder": "En conjunto, lo imaginaste más suave de lo que dijo {partner}. Puedes preguntar qué es lo que no se ve.",
    "too_alike_to_tell": "Tus respuestas y las de {partner} se parecen tanto que no se puede saber por cuáles te guiaste.",
    "items_have_changed": "Las preguntas cambiaron entre una vez y otra, por eso estas respuestas no se juntan.",
    "found_feelings": "En equipo: {found} de {of} emociones.",
    "found_with_second": "En equipo: {found} de {of} emociones; al segundo intento, {second}.",
    "found_none_yet": "Hoy costaba leerlas. Puedes mostrar otra vez cómo se ve cada una.",
    "near_ones": "Quedaron cerca: {found}.",
    "felt_as_thought": "{partner} sintió que le entendías más o menos tanto como pensabas.",
    "felt_more": "{partner} sintió que le entendías más de lo que pensabas.",
    "felt_less": "{partner} sintió que le entendías menos de lo que pensabas. Está bien saberlo: puedes preguntar qué faltó.",
}

CATALOGUES = {"en": ENGLISH, "es": SPANISH}


def sentence(reading: Reading, language: str, partner: str = "", item: str = "") -> str:
    """What a reading says, in the language or, where there is none, in English. Names and items are put in as they are."""
    words = CATALOGUES.get(language.split("-")[0].casefold(), ENGLISH)[reading.name]
    filled = {"partner": partner, "item": item, "found": str(reading.found), "second": str(reading.second), "of": str(reading.of)}
    return re.sub(r"{(\w+)}", lambda place: filled[place[1]], words)  # in one go: what a name says is never a place to fill
