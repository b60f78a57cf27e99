/**
 * What this browser or network does not give, so that the page can say it once instead of failing later. Nothing here is needed to play.
 */

export type Missing = "wake-lock" | "vibration" | "storage" | "clipboard";

/** What the page would use: a browser's navigator, and whether anything it keeps outlives a reload. */
export interface Surroundings {
  readonly navigator: object;
  readonly keeps: boolean;
}

/** What is not there, the gravest first. */
export function missing(around: Surroundings): readonly Missing[] {
  const lacks = (name: string): boolean => !(name in around.navigator);
  const found: readonly (readonly [Missing, boolean])[] = [
    ["storage", !around.keeps],
    ["wake-lock", lacks("wakeLock")],
    ["vibration", lacks("vibrate")],
    ["clipboard", lacks("clipboard")],
  ];
  return found.flatMap(([name, is]) => (is ? [name] : []));
}
