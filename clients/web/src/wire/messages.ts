// The messages between a device and the server, made from the server's models by `viceversa docs`. Not to be changed by hand.

/** Say yes or no to the host who came. A no closes the host's seat. */
export interface Admit {
  /** Which command this is. */
  readonly do: "admit";
  /** whether this host may come in. */
  readonly yes: boolean;
}

/** Take the private check again after a session was put off. */
export interface Another {
  /** Which command this is. */
  readonly do: "another";
}

/** Answer an open choice: one value, or one value per card of the hand. */
export interface Answer {
  /** Which command this is. */
  readonly do: "answer";
  /** The phase instance that is meant: `place.instance` of the view. */
  readonly phase: number;
  /** The ask, by its name in the bundle. */
  readonly ask: string;
  /** one of the choice's values; with `each: hand` a map from every card of the hand to one. */
  readonly value: string | { readonly [key: string]: string };
}

/** The one answer to a command. */
export interface Answered {
  /** What message this is. */
  readonly kind: "answer";
  /** The id of the command that is answered. */
  readonly id: readonly [string, number];
  /**
   * accepted: it counts, and it is saved. refused: nothing changed. later: the outcome is not known; send the same id
   * again.
   */
  readonly result: "accepted" | "later" | "refused";
  /** Why it was refused, for a program. */
  readonly code?: string | null;
  /** Why it was refused, for a person. */
  readonly say?: string | null;
}

/** One thing a phase asks: how to draw it, and its words. */
export interface AskWords {
  /** What kind of answer is wanted. */
  readonly kind: "ready" | "choice" | "scale" | "text" | "guess" | "signal";
  /** What is asked, for the one who answers. */
  readonly label: string;
  /** Who answers: lead, partner, or both. */
  readonly of: readonly ("lead" | "partner")[];
  /** One answer a card of the hand, or an item of the card. */
  readonly each?: "hand" | "items" | null;
  /** The values of a choice. */
  readonly options?: readonly OptionWords[];
  /** The lowest place on a scale. */
  readonly low?: number;
  /** The highest place on a scale. */
  readonly high?: number;
  /** What the low end means. */
  readonly low_label?: string;
  /** What the high end means. */
  readonly high_label?: string;
  /** The most characters of a text, in Unicode code points. */
  readonly longest?: number;
  /** How many guesses there are. */
  readonly tries?: number;
  /** How often a signal may be raised. */
  readonly times?: number;
  /** It is a guess about the partner, not about oneself. */
  readonly about_partner?: boolean;
  /** The server reads it: send `answer`, `tap` or `guess`. Otherwise it goes into the phase's one sealed blob. */
  readonly open?: boolean;
  /** Nobody is ever shown this answer. */
  readonly private?: boolean;
  /** The phase waits for it. */
  readonly need?: boolean;
}

/** A programme that was put together by hand, which both see. */
export interface ByHandView {
  /** their names in the bundle, in order. */
  readonly exercises: readonly string[];
  /** about how long it takes. */
  readonly minutes: number;
}

/** A card: its fields in words, and where it lies between unpleasant and pleasant, still and lively. */
export interface CardWords {
  /** Cards of one family count as nearly the same. */
  readonly family?: string;
  /** Cards of one group may be close to each other. */
  readonly group?: string;
  /** Unpleasant to pleasant, still to lively: each from -1 to 1; null when unknown. */
  readonly at?: readonly [number, number] | null;
  /** What it is about, in one word. */
  readonly topic?: string;
  /** What it asks for. The deck's `instead` names the field that tells a way without it. */
  readonly needs?: readonly ("voice" | "face" | "touch")[];
  /** Its words, by the name of the field. */
  readonly fields: { readonly [key: string]: string };
  /** Items to rate; an answer names them by their place, from '1'. */
  readonly items?: readonly string[];
  /** Questions to lean on. */
  readonly questions?: readonly string[];
}

