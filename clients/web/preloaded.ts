/**
 * Tells the browser in the shell that the catalogues will be asked for: else the first screen waits for the shell, then for the script, then for its
 * words, one round trip after the other. Both languages together are smaller than what a round trip costs on a slow line.
 */
import type { HtmlTagDescriptor, Plugin } from "vite";

const CATALOGUE = /\/src\/say\/[\w-]+\.ftl\?way-in$/;

export function preloaded(): Plugin {
  return {
    name: "preloaded",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        const tags = Object.values(bundle ?? {}).flatMap((file): HtmlTagDescriptor[] =>
          file.type === "chunk" && CATALOGUE.test(file.facadeModuleId ?? "")
            ? [
                {
                  tag: "link",
                  attrs: { rel: "modulepreload", crossorigin: true, href: `/${file.fileName}` },
                  injectTo: "head",
                },
              ]
            : [],
        );
        return { html, tags };
      },
    },
  };
}
