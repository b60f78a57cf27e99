"""Every sentence that this client says of itself, in one place. All else comes from the words of the game.

Plain, kind, short. Never who pressed what, never a claim, never blame.
"""

from __future__ import annotations

TAGLINE = "See it from the other side."
ABOUT = (
    "A game to practise listening and checking what you understood.",
    "Inspired by exercises used in couple work and drama therapy. Not therapy; no promise of results.",
    "The server sees your names, the levels and kinds of session you set, when you are here and from which address, and the steps, "
    "times, cards, choices, guesses, signals and sizes. It carries what you write and rate about yourself without reading it. "
    "Whoever runs the server could read that too. The room is gone within a day.",
)
SAFETY = (
    "This is not therapy and not for emergencies. Please don't play together if one of you is afraid of the other, is being hurt, "
    "threatened, watched or controlled, or is in crisis now. It could make things worse.",
    "You can stop at any time and owe no reason.",
)
SAFETY_TITLE, SUPPORT_TITLE, LEAVING_TITLE = "Safety", "Support", "To leave fast"
LEAVING_FAST = (
    "The key x leaves at once: this screen is cleared, and this device forgets the session. It cannot clear the history of your "
    "terminal. Your partner only sees that you are away.",
)
SUPPORT = (
    "If someone is in danger now, call your local emergency number.",
    "You may also talk to somebody you trust, or to a doctor or a help line near you. You don't have to be sure to ask.",
    "Pages and calls you open may show in this device's lists.",
)
SCRIPT = "The other seat is a script, not a person."

BOTH = "Both of you."
YOURS = "Your turn, {me}."
THEIRS = "{lead}'s turn."
SPEAKING_AS = "{me}, speaking as {partner}."
HEARING = "{lead} speaks as {me}."
JUST_YOU = "Just you, {me}."
NOBODY = "Nobody has to do anything now."
WAITING = "Waiting for {partner}. No rush."
MICS = "Speaking now: {names}."
TURN_OF = "turn {n} of {of}"
NEXT = "Next: {title}, about {time}."
LAST = "Next: this part ends."

OPEN_CHOICE = "The server sees this choice."
UNREAD = "Sealed: the server carries it unread."
SEALED = "Only you see this until you both finish. Sealed: the server carries it unread."
PRIVATE = "Only you see this. Your partner is not shown it. Sealed: the server carries it unread."
AT_ONCE = "You both see this at once."
NOTHING_WRITTEN = "Nothing is written down here."
ONLY_YOUR_CARD = "Only you see this card."
LEVEL_SEEN = "Nobody is shown your level. The gentler one counts."
CHECK_SEEN = "Your answers stay on this device and are dropped after use. Only the kind of session is sent."
COMPOSE_SEEN = "You both see this list. It is played if it suits you both."
PICKS_SEEN = "The server sees this choice. Your partner sees only what you both picked."
TIMER_SEEN = "You both see the timers. The wish for more time counts."
REST_SEEN = "You both see how long it is. The longer wish counts."
NAME_SEEN = "You both see the names."
LOBBY_SEEN = "You both see the names and who is ready. What you set in private stays private."
BREAK_OPEN = "A longer break shows on both screens at once."
BREAK_SEEN = "Nobody is shown what you choose here."
END_SEEN = "What was opened is seen by you both. Sealed things that were not opened are seen by nobody."
HOST_SEEN = "You see the steps and the time, and of content only what both partners share with you."
GAUGE_SEEN = "How am I? Only you see this."
SHEET_SEEN = "Only you see this page."

NO_TIMER = "No timer. Go on when you're both ready."
NO_TIMER_HERE = "No timer here. Take the time you need."
LEFT = "{time} left."
HELD = "Clock held, {time} left."
HELD_BARE = "Clock held."
SECONDS = "{n} seconds left."
ONE_SECOND = "1 second left."
TIME_UP = "Time."
TIME_UP_SPOKEN = "Time. Finish your sentence."
TIME_UP_OPEN = "Time. What you did not send does not count."
TIME_UP_SEALED = "Time. What you didn't seal stays with you."
LEAST = "This step takes {time} more at least."