/** Say privately which programmes one would enjoy; an empty list means any of them. */
export interface Choose {
  /** Which command this is. */
  readonly do: "choose";
  /** Their names in the bundle, and `by_hand` while there is one; empty for any. */
  readonly programmes: readonly string[];
}

/** The phase's clock. `due` and `left` are both null when the phase has no time limit. */
export interface ClockView {
  /** time passes; false while it is held. */
  readonly running: boolean;
  /** the moment the time is up, in store time, while it runs. */
  readonly due?: number | null;
  /** milliseconds left, while it is held. */
  readonly left?: number | null;
  /** the moment before which the phase does not end, in store time; null when there is none, or while it is held. */
  readonly least?: number | null;
  /** the 30 seconds were added; they can be added once. */
  readonly extended?: boolean;
}

/** One command; `do` names it. */
export type Command =
  | Rename
  | SetLevel
  | SetLane
  | SetTimer
  | SetRest
  | Choose
  | Compose
  | Ready
  | SendOut
  | OpenDoor
  | InviteHost
  | Admit
  | Seal
  | Answer
  | Tap
  | MakeGuess
  | Redeal
  | Pass
  | Extend
  | Pause
  | GoOn
  | Longer
  | Over
  | Stop
  | Another
  | Share
  | Keep
  | Erase
  | Start
  | Hold
  | Skip
  | Nudge
  | End;

/**
 * Put a session together by hand. Both see the list, a newer one takes its place, and an empty one takes it away.
 *
 * It is picked under the name `by_hand`, as any programme, and keeps to what every programme keeps to.
 */
export interface Compose {
  /** Which command this is. */
  readonly do: "compose";
  /** Their names in the bundle, in order. */
  readonly exercises: readonly string[];
}

/** A deck: its title and its cards by id. */
export interface DeckWords {
  /** The deck's title. */
  readonly title: string;
  /** Raised when items change; never compare answers to items of two versions. */
  readonly version?: number;
  /** The field of a card that tells how to do it another way, without mime or voice. */
  readonly instead?: string;
  /** Its cards, by id. */
  readonly cards: { readonly [key: string]: CardWords };
}

/** The devices' half of a bundle in one language. */
export interface DeviceBundle {
  /** The fingerprint of the whole bundle, in all languages. */
  readonly fingerprint: string;
  /** The language of these words. */
  readonly language: string;
  /** What both may choose among in the lobby, by name; the order counts. */
  readonly programmes: { readonly [key: string]: ProgrammeWords };
  /** All exercises, by name. */
  readonly exercises: { readonly [key: string]: ExerciseWords };
  /** All decks, by name. */
  readonly decks: { readonly [key: string]: DeckWords };
}

/** A command. It is answered exactly once for each time it is sent. */
export interface Do {
  /** What message this is. */
  readonly kind: "do";
  /**
   * (client instance, counter). The instance is drawn once and kept with the outbox; the counter is one more than
   * that of the last accepted command of this instance.
   */
  readonly id: readonly [string, number];
  /** When the person tapped, in store time as the device knows it, in ms. */
  readonly at?: number | null;
  /** What to do; `do` names it. */
  readonly command: Command;
}

/** An open way in. */
export interface DoorView {
  /** to read aloud. */
  readonly code: string;
  /** the secret of the link. */
  readonly secret: string;
  /** when the code stops working, in store time. */
  readonly expires: number;
  /** the seat it leads to; null for the next empty one. */
  readonly seat?: "a" | "b" | "host" | null;
}

/** End the session for all. */
export interface End {
  /** Which command this is. */
  readonly do: "end";
}

/** Erase the session from the server, for everybody, at once. */
export interface Erase {
  /** Which command this is. */
  readonly do: "erase";
}

/**
 * An exercise: its title, its phases by name, and what a device may compute of revealed answers.
 *
 * `figures` maps a figure to the asks it is made of, for instance profile: {truth: truth, guess: guess, again:
 * guess2}.
 */
