/** A measure is a number, or a reason why there is none yet: never NaN or infinity, never an exception for odd answers. */

/**
 * Why there is no number.
 *
 * - not_enough: fewer answers than it takes.
 * - flat: answers that do not differ, so there is nothing to go by.
 * - alike: two things that cannot be told apart, such as a partner's answers and one's own when they are nearly the same.
 * - never_shown: that feeling was never shown.
 * - changed_items: answers to different versions of the items, which must not be put together.
 * - impossible: a count or a share that cannot be, such as six hits in five trials.
 * - boundless: the number would be without bound.
 */
export type Reason = "not_enough" | "flat" | "alike" | "never_shown" | "changed_items" | "impossible" | "boundless";

/** There is no number, and why. */
export interface Absent {
  readonly absent: Reason;
}

/** What most measures give. */
export type Measured = number | Absent;

export function none(reason: Reason): Absent {
  return { absent: reason };
}

export function isAbsent(value: unknown): value is Absent {
  return typeof value === "object" && value !== null && "absent" in value;
}
