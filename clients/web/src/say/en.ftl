# The words of the page in English. Kind, plain, for a reader of about twelve years. {$name}s are filled in.


## First page
first-title = See it from the other side.
first-about = Two adults, two phones. You speak as each other, then hear what was missing.
first-open = Open a room
first-join = Join with a code
first-kept = Your place is kept until { $time }.
first-back-in = Go back in
first-not-therapy = A game to practise listening. It is not therapy, and not for emergencies. Please don't play together if one of you is afraid of the other, is being hurt, threatened, watched or controlled, or is in crisis now.
first-language = Language
first-more = More
first-safety = Safety and support

page-room-waits = The room goes on behind this page. Your place is kept.
page-to-room = Back to the room

menu = Menu
menu-room-stays = Your place is kept while you read.
menu-close = Close the menu

about-title = What is this?
about-game = A game to practise listening and checking what you understood.
about-how = Two of you, two phones. Each speaks as the other for a while. Then the one who knows says what was right and what was missing.
about-promise = Inspired by exercises used in couple work and drama therapy. Not therapy; no promise of results.
about-server-title = What the server sees
about-server = The server sees steps, times, cards, choices, guesses and the gentler level. It carries what you write and rate without reading it.
about-gone = The room is gone within a day.

safety-title = Safety
safety-support = Support for you alone
safety-leave-title = To leave fast
safety-leave = Tap the door three times, or press Shift three times. A plain page opens and this phone forgets the session.
safety-leave-limit = It cannot clear your browser's history, and it cannot take away an icon that you put on your home screen. Your partner only sees that your phone is away.
leave-now = Leave now
leave-door = Leave fast: tap three times
leave-more = { $n ->
    [one] One more to leave
   *[other] Two more to leave
  }

support-title = Support
support-danger = If someone is in danger now, call your local emergency number.
support-country = Country
support-choose = Choose a country
support-another = Another country
support-not-located = We never look up where you are, and nothing of this page is kept.
support-topic-emergency = Emergency
support-topic-crisis = Crisis
support-topic-partner = Partner violence
support-topic-young = Young people
support-topic-elsewhere = Elsewhere
support-for-all = For everyone
support-for-distress = For anyone who can't go on
support-for-partner = For people a partner hurts or controls, and those near them
support-for-women = For women who are hurt or controlled, and those near them
support-for-young = For children and young people
support-hours-always = Day and night
support-hours-afternoons = Monday to Saturday, 14:00 to 20:00
support-hours-site = Hours on their page
support-others = other languages
support-call = Call { $number }
support-write = Write to { $number }
support-write-word = Write { $word } to { $number }
support-write-by = By { $by }: { $number }
support-source = Read on
support-unverified = Not yet verified by a person.
support-checked = Checked on { $on } by { $by }.
support-old = Not checked for over a year.
support-no-entry = No checked entry for this country yet.
support-traces = Calls and pages you open may show in this phone's lists.
support-what-unverified = "Not yet verified by a person" means: we copied it from the page that is named, on { $on }, and nobody of us has tried it. A number may have changed.

settings-title = Settings
settings-theme = Light or dark
theme-system = As the phone
theme-light = Light
theme-dark = Dark
settings-cues = When something happens
settings-sound = Sound
settings-vibration = Vibration
settings-light-too = A sign on the screen comes with every sound, so nothing is missed without it.
settings-kept = All this is kept on this phone alone.

no-network = No connection. You can read here. For a room you need one.

## Joining
join-title = Join your partner
join-box = Code from your partner's screen
join-hint = Small letters, spaces and hyphens are fine.
join-go = Join
join-no-code = A code has six letters. Look once more at your partner's screen.
back = Back
finding-place = Finding your place...
other-title = Two rooms
other-about = This phone has a seat in another room, kept until { $time }. If you take the new seat, this phone lets go of that one.
other-take = Take the new seat

## Inviting
invite-title = Bring your partner in
invite-scan = Scan this with the other phone
invite-qr = A QR code that leads to this room. The link below does the same.
invite-code = Or type this code
invite-code-letters = Code, letter by letter: { $letters }
invite-good-for = Good for { $minutes ->
    [one] one more minute
   *[other] { $minutes } minutes
  }, or until the seat is taken.