HERE = "{name} is here."
YOU_HERE = "{name}: you."
ASLEEP = "{name}'s phone is asleep. We wait."
ASLEEP_OPEN = "{name}'s phone is asleep. The place is kept."
AWAY = "{name} is away. Clock held, place kept."
AWAY_OPEN = "{name} is away. The place is kept."
MOVING = "{name} is on the way back."
EMPTY = "The other seat is free."
READY = "{name} is ready."
NO_LINK = "No connection. Your place is kept. You can keep writing."
HOST_HOLDS = "Your host is holding the clock."
HOST_SEES = "Your host can see this."
GIVEN = "Sealed."
GIVEN_OPEN = "Given."
PASSED = "Passed. On we go."
TIMED_OUT = "Time ran out, so here are new cards."
ON_ITS_WAY = "On its way."
KEPT_HERE = "{n} of {of} kept on this device. Not sealed yet."

SKIP_IT = "Pass. No reason needed"
SHORTEN = "Shorten this step"
PAUSE = "Pause"
STOP = "Stop for today"
GAUGE = "How am I?"
MORE_TIME = "Add 30 seconds"
HELP_TASK = "Read what you like, then go back."
HELP = "Help, safety and support"
LEAVE = "Leave for now; my place is kept"
MOVE_SEAT = "Move my seat to another device"
MOVE_TASK = "Use this code or link on your other device. Until then you stay seated here."
LET_BACK = "Let {partner} back in on another device"
LET_BACK_TASK = "Send {partner} this code or link. Answers of {partner} that are not opened yet do not move with the seat."
DOOR_SEEN = "Only you see this code."
LEAVE_FAST = "Leave fast and forget this session here"
MORE_BELOW = "PgDn: more to read."
MORE_ABOVE = "PgUp: back up."
BACK = "Back"
SEAL = "Seal it"
SEND = "This is my answer"
GUESS = "This is my guess"
REDEAL = "Another card"
COVER = "Cover my card"
UNCOVER = "Show my card"
COVERED = "Your card is covered."
RAISED = "{label}: {n} of {of}."
CALLED_OFF = "{label} ({n} left)"

PAUSED_TITLE = "Paused."
PAUSED_TASK = "Take the time you need."
BREATHER_TITLE = "A moment to breathe."
BREATHER_TASK = "These come by themselves now and then. In ... and out ..."
CHOOSE_TASK = "Go on, or rest longer?"
REST_TITLE = "We're taking the longer break."
REST_TASK = "Water, a walk, some music. Let the topic rest."
REST_OVER = "Ready to go on?"
IM_READY = "I'm ready"
GO_ON = "Go on"
DOCK = {
    "p": "pass",
    "space": "pause",
    "+": "30 s more",
    "s": "stop",
    "g": "how am I?",
    "h": "help",
    "q": "leave",
    "x": "leave fast",
}
DOCK_SHORTEN = "shorten"
LONGER_BREAK = "Longer break"
REST_LONGER = "Rest longer"
MORE_REST = "{n} more minutes"
YOU_SAID_READY = "You're ready. Waiting for {partner}."
NOTED = "Noted."
BACK_AT = "Back at {time}."

STOP_TITLE = "Stop for today?"
STOP_TASK = "It counts against no one."
KEEP_PLAYING = "Keep playing"
TAKE_A_BREAK = "Take a break"

STOPPED_TITLE = "We've stopped for today."
DONE_TITLE = "What we saw"
DONE_TASK = "Thank you for staying with it."
STOPPED_BARE = "Erase it, or just leave."
STOPPED_TASK = "Keep something, erase it, or just leave."
ROOM_GOES = "No timer here. The room goes by itself within a day."
ROOM_OPEN = "The room stays open for a day. You may come back to it."
PART_TITLE = "Back to you"
PART_TASK = "You may say: I am {me}. One way I differ from the part is ..."
PART_LINE = "You were playing a part. Nothing said in it is a promise, a confession or proof."
PART_DONE = "I'm me again"
ERASE = "Erase for both"
ERASE_TITLE = "Erase this session for both of you?"
ERASE_TASK = "It is erased from the server. Saved files stay where they are."
SAVE = "Save to this device"
KEEP = "Keep something together"
KEEP_HINT = "Choose what you would like the two of you to keep."
KEEP_SEEN = "Only what you both choose can be saved. What one of you chose alone is never shown."
KEEP_CONFIRM = "That's my choice"
KEEPS_TITLE = "You would like to keep"
KEEPS_WAIT = "It can be saved once you both want it."
KEPT_TITLE = "You both want to keep"
SAVE_WARNING = "Anyone who uses this device can open the file."
SAVED = "Saved to {path}."
NOT_SAVED = "Nothing was saved: {why}"
PAUSED_SESSION = "This session is paused."
ANOTHER = "Take the private check again"
BLOCKED_TITLE = "We can't start this game here."
BLOCKED_TASK = "It is made for adults."

