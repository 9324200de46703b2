import type { Verb } from "../cli/table.js";

/** Every verb, in the order in which a coalition's life meets them. */
export const VERBS: readonly Verb[] = [
  {
    name: "deploy",
    describe: "found a coalition on a network, or go on where a deployment stopped",
    load: async () => (await import("./deploy.js")).deploy,
  },
  {
    name: "verify",
    describe: "compare the live chain with the coalition file, part by part",
    load: async () => (await import("./verify.js")).verify,
  },
  {
    name: "status",
    describe: "show the coalition on one screen, and what can be done next",
    load: async () => (await import("./status.js")).status,
  },
  {
    name: "advance",
    describe: "move the clock of a local rehearsal chain",
    load: async () => (await import("./advance.js")).advance,
  },
];
