/**
 * What is built beside the page, once it is there: the kitchen converter, which shares no file with it; the helplines as a page that needs no
 * script; and the service worker, which is told the files of the shell. It must never put into the worker's list what belongs to a session.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type InlineConfig, type Plugin } from "vite";
import { helplines } from "./helplines.ts";

/** The files of the shell that have a lasting name, by the address that they are asked for at. */
const LASTING = { "/": "index.html", "/icon.svg": "icon.svg", "/theme.js": "theme.js" } as const;

export function beside(): Plugin {
  let folder = "dist";
  let root = "";
  return {
    name: "beside",
    apply: "build",
    configResolved(config) {
      root = config.root;
      folder = resolve(root, config.build.outDir);
    },
    closeBundle: {
      sequential: true,
      async handler() {
        await build(kitchen(join(root, "src", "kitchen"), folder));
        writeFileSync(join(folder, "helplines.html"), helplines(join(root, "src"), styleIn(folder)));
        await build(worker(join(root, "src", "shell", "offline.ts"), folder));
      },
    },
  };
}

const ALIKE: InlineConfig = { configFile: false, publicDir: false, logLevel: "warn" };

function kitchen(root: string, folder: string): InlineConfig {
  return {
    ...ALIKE,
    root,
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: "es2022",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        input: join(root, "kitchen.html"),
        output: { entryFileNames: "kitchen/converter.js", assetFileNames: "kitchen/converter[extname]" },
      },
    },
  };
}

function worker(entry: string, folder: string): InlineConfig {
  return {
    ...ALIKE,
    define: { SHELL_FILES: JSON.stringify(shell(folder)), "process.env.NODE_ENV": JSON.stringify("production") },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: "es2022",
      reportCompressedSize: false,
      lib: { entry, formats: ["iife"], name: "worker", fileName: () => "sw.js" },
    },
  };
}

/** What a worker keeps: the shell, and every file whose name has a hash in it. */
function shell(folder: string): { readonly url: string; readonly revision: string | null }[] {
  const hashed = readdirSync(join(folder, "assets")).map((name) => ({ url: `/assets/${name}`, revision: null }));
  const lasting = Object.entries(LASTING).map(([url, name]) => ({
    url,
    revision: createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex")
      .slice(0, 16),
  }));
  return [...lasting, ...hashed];
}

function styleIn(folder: string): string {
  const name = readdirSync(join(folder, "assets")).find((one) => one.endsWith(".css"));
  return `/assets/${name ?? ""}`;
}