invite-run-out = That code has run out. The QR code and the link still lead here, and a new code is one tap away.
invite-share = Send the link
invite-other = Try another address
invite-link = Or send this link
invite-copy = Copy link
invite-copied = Copied
invite-hold = Hold the link to copy it.
invite-hide = Hide code
invite-show = Show code
invite-new = New code
invite-only-here = Only this computer can open this link. For two phones, start the game with “make run” while the computer is in your home network.
invite-waiting = Waiting for your partner. No rush.

## Practice
practice-try = Try it alone
practice-name = Script
practice-script = The other seat is a script, not a person.
practice-line-1 = I am glad that we are trying this.
practice-line-2 = A short walk on Sunday morning, the two of us.
practice-line-3 = I would like to hear more about that.
practice-line-4 = That was new to me. Thank you for telling me.

## Name
name-title = A seat is kept for you
name-box = Your name here
name-hint = No account. A nickname is best.
name-go = Take my seat
name-too-long = Up to 12 letters.
name-change = Change my name
name-use = Use this name
host-name = Host
name-of-host = Both are asked under this name. Use one they know.

## Level
level-title = How deep may it go today?
level-0 = Play
level-0-about = Made up, just fun
level-1 = Everyday
level-1-about = Dishes, films, phones
level-2 = Real but small
level-2-about = Something from these weeks
level-3 = Tender
level-3-about = What touches us, what keeps coming back
level-4 = With support
level-4-about = Only with a host beside you
level-again = Set my level again
level-go = Set mine
level-who-sees = Nobody is shown your level. The gentler one counts.

## Private check
check-title = Four private questions
check-safety = This is not therapy and not for emergencies. Please don't play together if one of you is afraid of the other, is being hurt, threatened, watched or controlled, or is in crisis now. It could make things worse. You can stop at any time and owe no reason.
check-turn-away = Turn your phone away. Take your time.
check-adult = Are you 18 or older?
check-free = Would it be all right for you to say no, skip or stop today?
check-worried = Are you worried how your partner may react to what you say here?
check-now = How are you right now?
check-yes = Yes
check-no = No
check-not-sure = Not sure or no
check-a-bit = A bit or yes
check-skip = Skip
check-ok = OK
check-very-upset = Very upset
check-drinking = Have been drinking or using
check-crisis = In crisis
check-go = Done
check-sending = On its way. Nothing more to do here.
check-who-sees = Your answers stay on this phone and are wiped after use. Only the kind of session is sent.
check-missing = { $n ->
    [one] One question is still open.
   *[other] { $n } questions are still open.
  }

## Choosing
choose-title = Tap all you'd enjoy.
choose-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }
choose-seal = Seal it
choose-any = Any of them
choose-who-sees = Your partner does not see what you tap.
choose-no-match = No match yet. That's fine.
choose-no-match-about = You tapped different ones this time. Talk it over if you like, and pick again.
choose-nothing-fits = Nothing there for today
choose-nothing-fits-about = Nothing in what you both picked fits a session like today's. Pick something else, or put one together by hand.
choose-pick-again = Pick again
choose-again = Choose again what to play
choose-today = Today: { $title }
compose-by-hand = Put together by hand
compose-open = Put one together by hand
compose-title = Put together by hand
compose-about = Add what you like, in any order. Begin and end with something light.
compose-list = Your list
compose-add-title = What there is
compose-add = Add { $title }
compose-up = Move { $title } up
compose-down = Move { $title } down
compose-remove = Take { $title } away
compose-place = { $title } is number { $place } now.
compose-gone = { $title } is off the list.
compose-empty = Your list is still empty.
compose-show = Show it to us both
compose-take-away = Take it away
compose-who-sees = You both see this list. Either of you may change it.
compose-both-see = Put together by hand: { $titles }. About { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }.
say-no_soft_end = Let the last one be something light.
say-no_soft_start = Let the first one be something light.
say-nothing_gentle = Add something without a swap too, in case today's deck is the light one.
say-too_few_cards = There are not enough new cards for all of that. Leave one out.
say-too_steep = That goes deep too soon. Put something lighter before it.
say-twice_in_a_row = The same one comes twice in a row. Put another one between them.

