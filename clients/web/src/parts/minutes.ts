/** Whole minutes until a moment of the store's clock, drawn anew as they go. */
import { useEffect, useState } from "preact/hooks";
import { device } from "../here.ts";

const MINUTE = 60_000;

/** Minutes until then, begun ones counted; 0 when it has come. */
export function useMinutes(until: number): number {
  const [, draw] = useState(0);
  const left = until - device.storeNow();
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => draw((n) => n + 1), left % MINUTE || MINUTE);
    return () => clearTimeout(timer);
  });
  return Math.max(0, Math.ceil(left / MINUTE));
}
