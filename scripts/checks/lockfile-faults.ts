import { z } from "zod";

const Entry = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const Lockfile = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), Entry) });

/** @returns one line per fault; empty when the lock file is sound. */
export function lockfileFaults(json: unknown): string[] {
  const { packages } = Lockfile.parse(json);
  const faults: string[] = [];
  for (const [path, entry] of Object.entries(packages)) {
    if (entry.resolved !== undefined)
      faults.push(`${path} names where it came from (${entry.resolved})`);
    if (path !== "" && entry.integrity === undefined && entry.link !== true)
      faults.push(`${path} has no integrity`);
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!isLocked(packages, path, name))
        faults.push(`${path || "package.json"} wants ${name}, which is missing`);
    }
  }
  return faults;
}

/** Node's own lookup: beside the package, then in each node_modules further up. */
function isLocked(packages: Record<string, unknown>, from: string, name: string): boolean {
  for (
    let folder = from;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules") - 1))
  ) {
    if (`${folder === "" ? "" : `${folder}/`}node_modules/${name}` in packages) return true;
    if (folder === "") return false;
  }
}