## Ready
ready-title = Ready when you are
ready-mark = You both see these two signs:
ready-mark-why = Are they the same on the other phone? Then you are in the right room.
ready-go = I'm ready
ready-undo = Not yet
ready-waiting = Waiting for { $partner }. No rush.
ready-light = Today's deck is the light one. Some sessions start light by chance.
timers = Timers
timers-standard = Standard
timers-longer = Longer
timers-none = None
rest-length = Minutes we take if it gets too much
timers-about = The longer wish counts for both.
sound-test = Try the sound
missing-storage = This browser keeps nothing: a reload would need a new room.
missing-wake-lock = Your screen may dim on this network.
missing-wake-lock-here = Your screen may dim in this browser.
missing-vibration = This phone does not buzz here. A light comes with each sound.
missing-clipboard = Links are copied by hand here: hold one to copy it.

## Around the play
pass = Pass
pause = Pause
stop = Stop
can-pass = You can pass. No reason needed.
ten-seconds = Ten seconds.
close = Close
gauge = How am I?
time-added = 30 seconds added.
halfway = Halfway.
told-held = The clock is held.
told-running = The clock runs.
start-over = To the first page
postponed-later = Another day
erase = Erase for both
host-add = Add a host
host-asks = { $name } would like to come in as your host.
host-asks-about = Both have to say yes. Your host sees only what you both share.
host-yes = Yes, come in
host-no = No
host-holds = Your host is holding the clock.
host-shared-open = For your host
ready-host-starts = Waiting for { $name } to start.
move-open = Move to another phone
send-out = Not your partner? New code
thanks-title = See you another day.
thanks-about = Thank you, both of you.
play-again = Play again

### From the first card on: fetched with the screens of play

## In play
turn-mine = Your turn
turn-partner = { $who }'s turn
turn-both = Both of you
next = Next: { $title } · { $minutes ->
    [0] less than a minute
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }
done-button = Done
waiting-for = Waiting for { $partner }. No rush.
pass-shorten = Shorten
way-out = Pass, pause or stop
who-nobody = Only you see this. It stays on this phone.
who-both-later = Only you see this until you both finish.
who-both-now = You both see this at once.
who-server = The server sees this choice.
only-you-card = Only you see this card
clock-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
  }
clock-up = Time.
clock-up-spoken = Time. Finish your sentence.
clock-up-open = Time. What you did not send does not count.
clock-held = Held at { $span }
clock-open = No timer. Go on when you're both ready.
in-role = { $who }, speaking as { $as }
in-role-mine = Your turn: speak as { $as }
turn-speaks = { $who } speaks
turn-of = Turn { $n } of { $of }.
time-closed = Time. What you didn't seal stays with you.
least = Take your time. { $n ->
    [one] In { $n } second
   *[other] In { $n } seconds
  } you can go on.
passed = Passed. On we go.
passed-shorter = Shorter this time, and then on we go.
both-done = You're both done. On we go in a moment.
who-nothing = The phones write nothing down here.
card-cover = Cover my card
card-show = Show my card
card-instead = Do it another way
card-as-before = Back to the card
card-another = Another card
task-again = Read it again
hand-new = New cards for you both.
hand-about = What is it about?
left-over = What you wrote before
skips = On this screen
skip-answer = To the answer
skip-way-out = Pass, pause or stop
skip-leave = Leave fast
question-begin = Begin
question-next = Next
question-back = Back
question-of = { $n } of { $of }
question-list = Look it over
question-empty = left empty
question-clear = Leave it empty
scale-unset = not set yet
scale-less = One less
scale-more = One more
text-left = { $n ->
    [0] No letters left
    [one] { $n } letter left
   *[other] { $n } letters left
  }
text-over = { $n ->
    [one] { $n } letter over. Nothing is lost.
   *[other] { $n } letters over. Nothing is lost.
  }
text-soft = Would "I feel" say it too?
text-soft-after = you always, you never, you're always, you're never
seal-go = Seal it
seal-or-not = Without the seal, your note stays on this phone.
seal-not = What you didn't seal stays with you.
sealed-kept = Kept on this phone until you send it.
sealed-flying = On its way
sealed-later = Not sent yet. It goes when you're back.
sealed-sealed = Sealed
answer-go = This is my answer
answer-missing = { $n ->
    [one] One answer is still open.
   *[other] { $n } answers are still open.
  }
