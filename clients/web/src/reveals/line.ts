/** The profile that a person marks line by line: the one about themselves, as far as the phase under way has opened it. Pure. */
import { isFresh, type Witness } from "../core/witness.ts";
import { type Profile, profilesOf, withEarlier } from "./profiles.ts";
import type { Released } from "./released.ts";

/** That profile; null where this phase has opened nothing of it, or is about another card. */
export function openedAbout(released: Released, witness: Witness): Profile | null {
  const { view } = released;
  const place = view.place ?? null;
  const fresh = (view.opened ?? []).filter((one) => isFresh(witness.opened[one.instance], place));
  const profiles = profilesOf(released, withEarlier(released, fresh));
  return profiles.find((one) => one.about === view.you && one.card === (view.card ?? null)) ?? null;
}
