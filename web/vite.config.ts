import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { auditBuild } from "./build/audit-build.js";
import { compressed } from "./build/compressed.js";
import { contentPolicy } from "./build/content-policy.js";
import { weight } from "./build/weight.js";

/** Where the dev server finds coalition.json and the read API: a relay that runs already. */
const relay = process.env["THREE_OPENS_RELAY"] ?? "http://127.0.0.1:8787";

export default defineConfig({
  root: import.meta.dirname,
  // Relative, so that the same files work from a relay, a static host's folder and an IPFS gateway's path.
  base: "./",
  publicDir: false,
  plugins: [react(), auditBuild(), contentPolicy(), weight(), compressed()],
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
