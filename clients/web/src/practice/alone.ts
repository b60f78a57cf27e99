/**
 * Trying it alone: a script takes the other seat of a room that this very tab has just opened. It never joins any other room, it goes when
 * the person does, and its seat is kept with the tab, so that a reload finds both.
 */
import { effect } from "@preact/signals";
import { memory, type Shelf } from "../keep/shelf.ts";
import { noted, type State } from "../state/state.ts";
import { Partner } from "./partner.ts";

/**
 * Whose company the script is: the person's store, whether this phone keeps the person's seat, where the page came from, where the script's
 * seat is kept, and its words.
 */
export interface Company {
  readonly person: State;
  readonly keeps: (session: string) => boolean;
  readonly origin: string;
  readonly shelf: Shelf;
  readonly name: string;
  readonly language: string;
  readonly lines: readonly string[];
}

/** Bring the script into the person's room, or back into it, and let it play for as long as the person is there. */
export async function accompany(company: Company): Promise<void> {
  const { person, origin, shelf } = company;
  const partner = new Partner(origin, { seat: shelf, tab: memory() }, { random: Math.random, lines: company.lines });
  person.script.value = true;
  const session = person.session.value;
  const leave = effect(() => {
    const stays = person.session.value === session && partner.state.over.value === null;
    if (!stays) queueMicrotask(gone);
  });
  function gone(): void {
    leave();
    if (company.keeps(session)) partner.device.leave();
    else partner.device.forget();
    if (person.session.value === session) person.script.value = false;
  }
  if (await comeIn(partner, company, session)) {
    await partner.play();
  } else {
    if (partner.state.over.value === null) noted(person, "unreachable", "");
    gone();
  }
}

async function comeIn(partner: Partner, company: Company, session: string): Promise<boolean> {
  const { person, name, language } = company;
  const kept = partner.device.kept();
  if (kept !== null && kept.session === session) return (await partner.device.resume(kept)).kind === "seated";
  const secret = await doorOf(person, session);
  if (secret === null) return false;
  return (await partner.device.join({ session, secret }, name, language)).kind === "seated";
}

/** The secret of the room's door, as soon as it is seen; null when the person has left the room before. */
function doorOf(person: State, session: string): Promise<string | null> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      const view = person.view.value;
      const left = person.session.value !== session;
      if (!left && view === null) return;
      queueMicrotask(() => stop());
      resolve(left ? null : (view?.door?.secret ?? null));
    });
  });
}