INVITE_TITLE = "Bring your partner in"
INVITE_TASK = "Read the code aloud, or send the link."
CODE = "Code: {code}. Good for ten minutes, or until the seat is taken."
CODE_OLD_IN_PLAY = "This code has run out. You may ask for another one on the page of help."
CODE_OLD = "This code has run out. Key 6 draws a new one."
LINK = "Link: {link}"
HOST_LINK = "Link for your host: {link}"
HOST_CODE = "Code for your host: {code}"
DOOR_TITLE = "The way in"
DOOR_OF = "The way to the seat of {name}"
MARK = "Both screens show {one} and {two}. Not the same? Then send them out."
MARK_TITLE = "Is it really {partner}?"
LOBBY_TITLE = "Before we start"
LOBBY_TASK = "You may set these in any order. Then both say ready."
LOBBY_WAIT = "All set here. Say ready when you are."
LIGHT = "Today's deck is the light one. Some sessions start light by chance."
NOTHING_FITS = "Nothing in what you both picked fits a session like today's. Pick something else, or put one together."
NO_MATCH = "No match yet. That's fine. You may pick again."
SETTINGS_TITLE = "Yours"
SET = "set"
NOT_SET = "not set yet"
ANY = "any"
LEVEL = "How deep may it go today?"
CHECK = "Four private questions"
CHECK_INTRO = "Turn your screen away. Take your time."
PICKS = "What would you enjoy?"
PICKS_HINT = "Choose all you'd enjoy; none chosen means any."
COMPOSE = "Put a session together by hand"
COMPOSE_HINT = (
    "Choose one after the other, in the order to play. Something light comes first and last. None chosen takes the list away."
)
BY_HAND = "Put together by hand"
BY_HAND_LINE = "{names} (about {minutes} min)"
BY_HAND_HINT = "Key 3 says what you would enjoy: this, or something else."
TAKE_BACK = "Take the last one out again"
TIMERS = "Timers"
REST_LENGTH = "If it gets too much: the longer break"
REST_TAKES = "If it gets too much, we take {n} minutes."
NAME = "Your name here"
NEW_CODE = "New code"
SEND_OUT = "Send {partner} out and draw a new code"
ADD_HOST = "Add a host"
NOT_READY = "Not ready yet after all"
ANOTHER_DAY = "Another day"
ADMIT_TITLE = "{host} would like to be your host"
ADMIT_TASK = "Both have to say yes. A host sees steps and time, and only what you both share."
ADMIT_YES = "Yes, {host} may come in"
ADMIT_NO = "No"
QR = "Show the QR code"
QR_TASK = "Let your partner's phone look at this."

LEVELS = (
    ("0", "Play: made up, just fun"),
    ("1", "Everyday: dishes, films, phones"),
    ("2", "Real but small: something from these weeks"),
    ("3", "Tender: what touches us, what keeps coming back"),
)
LEVEL_HOST = ("4", "With support: only with a host")
REST_OPTIONS = (("5", "5 minutes"), ("20", "20 minutes"), ("60", "60 minutes"))
TIMER_OPTIONS = (("standard", "Standard"), ("longer", "Longer"), ("none", "None"))
ADULT = ("Are you 18 or older?", (("yes", "Yes"), ("no", "No")))
FREE = (
    "Would it be all right for you to say no, skip or stop today?",
    (("yes", "Yes"), ("no", "Not sure or no"), ("skip", "Skip")),
)
WORRIED = (
    "Are you worried how your partner may react to what you say here?",
    (("no", "No"), ("yes", "A bit or yes"), ("skip", "Skip")),
)
STATE = (
    "How are you right now?",
    (("ok", "OK"), ("very_upset", "Very upset"), ("drunk_or_high", "Have been drinking or using"), ("crisis", "In crisis")),
)
DONE = "Done"
GAUGE_OPTIONS = (("steady", "Steady"), ("stirred", "Stirred"), ("full", "Full"), ("over", "Too much"))

