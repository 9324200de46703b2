import type { Plugin, Rollup } from "vite";

/**
 * Tells the browser in the page itself what the first view will ask for, so that it comes beside the program and not
 * after it: the first page, its words in English, and the coalition's file; and has the first questions asked ahead.
 */
export function preloads(): Plugin {
  return {
    name: "preloads",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (_, { bundle }) => {
        const chunks = Object.values(bundle ?? {}).filter((file) => file.type === "chunk");
        const modules = firstPage(chunks).map((href) => ({
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, href: `./${href}` },
          injectTo: "head" as const,
        }));
        // Runs as soon as it is there, while the program is still coming.
        const ahead = chunks
          .filter(({ name }) => name === "ahead")
          .map(({ fileName }) => ({
            tag: "script",
            attrs: { type: "module", async: true, crossorigin: true, src: `./${fileName}` },
            injectTo: "head" as const,
          }));
        const attrs = { rel: "preload", as: "fetch", crossorigin: true, href: "./coalition.json" };
        return [...ahead, ...modules, { tag: "link", attrs, injectTo: "head" }];
      },
    },
  };
}

/** Files of the first page and its words, but not those of the entry, which the page names already. */
function firstPage(chunks: readonly Rollup.OutputChunk[]): string[] {
  const entry = chunks.find(({ isEntry }) => isEntry);
  const named = new Set([entry?.fileName, ...(entry?.imports ?? [])]);
  const first = chunks.filter(
    ({ name, moduleIds }) =>
      name === "words-en" || moduleIds.some((id) => id.endsWith("/places/home/home-page.tsx")),
  );
  const files = new Set(first.flatMap(({ fileName, imports }) => [fileName, ...imports]));
  return [...files].filter((file) => !named.has(file)).sort();
}
