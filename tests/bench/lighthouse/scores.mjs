/**
 * Lighthouse's scores for pages of a server, as a phone opens them: the median of several runs each.
 *
 *     CHROME_PATH=... node scores.mjs RUNS URL...
 *
 * Prints a line of JSON for each page: its scores, 0 to 100, and the ids of the audits that did not pass in the last run.
 */
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const WANTED = ["performance", "accessibility", "best-practices"];
const FLAGS = ["--headless=new", "--disable-gpu", "--no-first-run", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const [runs, ...urls] = process.argv.slice(2);
const chrome = await launch({ chromeFlags: FLAGS });
try {
  for (const url of urls) {
    const scores = Object.fromEntries(WANTED.map((name) => [name, []]));
    let failed = [];
    for (let run = 0; run < Number(runs); run += 1) {
      const result = await lighthouse(url, { port: chrome.port, onlyCategories: WANTED, logLevel: "error" });
      const { audits, categories } = result.lhr;
      for (const name of WANTED) scores[name].push(Math.round(100 * categories[name].score));
      failed = Object.values(audits).filter((audit) => audit.score !== null && audit.score < 0.9).map((audit) => audit.id);
    }
    const medians = Object.fromEntries(WANTED.map((name) => [name, median(scores[name])]));
    console.log(JSON.stringify({ url, scores: medians, failed }));
  }
} finally {
  chrome.kill();
}