export interface ExerciseWords {
  /** The exercise's title. */
  readonly title: string;
  /** What it is, in a sentence or two. */
  readonly about: string;
  /** The deck its cards come from, by name. */
  readonly deck: string;
  /** Its phases, by name. */
  readonly phases: { readonly [key: string]: PhaseWords };
  /** Figures a device may draw: which asks each is made of. */
  readonly figures?: { readonly [key: string]: { readonly [key: string]: string } };
  /** Asks whose revealed answers a device may offer to keep at the end. */
  readonly keep?: readonly string[];
}

/** Add 30 seconds, once in a phase, unnamed. */
export interface Extend {
  /** Which command this is. */
  readonly do: "extend";
  /** The phase instance that is meant: `place.instance` of the view. */
  readonly phase: number;
}

/** Say that one is ready to go on after a pause, a breather or a rest. */
export interface GoOn {
  /** Which command this is. */
  readonly do: "go_on";
}

/** The server is about to close this connection; the close code says what to do. */
export interface Goodbye {
  /** What message this is. */
  readonly kind: "goodbye";
  /** The name of the close code that follows. */
  readonly code: string;
  /** Why, for a person. */
  readonly say: string;
}

/** One guess that was made, and how near it came. */
export interface GuessView {
  /** the card that was guessed. */
  readonly card: string;
  /** hit (the card itself), family (of one family), pair (often mixed up), close (alike) or miss. */
  readonly nearness: "close" | "family" | "hit" | "miss" | "pair";
}

/** Hold the clocks, or let them run on. */
export interface Hold {
  /** Which command this is. */
  readonly do: "hold";
  /** false lets them run on. */
  readonly on?: boolean;
}

/** Time out of the game. */
export interface InterludeView {
  /** pause (until both go on), breather (a minute, then each taps privately) or rest (until a return time). */
  readonly kind: "breather" | "pause" | "rest";
  /** when the breather's minute is over, or the return time of a rest, in store time; null for a pause. */
  readonly until?: number | null;
  /** what this seat itself has said: go_on or longer. What the other said is never shown. */
  readonly tapped?: string | null;
  /** minutes that a longer break takes, and that each further wish for more adds. */
  readonly rest?: number;
}

/** Open a door for a host. The host sees nothing until both partners have said yes to this host. */
export interface InviteHost {
  /** Which command this is. */
  readonly do: "invite_host";
}

/** Take a seat through a door: by typed code, or by session and link secret. */
export interface Join {
  /** What message this is. */
  readonly kind: "join";
  /** The typed code; case, spaces and hyphens do not matter. */
  readonly code?: string | null;
  /** The session named in a link. */
  readonly session?: string | null;
  /** The secret of a link. */
  readonly secret?: string | null;
  /**
   * A seat token that the device has drawn itself, of 128 random bits or more. With it a join may be sent again when
   * its welcome was lost, and takes the same seat. Without one the server draws it.
   */
  readonly token?: string | null;
  /** 1 to 12 characters; empty for a friendly default. */
  readonly name?: string;
  /** The language of this seat, where it is offered. */
  readonly language?: string;
}

/**
 * After the end: what this partner would like the two to keep. A newer list takes the place of the one before, and an
 * empty one takes it away. Only what both want is shown as kept; what one wanted alone the other never learns.
 */
export interface Keep {
  /** Which command this is. */
  readonly do: "keep";
  /** Released phases by their instance; 0 is what the devices found out. */
  readonly phases: readonly number[];
}

/**
 * The lobby. Levels, lanes and picks are never sent back, not even to the one who set them: only that they are set.
 */
