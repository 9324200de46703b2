import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import type { Plugin } from "vite";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Puts a .br and a .gz beside every text file, so that whoever serves them need not pack them for each reader. */
export function compressed(): Plugin {
  let directory = "";
  return {
    name: "compressed",
    apply: "build",
    configResolved: ({ root, build }) => void (directory = resolve(root, build.outDir)),
    closeBundle: async () => {
      const files = await readdir(directory, { recursive: true });
      for (const file of files.filter((name) => /\.(?:js|css|html|json|svg)$/.test(name))) {
        const bytes = await readFile(join(directory, file));
        await writeFile(join(directory, `${file}.br`), await brotli(bytes));
        await writeFile(join(directory, `${file}.gz`), await zip(bytes, { level: 9 }));
      }
    },
  };
}