guess-go = This is my guess
guess-first = Pick one first.
guess-hit = That's it.
guess-family = Very close, same family.
guess-pair = Close. These two are easy to mix up.
guess-close = Close. These two can look alike.
guess-miss = Not this one.
guess-more = { $n ->
    [one] One more guess.
   *[other] { $n } more guesses.
  }
signal-left = { $n } left
signal-raised = { $label }: { $n } of { $of }

## Time out and the end, in short
paused-title = Paused
paused-about = Take the time you need.
rest-longer-pause = Longer break
breather-title = A moment to breathe
breather-about = These come by themselves now and then.
breathe-in = In ...
breathe-out = and out ...
breathe-slowly = Breathe in slowly, and out even more slowly.
breather-over-title = Go on, or rest longer?
breather-silence = If nothing is tapped, we rest.
breather-who-sees = Only you see what you tap.
breather-tapped-on = You tapped: go on. In a moment you will both see how it goes on.
breather-tapped-longer = You tapped: rest longer. In a moment you will both see how it goes on.
rest-longer = Rest longer
rest-title = A longer break
rest-about = We're taking the longer break. Back at { $time }.
rest-how = Water, a walk, some music. Let the topic rest.
rest-over-title = Ready to go on?
rest-say = If you like, one of you may say:
rest-line = "I'm here again, and I want to hear you."
rest-more = { $minutes } more minutes
go-on = Go on
stop-title = Stop for today?
stop-about = It counts against no one.
stop-go = Stop for today
stop-break = Take a break
stop-keep = Keep playing
stop-stay = Not yet
gauge-title = How am I?
gauge-who-sees = Only you see this. After "Too much" a break comes by itself within a moment, and nobody is told why. Holding the pebble says "Too much" too.
gauge-steady = Steady
gauge-stirred = Stirred
gauge-full = Full
gauge-too-much = Too much
gauge-noted = Noted.
time-add = Add 30 seconds
done-title = Thank you for staying with it.
stopped-title = We've stopped for today.
postponed-title = This session is paused.
blocked-title = We can't start this game here. It is made for adults.

## What was opened
reveal-both-in = Both in
reveal-about = How it is for { $name }
reveal-about-on = How it is for { $name }: { $card }
reveal-filled = { $name } said
reveal-hollow = { $name } guessed
reveal-guessed-again = { $name } guessed the second time
reveal-first = First
reveal-second = Second
reveal-said = { $name } said { $value }.
reveal-said-none = { $name } left it empty.
reveal-guessed = { $name } guessed { $value }.
reveal-guessed-none = { $name } made no guess.
reveal-scale = { $low } is “{ $lowWords }”, { $high } is “{ $highWords }”.
reveal-table = Show as a table
reveal-line = Line
reveal-empty = no answer
reveal-map = A map: { $cards }
reveal-sketch = A sketch we made, not a measurement.
reveal-meant-read = Meant: { $meant }. Read: { $read }.
reveal-then = { $before }, then { $after }
reveal-showed = { $name } showed it. { $what }
reveal-meant = Meant
reveal-meant-by = Meant by { $name }
reveal-read = Read
reveal-turn = Turn
map-pleasant = pleasant
map-unpleasant = unpleasant
map-lively = lively
map-still = still
map-middle = in the middle
map-pleasant-lively = pleasant, lively
map-pleasant-still = pleasant, still
map-unpleasant-lively = unpleasant, lively
map-unpleasant-still = unpleasant, still

## What answers say
meaning-often_close = Often close.
meaning-here_and_there = Close here and there.
meaning-little_between = Not far off. The answers lay so near each other that more cannot be said.
meaning-far_apart = Far apart today. Good to ask.
meaning-not_enough_yet = Not enough answers yet to say more. That is fine.
meaning-all_the_same = Nobody's answers changed from line to line, so there is nothing to compare.
meaning-furthest_apart = Furthest apart: “{ $item }”. A good one to ask about.
meaning-leaned_on_own_view = You leaned on your own answer. That is easy to do. You may ask { $partner } how it is different.
meaning-followed_partners_view = You went by how it is for { $partner }, more than by how it is for you.
meaning-sees_it_stronger = On the whole, your guesses were stronger than what { $partner } said. You may ask when it is so, and when it is not.
meaning-sees_it_milder = On the whole, your guesses were milder than what { $partner } said. You may ask what is easy to miss.
meaning-too_alike_to_tell = You and { $partner } answered so much alike that nobody can tell whose view you went by.
meaning-items_have_changed = The questions have changed in between, so these answers are not put together.
meaning-found_feelings = You two found { $found } of { $of } feelings.
meaning-found_with_second = You two found { $found } of { $of } feelings, { $second } on a second guess.
meaning-found_none_yet = These were hard to read today. You may show each other once more how it looks.
meaning-near_ones = And { $found } came close.
meaning-felt_as_thought = { $partner } felt about as understood as you thought.
meaning-felt_more = { $partner } felt more understood than you thought.
meaning-felt_less = { $partner } felt less understood than you thought. Good to know: you may ask what was missing.