export interface LobbyView {
  /** two ids of signs, the same on both devices; drawn anew when somebody comes in. */
  readonly mark: readonly [string, string];
  /** the laxer of the two wishes, which counts. */
  readonly timer: "longer" | "none" | "standard";
  /** minutes that a longer break takes: the longer of the two wishes, or what is usual in the lane. */
  readonly rest?: number;
  /** this seat has set its level. */
  readonly level_set?: boolean;
  /** this seat has sent its lane. */
  readonly lane_set?: boolean;
  /** this seat has picked programmes; false also means any. */
  readonly picked?: boolean;
  /** "standard" or "light", the same for both, once both have answered. */
  readonly lane?: "light" | "standard" | null;
  /** the two picked no programme in common; both may pick again. */
  readonly no_match?: boolean;
  /** nothing of what both picked can be played in a session like this; both may pick again. */
  readonly nothing_fits?: boolean;
  /** what one of the two put together by hand, null if nothing; it is picked under the name "by_hand". */
  readonly by_hand?: ByHandView | null;
}

/** Ask for a longer break: privately at the end of a breather, openly in a pause or a rest. */
export interface Longer {
  /** Which command this is. */
  readonly do: "longer";
}

/** Guess the hidden card among the options. */
export interface MakeGuess {
  /** Which command this is. */
  readonly do: "guess";
  /** The phase instance that is meant: `place.instance` of the view. */
  readonly phase: number;
  /** The ask, by its name in the bundle. */
  readonly ask: string;
  /** The card's id, one of the view's `options`. */
  readonly card: string;
}

/** Something to tell the person, in passing. */
export interface Notice {
  /** What message this is. */
  readonly kind: "notice";
  /** What it is, for a program. */
  readonly code: "knocked" | "nudge" | "saving_again" | "saving_stopped";
  /** What it is, for a person. */
  readonly say: string;
}

/** Show both partners that the host asks for their attention. */
export interface Nudge {
  /** Which command this is. */
  readonly do: "nudge";
}

/** Open a room and take its first seat. */
export interface Open {
  /** What message this is. */
  readonly kind: "open";
  /** 1 to 12 characters; empty for a friendly default. */
  readonly name?: string;
  /** The language of this seat, where it is offered. */
  readonly language?: string;
}

/**
 * Open a way to a seat: one's own (to move to another phone), an empty one, or the partner's while the partner is not
 * here.
 *
 * The partners' view then shows a code and a link. A seat taken this way starts without its unrevealed answers.
 */
export interface OpenDoor {
  /** Which command this is. */
  readonly do: "door";
  /** the seat that the door leads to. */
  readonly seat: "a" | "b";
}

/** Sealed answers that are released to this seat. Comes before the view that names them, and again after a resume. */
export interface Opened {
  /** What message this is. */
  readonly kind: "opened";
  /** One for each seat that gave a sealed answer there. */
  readonly answers: readonly OpenedBlob[];
}

/** One released sealed answer. */
export interface OpenedBlob {
  /** The phase instance it was given in. */
  readonly instance: number;
  /** Who gave it. */
  readonly seat: "a" | "b";
  /** The blob as it was sealed; base64 in JSON. Absent when there is none. */
  readonly blob?: string | null;
}

/** A phase instance whose sealed answers are released. The bytes come in an `opened` message, once a connection. */
export interface OpenedView {
  /** the phase instance. */
  readonly instance: number;
  /** the exercise it belongs to, by its name in the bundle. */
  readonly exercise: string;
  /** the phase, by its name in that exercise. */
  readonly phase: string;
  /** who gave a sealed answer there. */
  readonly seats: readonly ("a" | "b")[];
  /** (n, of) among the turns of its block. */
  readonly turn?: readonly [number, number];
  /** the seat that led that phase. */
  readonly lead?: "a" | "b";
  /** the card it was about. */
  readonly card?: string | null;
  /** both let the host see it. */
  readonly shared?: boolean;
  /** this seat lets the host see it. */
  readonly mine_shared?: boolean;
}

/** One value of a choice, and its words. */
export interface OptionWords {
  /** What is sent. */
  readonly value: string;
  /** What is shown. */
  readonly label: string;
}

/** The gauge went over its line. Nothing else of the gauge is ever sent, and nobody is shown that this was. */
export interface Over {
  /** Which command this is. */
  readonly do: "over";
}

