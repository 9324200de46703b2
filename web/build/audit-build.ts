import { join } from "node:path";
import type { Plugin } from "vite";
import { fingerprints } from "./fingerprints.js";

const NAME = "virtual:audit-build";
/** Names of chunks are made of it: no character that no file may have. */
const RESOLVED = "virtual-audit-build.js";

/**
 * Gives the app what the contracts' code must be, as fingerprints without any code, for the audit it runs. Without a build
 * of the contracts the app says that it cannot check their code.
 */
export function auditBuild(): Plugin {
  return {
    name: "audit-build",
    resolveId: (source) => (source === NAME ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      const build = await fingerprints(join(import.meta.dirname, "..", ".."));
      if (build === undefined)
        this.warn("the contracts are not built: audits in this app cannot check their code");
      return `export default ${JSON.stringify(build ?? null)};`;
    },
  };
}
