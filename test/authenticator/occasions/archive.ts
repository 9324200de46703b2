import { ZeroHash } from "ethers";
import { documentKindIndex } from "../../../core/coalition/index.js";
import { foundCoalition, time } from "../../fixture/coalition.js";
import { castVotes, closeVote } from "../../fixture/motions.js";
import { rendition } from "../../fixture/renditions.js";
import { openMotion } from "../../governance/open-vote.js";
import type { Occasions } from "./occasion.js";

const KIND = documentKindIndex("statement");
const NAME = "a-statement";

/** Founder 3 has deposited a statement. */
async function deposited() {
  const c = await foundCoalition();
  const member = c.founders[3]!;
  await c.archive.connect(member).deposit(KIND, NAME, ZeroHash, [await rendition()]);
  return { c, member, document: await c.archive.documentIdOf(member, KIND, NAME) };
}

export const ARCHIVE_OCCASIONS = {
  "deposit-document": async () => {
    const c = await foundCoalition();
    const renditions = [
      await rendition("# One\n"),
      await rendition("# Une\n", { language: "fr", authentic: false }),
    ];
    const values = { kind: KIND, name: NAME, supersedes: ZeroHash, renditions };
    return { c, member: c.founders[3]!, values };
  },
  "add-rendition": async () => {
    const { c, member, document } = await deposited();
    const added = await rendition("# Eine\n", { language: "de", authentic: false });
    return { c, member, values: { document, version: 1, rendition: added } };
  },
  dissent: async () => {
    const c = await openMotion();
    await castVotes(c, c.motion, { for: c.founders.length });
    await closeVote(c, c.motion);
    await time.increase(1);
    const renditions = [await rendition("I dissent.\n")];
    const values = { motion: c.motion.id, supersedes: ZeroHash, renditions };
    return { c, member: c.founders[3]!, values };
  },
  "withdraw-version": async () => {
    const { c, member, document } = await deposited();
    return { c, member, values: { document, version: 1, reason: "It named a person." } };
  },
} satisfies Occasions;