/** Pass in this phase. No reason is asked and none is kept. */
export interface Pass {
  /** Which command this is. */
  readonly do: "pass";
  /** The phase instance that is meant: `place.instance` of the view. */
  readonly phase: number;
}

/** Stop both clocks at once. */
export interface Pause {
  /** Which command this is. */
  readonly do: "pause";
}

/** A phase: its structure and words. In words, {me}, {partner} and {lead} stand for names. */
export interface PhaseWords {
  /** The phase's title. */
  readonly title: string;
  /** What the one who leads does now. */
  readonly lead: string;
  /** What the other does now; the same as `lead` where both do the same. */
  readonly partner: string;
  /** Who will see what is entered here. */
  readonly who_sees?: string;
  /** Sentences to lean on, at most a few. */
  readonly prompts?: readonly string[];
  /** Those of the other; the same as `prompts` where both have the same. */
  readonly partner_prompts?: readonly string[];
  /** A sentence to show when the phase is over. */
  readonly after?: string;
  /** Asks of earlier phases that are opened to both when it begins. */
  readonly reveals?: readonly string[];
  /** What each role sees: card.FIELD for fields of the card, or hand, options, outcome. */
  readonly show?: { readonly [key in "lead" | "partner"]?: readonly string[] };
  /** Which field of a card names it in a hand or among options. */
  readonly hand_field?: string;
  /** What is asked, by name. */
  readonly asks?: { readonly [key: string]: AskWords };
  /** Exact size in bytes of this phase's sealed blob; 0 when nothing is sealed. */
  readonly seal?: number;
  /** Seconds before which the phase does not end. */
  readonly least?: number;
  /** Seconds that it lasts with standard timers. */
  readonly usual?: number;
  /** Seconds that it may last with more time added; null when it has no clock. */
  readonly most?: number | null;
  /** Who speaks here, for a call beside the game. */
  readonly open_mics?: readonly ("lead" | "partner")[];
  /** Neither pass nor host removes it. */
  readonly must?: boolean;
  /** The partners speak as each other here. */
  readonly in_role?: boolean;
  /** Whether the clock stops while a partner's phone sleeps. */
  readonly away?: "hold" | "run";
}

/** Liveness and clock: the server answers at once. */
export interface Ping {
  /** What message this is. */
  readonly kind: "ping";
  /** Any whole number; it comes back in the pong. */
  readonly t?: number;
}

/** Where the session is. */
export interface PlaceView {
  /** the programme that both picked, by its name in the bundle, or "by_hand". */
  readonly programme: string;
  /** the exercise under way, by its name in the bundle. */
  readonly exercise: string;
  /** which exercise of the programme this is, from 1. Exercises that do not fit are passed over. */
  readonly exercise_n: number;
  /** how many exercises the programme has. */
  readonly exercises: number;
  /** the phase, by its name in the exercise. */
  readonly phase: string;
  /** the number of this phase instance; commands in the phase name it. It is never used twice in a session. */
  readonly instance: number;
  /** which of the exercise's steps this is, from 1. Steps that do not apply are passed over. */
  readonly step: number;
  /** how many steps the exercise has. */
  readonly of: number;
  /** (n, of) among the turns of its block; (1, 1) outside a block. */
  readonly turn: readonly [number, number];
  /** the seat that leads this phase; the other one's role is partner. */
  readonly lead: "a" | "b";
  /** the name of the phase that comes next as things stand; null when the exercise ends. */
  readonly next?: string | null;
  /** the partners speak as each other here. */
  readonly in_role?: boolean;
  /** neither pass nor host removes this phase; both shorten it to its least time. */
  readonly must?: boolean;
  /** this hand is new because time ran out before both had chosen from the one before. */
  readonly timed_out?: boolean;
}

