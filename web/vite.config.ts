import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { auditBuild } from "./build/audit-build.js";
import { compressed } from "./build/compressed.js";
import { contentPolicy } from "./build/content-policy.js";
import { preloads } from "./build/preloads.js";
import { weight } from "./build/weight.js";

/** Where the dev server finds coalition.json and the read API: a relay that runs already. */
const relay = process.env["THREE_OPENS_RELAY"] ?? "http://127.0.0.1:8787";

/** Small modules that nearly every page has some of: one file instead of thirty. */
const COMMON = [
  /\/web\/parts\/(?:account|badge|bar-chart|copy-button|countdown|draft|empty|facts|fill|hash|link|load|meter|section|steps|table|time|verified)[\w-]*\.tsx?$/,
  /\/web\/reading\/use-(?:coalition|documents|elections|lists|motions)\.ts$/,
  /\/web\/acting\/(?:use-my-seat\.ts|wallets\/needs-wallet\.tsx)$/,
  /\/core\/(?:format\/[\w-]+|elections\/(?:phase|stage))\.ts$/,
];

/** One file of words for each language, of what shell and first page say; every other namespace is its own. */
function wordsOfFirstView(id: string): string | null {
  const language = /\/language\/(\w\w)\/(?:shell|parts|home|acting)\.json$/.exec(id)?.[1];
  return language === undefined ? null : `words-${language}`;
}

export default defineConfig({
  root: import.meta.dirname,
  // Relative, so that the same files work from a relay, a static host's folder and an IPFS gateway's path.
  base: "./",
  publicDir: false,
  plugins: [react(), auditBuild(), contentPolicy(), preloads(), weight(), compressed()],
  resolve: {
    alias: { "@adraffy/ens-normalize": join(import.meta.dirname, "build/no-names.ts") },
  },
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    target: "es2023",
    sourcemap: false,
    // Data: URLs would need a wider policy, and files of their own are cached.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What every visit needs comes in one file; what pages share comes in few, so that a slow line asks seldom.
        codeSplitting: {
          groups: [
            { name: "ahead", test: /\/web\/(?:reading\/)?ahead\.ts$/, priority: 1 },
            { name: wordsOfFirstView },
            { name: "first", tags: ["$initial"] },
            { name: "common", test: (id) => COMMON.some((pattern) => pattern.test(id)) },
          ],
        },
      },
      // Modules of these folders only define things: so an index file does not drag all it names into the first view.
      treeshake: {
        moduleSideEffects: [
          {
            test: /\/(?:web\/(?:parts|language|reading|acting)|core|typechain-types)\/.*\.tsx?$/,
            sideEffects: false,
          },
        ],
      },
    },
  },
  worker: { format: "es" },
  server: {
    proxy: Object.fromEntries(
      ["/coalition.json", "/v1", "/ipfs", "/healthz"].map((path) => [
        path,
        { target: relay, changeOrigin: true },
      ]),
    ),
  },
});