## The end
end-both = For you both
end-mine = On your screen alone, about your own guesses
end-opened = Everything that was opened
end-numbers = Show the numbers
end-numbers-about = Rough numbers from a few answers. They say little about a person, and nothing about love.
number-close = Closeness of your guesses, both together, beyond chance: { $value }. 0 is what chance gives, 1 is the same. From { $n } answers.
number-tracking = How your guesses go up and down with what { $partner } said: { $value }. 1 is fully, 0 is not at all. From { $n } answers.
number-bias = How many steps your guesses lie above (or, with a minus, below) what { $partner } said: { $value }.
number-forces = How far your guesses follow what { $partner } said: { $truth }; and your own answers: { $own }.
number-found = Found on the first guess: { $found } of { $of }{ $between }.
number-chance = Without looking, one in { $k } would be found.
number-between = { " " }(with so few, it may be anywhere from { $low } to { $high })
number-none-not_enough = not enough yet, from { $least } answers on
number-none-flat = none, since some answers are all the same
number-none-alike = none, since you two answered so much alike
number-none-changed_items = none, since the questions have changed
number-none = none
end-go-keep = Keep or erase
end-back = Back to what we saw
end-part-title = Back to you
end-part-task = Say: I am { $me }. One way I differ from the part is ...
end-part-line = You were playing a part. Nothing said in it is a promise, a confession or proof.
end-part-done = I'm me again
end-host = What the two of them saw and keep is theirs alone.
keep-title = Keep or erase
keep-about = Turn on what you would like the two of you to keep. Only what you both turn on can be saved. What one of you turns on alone is never shown.
keep-nothing = There is nothing here to keep. That's fine.
keep-what = What to keep
keep-found = What we found out
keep-topic = Topic: { $topic }
keep-both = You both want to keep this.
keep-wait = It can be saved once you both want it.
keep-save = Save to this phone
keep-save-warning = Anyone who uses this phone can open the file.
keep-text = Show the text
keep-goes = This session is erased by itself within a day.
keep-last = Some of this waits for your partner. Once you go on, it can no longer be saved on this phone.
keep-done = That's all for today
erase-title = Erase this session for both of you?
erase-about = It is erased from the server at once. Saved files stay where they are.
erase-back = Don't erase it
postponed-open = The room stays open until { $time }.
postponed-again = Take the check again
postponed-support = Support
blocked-support = Support for young people

## The host
host-add-title = Add a host
host-add-about = A host can be a therapist, or anyone you both trust. They keep the time, and see only what you both share. You are both asked before they come in.
host-add-go = Show the way in
host-scan = Your host scans this, or types the code, or follows the link.
host-came = Somebody came as your host.
host-lamp = Your host can see this
host-lamp-mine = Both have shared this with you
host-share = Share with your host
host-share-back = Take back
host-share-why = Your host sees this only if you both share it.
host-share-waits = You would share it. Your host sees it once you both do.
host-shared-title = What your host can see
host-send-away = Go on without the host
host-nothing-yet = Nothing has been opened yet, so there is nothing to share.
host-outside-title = You are at the door
host-outside-about = Both partners are asked now. You come in when both have said yes.
host-lobby-title = You are the host
host-lobby-about = You keep the time. You see what both share with you, and nothing else of what they write.
host-partner-ready = { $name } is ready.
host-partner-waits = { $name } is not ready yet.
host-not-ready = It starts when both are ready.
host-start = Start
host-hold = Hold the clock
host-run = Let the clock run
host-skip = Skip
host-nudge = Ask for a moment
host-nudged = They both see that you ask for a moment.
host-end = End for today
host-end-title = End it for today, for all?
host-step = { $exercise }, step { $step } of { $of }
host-sees-pause = They have paused.
host-sees-breather = A moment to breathe.
host-sees-rest = A longer break.
host-reads = { $name } reads:
host-nothing-shared = Nothing is shared with you yet.
host-shared-with-you = Shared with you
turn-both-of-them = Both of them

