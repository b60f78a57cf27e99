/** Draws a part of the screen again when a moment of the store's clock has come. */
import { useEffect, useState } from "preact/hooks";
import { device } from "../here.ts";

/** The longest that a browser's timer can wait, ms. */
const LONGEST = 2 ** 31 - 1;

/** Whether that moment has come; null never does. */
export function useReached(moment: number | null): boolean {
  const [, draw] = useState(0);
  const left = moment === null ? null : moment - device.storeNow();
  useEffect(() => {
    if (left === null || left <= 0) return;
    const timer = setTimeout(() => draw((n) => n + 1), Math.min(left, LONGEST));
    return () => clearTimeout(timer);
  });
  return left !== null && left <= 0;
}
