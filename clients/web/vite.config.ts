/**
 * How the page is built: one folder, `dist`, with a shell (index.html) and files whose names carry a hash of what is in them.
 * It must never make an inline script or style, nor an address of another host: the page's Content-Security-Policy forbids both.
 */
import { defineConfig } from "vitest/config";
import { beside } from "./beside.ts";
import { catalogues } from "./catalogues.ts";
import { packed } from "./packed.ts";
import { preloaded } from "./preloaded.ts";

export default defineConfig({
  base: "/",
  plugins: [catalogues(), preloaded(), beside(), packed()],
  build: {
    target: "es2022",
    assetsDir: "assets",
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        chunkFileNames: ({ facadeModuleId }) =>
          facadeModuleId?.endsWith(".ftl?play") ? "assets/playing-[name]-[hash].js" : "assets/[name]-[hash].js",
      },
    },
  },
  test: {
    environment: "node",
    include: ["tests/**/*.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