/** The answer to a ping: `t` as it was sent, and the store's clock now. */
export interface Pong {
  /** What message this is. */
  readonly kind: "pong";
  /** As it was sent. */
  readonly t: number;
  /** The store's clock, ms since 1970. */
  readonly now: number;
}

/** A programme: its title, what it is, about how long it takes, and its exercises in order. */
export interface ProgrammeWords {
  /** The programme's title. */
  readonly title: string;
  /** What it is, in a sentence or two. */
  readonly about: string;
  /** About how long it takes. */
  readonly minutes: number;
  /** Its exercises by name, in order. */
  readonly exercises: readonly string[];
}

/**
 * Say that one is ready, or no longer; when both are (and a host, if there is one, starts), the first phase begins.
 */
export interface Ready {
  /** Which command this is. */
  readonly do: "ready";
  /** false takes it back. */
  readonly ready?: boolean;
}

/** Swap the dealt card for another without a reason, where the exercise offers that. */
export interface Redeal {
  /** Which command this is. */
  readonly do: "redeal";
  /** The phase instance that is meant: `place.instance` of the view. */
  readonly phase: number;
}

/** A message other than a command was refused, or could not be read. Nothing changed. */
export interface Refused {
  /** What message this is. */
  readonly kind: "refused";
  /** Why, for a program. */
  readonly code: string;
  /** Why, for a person. */
  readonly say: string;
  /** Milliseconds to wait before trying again, where that helps. */
  readonly wait?: number | null;
}

/**
 * Bytes for the partner's device, passed on unread and never kept. Reserved for agreeing on keys between the devices.
 */
export interface Relay {
  /** What message this is. */
  readonly kind: "relay";
  /** At most 1,024 bytes; base64 in JSON. */
  readonly data: string;
}

/** Bytes from the partner's device, unread by the server. */
export interface Relayed {
  /** What message this is. */
  readonly kind: "relayed";
  /** The bytes; base64 in JSON. */
  readonly data: string;
}

/** Take a name of 1 to 12 characters; both see it. A host may, until both have said yes to this host. */
export interface Rename {
  /** Which command this is. */
  readonly do: "name";
  /** 1 to 12 characters; emoji count as one. */
  readonly name: string;
}

/** Return to one's own seat. */
export interface Resume {
  /** What message this is. */
  readonly kind: "resume";
  /** The session named in the welcome. */
  readonly session: string;
  /** The seat token from the welcome. */
  readonly token: string;
  /** The last seq this device has seen; 0 for none. The newest view is sent whatever it is. */
  readonly seq?: number;
}

/** Give one's sealed answers of a phase, all in one blob of exactly the step's size. The server does not read it. */
export interface Seal {
  /** Which command this is. */
  readonly do: "seal";
  /** The phase instance that is meant: `place.instance` of the view. */
  readonly phase: number;
  /** Exactly `seal` bytes of the phase; base64 in JSON. */
  readonly blob: string;
}

/** A seat as everyone in the session sees it. */
export interface SeatView {
  /** what the person is called; empty while nobody sits here. */
  readonly name: string;
  /** empty, here, moving, asleep or away. */
  readonly presence: "asleep" | "away" | "empty" | "here" | "moving";
  /** has said ready, in the lobby. */
  readonly ready?: boolean;
  /** when the connection was lost, in store time, for asleep and away. */
  readonly since?: number | null;
}

/** The seat's view, whenever it has changed. Views replace each other; only the newest counts. */
export interface Seen {
  /** What message this is. */
  readonly kind: "view";
  /** Moves only when this seat's own view moves. */
  readonly seq: number;
  /** All that this seat may see now. */
  readonly view: View;
}

/** Send the partner's seat out again before both are ready, and open a new door. */
export interface SendOut {
  /** Which command this is. */
  readonly do: "send_out";
}

/**
 * Send the lane that this device computed from its own private check. The answers themselves never leave the device.
 */
export interface SetLane {
  /** Which command this is. */
  readonly do: "lane";
  /** what the decision table of the private check gives. */
  readonly lane: "blocked" | "light" | "standard" | "stop";
}

