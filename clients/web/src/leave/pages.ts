/** The pages beside the game, by their addresses. They are read in one tap from anywhere, and lose nothing of a room. */

export const PAGES = ["about", "safety", "support", "settings"] as const;
export type PageName = (typeof PAGES)[number];

/** The page at a path; null where there is none. */
export function pageAt(path: string): PageName | null {
  return PAGES.find((name) => path === `/${name}`) ?? null;
}