CARD_TITLE = "The card"
ANOTHER_WAY = "Another way: {said}"
HAND_TITLE = "The cards"
OPTIONS_TITLE = "To choose from"
PROMPTS_TITLE = "Words to lean on"
OPENED_TITLE = "Opened: {title}"
TOLD_TITLE = "You chose"
PROFILE_TITLE = "How it is for {name}"
PROFILE_ON = "How it is for {name}: {card}"
OWN_NONE = "{owner} left it empty"
OWN_SAID = "{owner} said {truth}"
PROFILE_ROW = "{item}: {own}; {guessed}."
GUESSED_NONE = "{guesser} made no guess"
GUESSED = "{guesser} guessed {guess}"
GUESSED_AGAIN = "{guesser} guessed {guess}, then {again}"
SCALE = "{low} is '{low_label}', {high} is '{high_label}'."
NO_ANSWER = "no answer"
PLOT_KEY = "{filled} what {owner} said   {hollow} what {guesser} guessed   {both} the same"
PLOT_FIRST = "{first} what {guesser} guessed first"
PLOT_AS_TABLE, PLOT_AS_PICTURE = "t: as a table.", "t: as a picture."
TABLE_WHAT = "What {owner} said, and what {guesser} guessed."
TABLE_THEN, TABLE_NONE = "then", "-"
FOUND_TITLE = "For you both"
FOUND_ALONE_TITLE = "On your screen alone, about your own guesses"
FEELINGS_TITLE = "Feelings that you showed and read"
SHOWED = "{name} meant: {meant}. Read: {read}."
THEN = ", then "
SKETCH = "Pleasant or not, lively or still: a sketch we made, not a measurement."
MAP_WORDS = {
    (1, 1): "pleasant, lively",
    (1, 0): "pleasant",
    (1, -1): "pleasant, still",
    (0, 1): "lively",
    (0, 0): "in the middle",
    (0, -1): "still",
    (-1, 1): "unpleasant, lively",
    (-1, 0): "unpleasant",
    (-1, -1): "unpleasant, still",
}
FIGURES, FIGURES_TITLE = "Show the numbers", "The numbers"
FIGURES_TASK = "Rough numbers from a few answers. They say little about a person, and nothing about love."
FIGURE_CLOSE = (
    "Closeness of your guesses, both together, beyond chance: {value}. 0 is what chance gives, 1 is the same. From {n} answers."
)
FIGURE_TRACKING = (
    "How your guesses go up and down with what {partner} said: {value}. 1 is fully, 0 is not at all. From {n} answers."
)
FIGURE_BIAS = "How many steps your guesses lie above (or, with a minus, below) what {partner} said: {value}."
FIGURE_FORCES = "How far your guesses follow what {partner} said: {truth}; and your own answers: {own}."
FIGURE_FOUND = "Found on the first guess: {n} of {of}"
FIGURE_CHANCE = "Without looking, one in {k} would be found."
FIGURE_BETWEEN = " (with so few, it may be anywhere from {low} to {high})"
WHY_NO_FIGURE = {
    "not_enough": "not enough yet, from {least} answers on",
    "flat": "none, since some answers are all the same",
    "alike": "none, since you two answered so much alike",
    "never_shown": "none, since it was not shown",
    "changed_items": "none, since the questions have changed",
    "impossible": "none",
    "boundless": "none",
}
SAID = "{name}: {value}"
MEANT = "Meant: {card}."
READ = "Read: {cards}."
GUESS_WORDS = {
    "hit": "That's it.",
    "family": "Very close, same family.",
    "pair": "Close. These two can look alike.",
    "close": "Close.",
    "miss": "Not this one.",
}
ONE_MORE = "One more guess."
LOOK_BACK = "Look at everything that was opened"
LOOK_TITLE = "What was opened"
NOTHING_OPENED = "Nothing has been opened yet."
SHARE = "Share with the host: {title}"
UNSHARE = "Take back from the host: {title}"