/** Say privately how deep it may go today, 0 to 4. The lower of the two counts; neither is shown. */
export interface SetLevel {
  /** Which command this is. */
  readonly do: "level";
  /** 0 to 4. Above 3 counts only with a host. */
  readonly level: number;
}

/** Wish for how long a longer break is; the longer wish counts for both. */
export interface SetRest {
  /** Which command this is. */
  readonly do: "rest_length";
  /** the wish: 5, 20 or 60 minutes. */
  readonly minutes: 5 | 20 | 60;
}

/** Wish for standard, longer or no timers; the laxer wish counts for both. */
export interface SetTimer {
  /** Which command this is. */
  readonly do: "timer";
  /** the wish: standard, longer (half as long again) or none. */
  readonly timer: "longer" | "none" | "standard";
}

/** Let the host see a revealed phase's answers, or take that back. It takes both partners. */
export interface Share {
  /** Which command this is. */
  readonly do: "share";
  /** The phase instance that is meant: `place.instance` of the view. */
  readonly phase: number;
  /** false takes it back. */
  readonly on?: boolean;
}

/** End a phase now. A mandatory phase is only shortened to its least time. */
export interface Skip {
  /** Which command this is. */
  readonly do: "skip";
  /** The phase instance that is meant: `place.instance` of the view. */
  readonly phase: number;
}

/** Start the session once both partners are ready. */
export interface Start {
  /** Which command this is. */
  readonly do: "start";
}

/** Stop for today, for both. */
export interface Stop {
  /** Which command this is. */
  readonly do: "stop";
}

/** Say that one is ready (an ask of kind ready), or raise a wordless signal. */
export interface Tap {
  /** Which command this is. */
  readonly do: "tap";
  /** The phase instance that is meant: `place.instance` of the view. */
  readonly phase: number;
  /** The ask, by its name in the bundle. */
  readonly ask: string;
}

/** All that one seat may see of its session. */
export interface View {
  /** the seat that this view is for. */
  readonly you: "a" | "b" | "host";
  /** lobby, playing, done, stopped, postponed or blocked. */
  readonly stage: "blocked" | "done" | "lobby" | "playing" | "postponed" | "stopped";
  /**
   * both partners' seats by name, and the host's where one came; what is shown of a seat that nobody has is "empty".
   */
  readonly seats: { readonly [key: string]: SeatView };
  /** the open way to a partner's seat, while somebody can come in through it. */
  readonly door?: DoorView | null;
  /** the open way to the host's seat. */
  readonly host_door?: DoorView | null;
  /** a host has come, and this seat has not yet said yes or no. */
  readonly admit?: boolean;
  /** what is set, before the game. */
  readonly lobby?: LobbyView | null;
  /** where the session is, in play. */
  readonly place?: PlaceView | null;
  /** the phase's clock, in play. */
  readonly clock?: ClockView | null;
  /** the asks of this phase that this seat has answered; "sealed" stands for its sealed blob. */
  readonly given?: readonly string[];
  /** this seat passed in this phase. */
  readonly passed?: boolean;
  /** this seat owes this phase nothing more. */
  readonly done?: boolean;
  /** the partner owes this phase nothing more. */
  readonly partner_done?: boolean;
  /** id of the card, where this seat may see it now. */
  readonly card?: string | null;
  /** ids of the hand's cards, where this seat may see them now. */
  readonly hand?: readonly string[];
  /** ids of the cards to choose among for a guess, where this seat may see them now. */
  readonly options?: readonly string[];
  /** how often this seat may still swap the dealt card; null is without bound. */
  readonly swaps_left?: number | null;
  /** the guesses made in this phase. */
  readonly guesses?: readonly GuessView[];
  /** how the last guess of the exercise went, where it is shown. */
  readonly outcome?: GuessView | null;
  /** how often each signal of this phase was raised. */
  readonly signals?: { readonly [key: string]: number };
  /** revealed answers to open asks: ask, then seat; the newest of each ask. */
  readonly told?: { readonly [key: string]: { readonly [key: string]: string | { readonly [key: string]: string } } };
  /** released phase instances, oldest first. */
  readonly opened?: readonly OpenedView[];
  /** a pause, breather or rest that is under way. */
  readonly interlude?: InterludeView | null;
  /** the host holds the clock. */
  readonly host_holds?: boolean;
  /** the session was stopped while a role was worn: show the device's own short de-role card. */
  readonly derole?: boolean;
  /** after the end, what this seat would like to keep: released phases by instance, and 0 for what was found out. */
  readonly keeps?: readonly number[];
  /** what both would like to keep, and may save. */
  readonly kept?: readonly number[];
}

