"""How we speak: each kind of word that is not said is heard, and what only looks like one passes."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from viceversa.scenarios.library import check, shipped_folder, unlisted
from viceversa.scenarios.rules.speech import Refused, Speech, heard, listed, speech

MIRROR = "exercises/en/thirty-second-mirror.yaml"
TOPICS = "decks/en/swap-topics.yaml"
EVENING = "programmes/en/evening.yaml"
FEELINGS = "decks/en/emotions.yaml"

HEARD = {
    "en": {
        "said": [
            "It is scientifically proven",
            "It is backed by science",
            "This will rewire your brain",
            "Like an Empath",
            "That is crazy",
            "Heal together",
            "Win 10 points",
            "Your empathy score",
            "Ask your wife",
            "Your better half",
            "In your marriage",
            "Tell your children",
            "In our bedroom",
            "Boys will be boys",
            "What he or she feels",
            "Tell him how it was on the stairs",
            "You may ask her what she heard",
            "Think of your partner, she knows the song",
            "What {partner} sees in his mirror",
            "Oh my God",
            "When you pray together tonight",
            "Let us pray",
            "In your church",
            "Deaf to what was said",
            "Look your partner in the eyes for a minute",
            "Look into each other's eyes",
            "Keep eye contact",
            "Kiss each other now",
            "Hug each other",
            "Look at the map. Then hug your partner",
            "Hold hands",
            "This works for every couple",
            "You must talk",
            "You have to listen",
            "You\u2019d better ask",
            "Calm down first",
            "Make it a safe space",
            "Hello everyon@",
            "Now!! Go",
        ],
        "dealt": [
            "An evening of violence",
            "They raised a hand",
            "The time someone hit you",
            "He hit you",
            "How she slapped me",
            "It was a threat",
            "An ultimatum at breakfast",
            "When I said no to sex",
            "One of you gained weight",
            "Prove that you love me",
            "Somebody checked your phone",
            "Show each other your phones",
            "Go through her messages",
            "Swap phones for an hour",
            "A loyalty test",
            "Say that you forgive",
            "Whether to see a doctor",
            "The trauma of that year",
        ],
        "hosted": ["It was an affair", "One of you came home drunk"],
    },
    "es": {
        "said": [
            "Está demostrado",
            "Está probado por la ciencia",
            "Según los estudios",
            "Gente tóxica",
            "Eres muy empático",
            "Para sanar la relación",
            "Esto te cura",
            "Escuchar cura tu relación",
            "Tu puntuación de hoy",
            "Pregunta a tu novia",
            "Tu media naranja",
            "En su boda, la luna de miel",
            "Diles a tus hijos",
            "En nuestra cama",
            "Cosas de mujeres",
            "Lo que él o ella siente",
            "Cuando estés cansado/a",
            "Para todxs",
            "Para todes",
            "¿Estás listo?",
            "¡Bienvenida!",
            "Los dos juntos en el sofá",
            "Pueden reírse juntas",
            "Como queráis",
            "Vuestro turno",
            "¡Ay, Dios mío!",
            "Cuando recen esta noche",
            "En tu iglesia",
            "Diálogo de sordos",
            "Mírale a los ojos un minuto",
            "Después, mírense a los ojos",
            "Mira a tu pareja a los ojos",
            "Mantén el contacto visual",
            "Bésense ahora",
            "Abraza a tu pareja",
            "Ahora, abrácense",
            "Funciona con todas las parejas",
            "Debes hablar",
            "Tienes que mirar",
            "No exageres: cálmate",
            "Un espacio seguro",
            "Para tod@s",
            "¡¡Ahora!!",
        ],
        "dealt": [
            "Una noche de violencia",
            "Le levantó la mano",
            "La vez que alguien te pegó",
            "Te pegaron en la calle",
            "Fue una amenaza",
            "Un ultimátum en el desayuno",
            "Cuando dije que no al sexo, y me negué: decir que no al sexo",
            "Alguien va a subir de peso",
            "Demuéstrame que me quieres",
            "Alguien revisó tu teléfono",
            "Enséñale tu teléfono",
            "Muéstrense los teléfonos",
            "Una prueba de amor",
            "Di que le perdonas",
            "Dejar las pastillas",
            "El trauma de aquel año",
        ],
        "hosted": ["Quien fue infiel", "Alguien llegó borracho"],
    },
}
"""Sentences with a word that is not said, by language and list."""

PASSES = {
    "en": [
        "Empathy is a healthy thing to practise, no proof needed.",
        "A garden to weed, a health drink, a curious cat, a secure knot and a scoreboard of clouds.",
        "You do not have to open. You may, if you need to.",
        "A child on the bus, a wedding we were late for, the neighbours' boy, a church bell at six.",
        "The other half of the pizza, the state of affairs, a man with a tuba, the eyes of the fox.",
        "It hit me on the stairs. We were weighed down by bags. I checked the oven and the train's location.",
        "The forgiving sofa, a password with a duck in it, a phone that stayed dark.",
        "Aunt Ottilie rings the bell, and she has her swan with her. What do I say to her, word for word?",
        "Mrs Plum has the key. Your partner winks. She has seen it.",
        "The shark looks you in the eye, and nobody else needs to. Show me the phone box, and show each other your drawings.",
        "You may hug each other. If you both like, hold hands. Somebody who hugs their aunt at the door, and a kiss for the goat.",
        "The moment it hit you that winter was over. A wave hit us, a song hit you, the ball hit the bell.",
        "It works for me. A rail for every couple of stairs, that helps any couple of goats up.",
        "A praying mantis on the church wall, backed by a hedge.",
    ],
    "es": [
        "Una relación sana, una cura de sueño, un cura en bicicleta y un punto de sal.",
        "Hay que dejarla en remojo. Tengo que salir. Lo prometido es deuda.",
        "Son las dieciséis, seis, veintiséis. El autobús, el adiós, el país, el maíz, los ojos.",
        "Me dan la bienvenida. Cada quien, con ganas. Un anuncio loco, la marca del vaso.",
        "El fax, el box, un taxi, el clímax y el relax.",
        "La manera en que te miran, un niño en el tren, la boda de una amiga.",
        "Mirar a los ojos es cosa tuya. El loro te mira a los ojos y termina tu oración.",
        "Cejas altas y juntas, dos tazas juntas, las dos cosas juntas, todo junto. He probado la sopa.",
        "Pueden darse un abrazo. Puedes abrazar a tu pareja, si les gusta. Dale un beso a la abuela. Alguien que abraza un árbol.",
        "Se me pegó el arroz, y a ella se le pegó la canción. El reloj que siempre funcionaba.",
        "Una iglesia en la plaza, el queso se cura en la cueva, un anillo que alguien enseña.",
    ],
}
"""Sentences that only look like it."""


def kinds(lists: Speech, sentence: str) -> set[Refused]:
    """The kinds of word that are heard in a sentence, in any list."""
    return {kind for refused in lists for _, kind in heard(sentence, refused)}


@pytest.mark.parametrize(
    ("language", "part", "sentence"),
    [(language, part, sentence) for language, parts in HEARD.items() for part, all_ in parts.items() for sentence in all_],
)
def test_what_is_not_said_is_heard(language: str, part: str, sentence: str) -> None:
    """A sentence with such a word is heard by its list; in capitals, with accents typed as two signs, and with a hidden joiner too."""
    refused = getattr(speech(language), part)
    for spelled in (sentence, sentence.upper(), unicodedata.normalize("NFD", sentence), "\u200d".join(sentence)):
        assert list(heard(spelled, refused)), spelled


@pytest.mark.parametrize("language", listed())
def test_every_kind_has_an_example(language: str) -> None:
    """No kind of word stands in a list untried."""
    said = {kind for sentences in HEARD[language].values() for each in sentences for kind in kinds(speech(language), each)}
    assert [kind.wrong for refused in speech(language) for kind in refused if kind not in said] == []


@pytest.mark.parametrize("language", listed())
def test_every_kind_says_the_mend(language: str) -> None:
    """What is wrong fits into a sentence, and the mend is one of its own."""
    for refused in speech(language):
        for kind in refused:
            assert kind.wrong[0].islower()
            assert not kind.wrong.endswith(".")
            assert kind.mend[0].isupper()
            assert kind.mend.endswith(".")


@pytest.mark.parametrize(("language", "sentence"), [(language, each) for language, all_ in PASSES.items() for each in all_])
def test_what_only_looks_like_it_passes(language: str, sentence: str) -> None:
    """Words that only look like those that are not said give no alarm."""
    assert [words for refused in speech(language) for words, _ in heard(sentence, refused)] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "says"),
    [
        (EVENING, "title: A long evening", "title: An evening with {partner}", "title:", "does not stand for a name here"),
        (TOPICS, "Topics to swap on", "Topics of {lead}", "title:", "does not stand for a name here"),
        (MIRROR, "{lead} is sharing", "{speaker} is sharing", "{speaker}", "'{speaker}' does not stand"),
        (MIRROR, "{lead} is sharing", "{lead is sharing", "{lead is", "does not stand for a name"),
        (MIRROR, "{lead} is sharing", "[lead] is sharing", "[lead] is", "'[lead]' does not stand for a name here"),
        (TOPICS, "Topics to swap on", "Topics of [Lead]", "title:", "'[Lead]' does not stand for a name here"),
        (EVENING, "title: A long evening", "title: \u201cA long evening\u201d", "title:", "these curly quotes would be seen"),
        (EVENING, "and land softly", "and heal together", "heal", "'heal' is not said here: it promises a cure"),
        (EVENING, "and land softly", "\u202eand land", "and land", "cannot be seen"),
        (EVENING, "title: A long evening", "title: '\u2800\u3164'", "title:", "cannot be seen"),
        (EVENING, "and land softly", "and lande" + "\u0301" * 9, "and land", "too many marks"),
        (TOPICS, "situation: ", 'situation: "An ultimatum." # ', "An ultimatum", "no card asks whether to stay or go"),
        (TOPICS, "situation: ", 'situation: "It was an affair." # ', "an affair", "a card of level 4"),
    ],
)
def test_sentences_are_refused(change: Any, refused: Any, file: str, old: str, new: str, at: str, says: str) -> None:
    """A word that is not said, a name where none stands, and a sign that cannot be seen are refused at their line."""
    change(file, old, new)
    refused(at, says)


def test_curly_quotes_may_stand_within_a_sentence(folder: Path, change: Any) -> None:
    """What somebody says may stand in curly quotes, also where a sentence begins or ends with it."""
    change(EVENING, "title: A long evening", "title: \u201cYes\u201d is an evening")
    change(MIRROR, "{lead} is sharing", "\u201cHm\u201d and \u201cah\u201d: {lead} is sharing")
    assert check([folder]) == []


def test_names_in_brackets_get_braces(change: Any, refused: Any) -> None:
    """A name in square brackets is told how it is written."""
    change(MIRROR, "{lead} is sharing", "[lead] is sharing")
    assert refused("[lead] is", "'[lead]'").mend == "Write {lead}, with braces."


def test_a_host_is_told_what_a_card_keeps_off(folder: Path, change: Any) -> None:
    """Words for someone who hosts may name what the card itself never speaks of."""
    before = check([folder])
    change(TOPICS, 'not_for: "', 'not_for: "Never after violence, an ultimatum or an affair. ')
    assert check([folder]) == before


def test_what_is_hosted_may_be_on_hosted_cards(folder: Path, change: Any, refused: Any) -> None:
    """A card of level 4 may be about what the levels below it keep off; about some things no card is."""
    change(FEELINGS, 'say: "', 'say: "The night one of you came home drunk. ')
    refused("came home drunk", "a card of level 4")
    change("decks/emotions.yaml", "neutral: {level: 0", "neutral: {level: 4")
    assert [mistake for mistake in check([folder]) if "not said" in mistake.what] == []
    change(FEELINGS, 'say: "', 'say: "The night of the assault. ')
    refused("assault", "no card is about violence")


def test_what_is_hosted_is_in_no_swap(change: Any, refused: Any) -> None:
    """Where partners speak as each other, not even a card of level 4 is about it."""
    change("decks/swap-topics.yaml", "dishwasher: {level: 0", "dishwasher: {level: 4")
    change(TOPICS, "situation: ", 'situation: "It was an affair." # ')
    refused("an affair", "a card of level 4")


def test_a_language_without_a_list_is_judged_by_what_holds_everywhere() -> None:
    """Of such a language only signs are judged; a land after the language changes nothing."""
    assert list(heard("tod@s, agora!!", speech("pt-BR").said))
    assert not list(heard("the proven wife", speech("pt-BR").said))
    assert speech("es-MX") == speech("es")


def test_languages_without_a_list_are_named(folder: Path) -> None:
    """Whoever checks is told of which languages the words were not judged."""
    assert unlisted([folder]) == ()
    (folder / "decks" / "fi").mkdir()
    (folder / "exercises" / "es-MX").mkdir()
    assert unlisted([folder, shipped_folder()]) == ("fi",)
    assert unlisted([folder / "decks" / "fi" / "emotions.yaml"]) == ("fi",)
    assert unlisted([folder / "decks" / "en" / "emotions.yaml"]) == ()
