import { gzipSync } from "node:zlib";
import type { Plugin, Rollup } from "vite";

const FIRST_VIEW_LIMIT = 250_000;

/** What the first view has beside the shell, in English. */
const FIRST_PAGE =
  /\/(?:places\/home\/home-page\.tsx|language\/en\/(?:shell|parts|home|acting)\.json)$/;

/** How every contract of solc begins: free memory pointer, then the check of the value. */
const BYTECODE = /0x?60(?:80|a0|c0|e0)604052|60(?:80|a0|c0|e0)60405234/;

/**
 * Refuses a build whose first view is heavier than what a phone on a slow line can bear, or that carries contracts'
 * bytecode (a typechain factory was imported for more than its types).
 */
export function weight(): Plugin {
  return {
    name: "weight",
    apply: "build",
    enforce: "post",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      for (const chunk of chunks) {
        if (BYTECODE.test(chunk.code)) {
          this.error(`${chunk.fileName} carries contract bytecode: import interfaces only.`);
        }
      }
      const first = firstView(chunks);
      const bytes = first.reduce((sum, chunk) => sum + gzipSync(chunk.code).byteLength, 0);
      const words = `first view: ${Math.round(bytes / 1000)} kB gzipped script in ${first.length} files (limit ${FIRST_VIEW_LIMIT / 1000} kB)`;
      if (bytes > FIRST_VIEW_LIMIT) this.error(`${words}\n${heaviest(first)}`);
      this.info(process.env["WEIGHT"] === undefined ? words : `${words}\n${heaviest(first)}`);
    },
  };
}

/** The entry, the page it opens on with its words, and all these import. */
function firstView(chunks: readonly Rollup.OutputChunk[]): Rollup.OutputChunk[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const wanted = chunks.filter(
    (chunk) => chunk.isEntry || chunk.moduleIds.some((id) => FIRST_PAGE.test(id)),
  );
  const found = new Set<Rollup.OutputChunk>();
  for (let chunk = wanted.pop(); chunk !== undefined; chunk = wanted.pop()) {
    if (found.has(chunk)) continue;
    found.add(chunk);
    for (const name of chunk.imports) {
      const next = byName.get(name);
      if (next !== undefined) wanted.push(next);
    }
  }
  return [...found];
}

function heaviest(chunks: readonly Rollup.OutputChunk[]): string {
  return chunks
    .map((chunk) => ({ name: chunk.fileName, bytes: gzipSync(chunk.code).byteLength }))
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, 10)
    .map(({ name, bytes }) => `  ${bytes} ${name}`)
    .join("\n");
}
