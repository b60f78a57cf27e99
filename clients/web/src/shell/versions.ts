/** Whether a shell that was fetched is that of another version: its script has another name. */

const SCRIPT = /<script\b[^>]*\bsrc="([^"]+)"/;

/** What of a document is asked: its scripts. */
interface Shown {
  querySelector(selector: string): { getAttribute(name: string): string | null } | null;
}

/** A text that is no shell of ours, such as that of an error, is not another version. */
export function isOtherShell(text: string, shown: Shown): boolean {
  const other = SCRIPT.exec(text)?.[1];
  const own = shown.querySelector("script[type=module]")?.getAttribute("src") ?? null;
  return other !== undefined && own !== null && other !== own;
}

/** Whether the server gives out another version than this one now. Throws without a network. */
export async function isOutdated(): Promise<boolean> {
  return isOtherShell(await (await fetch("/", { cache: "no-store" })).text(), document);
}