/** The device has its seat. `token` is set when it is new; keep it, and never put it into a URL. */
export interface Welcome {
  /** What message this is. */
  readonly kind: "welcome";
  /** The session's id: keep it with the token. */
  readonly session: string;
  /** The seat that is this device's now. */
  readonly seat: "a" | "b" | "host";
  /** The seat token, when it is new; keep it. Absent after a resume: the old one goes on. */
  readonly token?: string | null;
  /** Fingerprint of the words and structure of everything this session may play; GET /bundles/{bundle}/{language}. */
  readonly bundle: string;
  /** The language that was settled on for this seat. */
  readonly language: string;
  /** The languages that are offered. */
  readonly languages: readonly string[];
  /** Other addresses of the same room, to try when this one is gone. */
  readonly also: readonly string[];
  /** The store's clock, ms since 1970. */
  readonly now: number;
}

/** What a device says. */
export type FromDevice =
  | Open
  | Join
  | Resume
  | Do
  | Ping
  | Relay;

/** What the server says. */
export type ToDevice =
  | Welcome
  | Answered
  | Refused
  | Seen
  | Opened
  | Notice
  | Pong
  | Relayed
  | Goodbye;

/** Why a command is refused. */
export type RefusalCode =
  | "already_given"
  | "bad_card"
  | "bad_choice"
  | "bad_size"
  | "blocked"
  | "game_on"
  | "id_reused"
  | "moved"
  | "name_invalid"
  | "name_taken"
  | "no_answer_wanted"
  | "no_host"
  | "no_seat"
  | "no_soft_end"
  | "no_soft_start"
  | "no_time"
  | "no_way_in"
  | "not_for_you"
  | "not_now"
  | "not_offered"
  | "not_playing"
  | "not_ready"
  | "not_yours"
  | "nothing_gentle"
  | "on_break"
  | "out_of_order"
  | "partner_here"
  | "phase_over"
  | "rest_not_over"
  | "too_few_cards"
  | "too_late"
  | "too_steep"
  | "twice_in_a_row"
  | "unknown_exercise"
  | "unknown_programme";

/** What is told in passing. */
export type NoticeCode =
  | "knocked"
  | "nudge"
  | "saving_stopped"
  | "saving_again";

/** Why a connection is closed. */
export type ClosingCode =
  | "stale"
  | "elsewhere"
  | "too_old"
  | "moved"
  | "sent_out"
  | "erased"
  | "gone"
  | "no_seat"
  | "malformed"
  | "unseated"
  | "slow_down"
  | "silent";

/** The signs of the mark, by id. */
export const SIGNS: Readonly<Record<string, string>> = {
  "anchor": "⚓",
  "bell": "🔔",
  "boat": "⛵",
  "cloud": "☁",
  "clover": "🍀",
  "key": "🔑",
  "kite": "🪁",
  "lamp": "💡",
  "leaf": "🍃",
  "lemon": "🍋",
  "moon": "🌙",
  "mountain": "⛰",
  "pear": "🍐",
  "shell": "🐚",
  "snail": "🐌",
  "star": "⭐",
  "sun": "☀",
  "train": "🚆",
  "umbrella": "☂",
  "wave": "🌊"
};