## Moving a seat, and sending out
move-title = Move your seat to another phone?
move-about = You get a code for your own seat. Once it is used, this phone lets go of it.
move-go = Move
move-stay = Stay here
move-scan = Scan this with your other phone, or type the code there.
door-good-for = Good for { $minutes ->
    [one] one more minute
   *[other] { $minutes } minutes
  }, and for one person.
door-run-out = That code has run out. Draw a new one.
send-out-title = Send { $partner } out?
send-out-about = That seat is emptied, and you get a new code for your partner.
send-out-go = Send out, new code
send-out-keep = No, all is well

### At any time

## The partner
presence-empty = Nobody is here yet.
presence-here = { $partner } is here.
presence-moving = { $partner } is on the way back.
presence-asleep = { $partner }'s phone is asleep. We wait.
presence-away = { $partner } is away. The place is kept.
presence-away-held = { $partner } is away. Clock held, place kept until { $time }.
presence-back = { $partner } is back.
you = you
seats = Seats

## The connection
link-down = No connection. Your place is kept. You can keep writing.
link-back = Connected again.
unreachable = The room can't be reached just now. Try again in a moment.
moved-here = Bring it here
screen-broke = This screen broke. Your place is kept.
reload = Reload
version-needed = A newer version is needed.

## What the server refuses or says, by its codes
-not-through = That did not get through. Try again.
say-already_given = That answer is given already. The first one counts.
say-bad_card = { say-bad_choice }
say-bad_choice = That choice is gone. Pick one of these.
say-bad_size = { -not-through }
say-blocked = We can't start this game here. It is made for adults.
say-elsewhere = { say-too_old }
say-erased = Erased from the server. Saved files stay where they are.
say-game_on = The game has begun, so that is settled for today.
say-gone = This session is not here any more.
say-id_reused = { -not-through }
say-knocked = Someone tried to join. They saw nothing and could not get in.
say-later = The server can't save just now. Your place is kept.
say-malformed = { -not-through }
say-moved = This session moved to another tab or phone.
say-moved_on = Your seat is on your other phone now.
say-name_invalid = A name has 1 to 12 letters, signs or emoji.
say-name_taken = Your partner has that name. Try another.
say-no_answer_wanted = { say-bad_choice }
say-no_host = There is no host here any more.
say-no_seat = This phone has no seat here. Ask for a new room.
say-no_time = There is no more time to add in this step.
say-no_way_in = That code isn't open. Codes last ten minutes. Ask for a new one.
say-not_for_you = That is not for this seat to do.
say-not_now = That is not possible just now.
say-not_offered = That is not offered here.
say-not_playing = The game is not running now.
say-not_ready = One of you is not ready yet.
say-not_yours = It's your partner's turn. Yours comes next.
say-nudge = Your host asks for a moment.
say-on_break = We're taking a break. Your words are still here.
say-out_of_order = { -not-through }
say-partner_here = Your partner is here, and can move that seat.
say-phase_over = We've moved to the next step. Your words are still here.
say-rest_not_over = The break is not over yet. You may stop for today instead.
say-saving_again = Saving works again.
say-saving_stopped = The server can't save just now. Your place is kept. This sends itself.
say-seated = { -not-through }
say-sent_out = Your seat was given back. Ask for a new code.
say-silent = { -not-through }
say-slow_down = That was too much at once. Wait a moment.
say-stale = { link-down }
say-too_large = { -not-through }
say-too_late = Time ran out before this arrived. You can still say it.
say-too_many_rooms = Many rooms were opened from here. Wait ten minutes.
say-too_many_tries = Too many tries for now. Use the link or the QR code, or wait ten minutes.
say-too_old = The room is moving. Try again in a moment.
say-unknown_exercise = { say-unknown_programme }
say-unknown_kind = { -not-through }
say-unknown_programme = That one is gone. Pick again.
say-unseated = { -not-through }
