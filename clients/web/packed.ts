/**
 * Writes each file of the build twice more, as gzip and as brotli, so that the server packs nothing while it serves.
 * A file that does not get smaller is left alone.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const WORTH_IT = /\.(html|js|css|svg|json|webmanifest|txt)$/;

export function packed(): Plugin {
  let folder = "dist";
  return {
    name: "packed",
    apply: "build",
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle: {
      sequential: true,
      handler() {
        for (const file of readdirSync(folder, { recursive: true, encoding: "utf-8" })) {
          if (!WORTH_IT.test(file)) continue;
          const path = join(folder, file);
          const bytes = readFileSync(path);
          keep(`${path}.gz`, gzipSync(bytes, { level: 9 }), bytes.length);
          const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
          keep(`${path}.br`, brotliCompressSync(bytes, { params: quality }), bytes.length);
        }
      },
    },
  };
}

function keep(path: string, bytes: Uint8Array, before: number): void {
  if (bytes.length < before) writeFileSync(path, bytes);
}