HOST_TITLE = "Your seat as host"
HOST_WAIT = "Waiting until both partners have said yes to you."
HOST_BREAK = "The clocks are held. They go on by themselves when both partners are ready."
HOST_LOBBY = "Start when both are ready."
HOST_START, HOST_HOLD, HOST_RUN, HOST_SKIP = "Start", "Hold the clocks", "Let the clocks run", "Skip this step"
HOST_NUDGE, HOST_END = "Ask for their attention", "End the session for all"
END_TITLE = "End the session for all?"
END_TASK = "It stops for today. Nobody has to explain anything."
HOST_WATCH = "{lead} leads, and reads: {said}"
HOST_STARTS = "You are both ready. Your host starts."

LETTERS_LEFT = "{n} letters left."
LEAVE_OUT = "Leave it out"
CHANGE_IT = "Change it"
LINES_KEEP = "Type < to go back to the page, to pass, pause or stop. What you gave so far is kept."
LINES_KEEP_HERE = "Type < to go back to the page. What you gave so far is kept."
LINES_DROP = "Type < to go back to the page. What you gave so far is dropped."
JUST_CHANGED = "The page has just changed. Please look again, then choose."
MOVED_ON = "We've moved on. Your words are still here."
LINK_BACK = "Connected again."
NO_CHOICE = "That is none of the choices. An empty line shows them again."
CONFIRM = "{confirm}? Type y, or n to start over."
TEN_SECONDS = "Ten seconds."
TYPE_NUMBER = "Type a number."
TYPE_NUMBERS = "Type numbers with spaces between them."
TYPE_ORDER = "Type numbers in the order you would like to play, with spaces between them."
TYPE_SCALE = "Type a number, from {low} to {high}."
TYPE_TEXT = "Type up to {n} letters."
TYPE_WORDS = "Type your words."
EMPTY_LINE = "An empty line leaves it out."
UP_TO, FROM_TO = "up to {n} letters", "{low} to {high}"
FORM_KEEPS = "Esc: back to the page, to pass, pause or stop. What you gave so far is kept."
FORM_KEEPS_HERE = "Esc: back to the page. What you gave so far is kept."
FORM_DROPS = "Esc: back to the page. What you gave so far is dropped."
WENT_ON = "The game has gone on. Key 0 leads back to it."
UNSEALED_TITLE = "Not sealed, only on your screen: {title}"
UNSEALED = "That step is over. What you didn't seal stays with you; key b shows it."
NO_SERVER = "The server cannot be reached just now: {why}. You may try again in a moment."
TOO_LONG = "{n} letters over. Nothing is lost."
TOO_LONG_IN_ALL = "That is a little too long in all. Nothing is lost; you may shorten it."
PICK_NUMBER = "Please choose a number from 1 to {n}."
PICK_NUMBERS = "Please choose numbers from 1 to {n}, with spaces between them."
PICK_FEWER = "Please choose at most {n}."
PICK_SCALE = "Please choose a number from {low} to {high}."
ALL_NEEDED = "Please give each of them an answer. You may also pass."
REFUSED = {"not_yours": "It's {partner}'s turn. Yours comes next."}
FORGOTTEN = "Forgotten on this device: {n}."
NO_TARGET = "That is neither a code nor a link. A code has six letters; a link has a # in it."
GO_BACK_IN = "Your place in the last session is kept. Go back in? Type y or n."
NEW_ROOM = "Opening a new room."
SEAT_TAKEN = "The other seat is taken, so nobody can practise there."
NO_SCRIPT = "The practice partner could not come in. ({why})"
GOODBYE = "See you another day."
PLACE_KEPT = "Your place is kept. To go back in: viceversa play"
ENDED_MOVED = "To bring it back here: viceversa play"
