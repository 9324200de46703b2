import { secondMotion, unzip } from "../../fixture/motions.js";
import { bareNotice } from "../../governance/notice.js";
import { discussedMotion } from "../../governance/open-vote.js";
import { fileRival, resolution, withRival } from "../../governance/amendments/texts.js";
import { foundCoalition } from "../../fixture/coalition.js";
import { fileMotion } from "../../fixture/motions.js";
import { resolving, type Occasions } from "./occasion.js";

/** A motion without its seconds. */
async function bareMotion() {
  const c = await foundCoalition();
  const motion = await fileMotion(c, [await resolution(c, "Bare")]);
  return { c, motion };
}

export const MOTION_OCCASIONS = {
  "propose-motion": async () => {
    const c = await foundCoalition();
    return { c, member: c.founders[0]!, values: await resolving(c, "Resolved by paper.") };
  },
  "second-motion": async () => {
    const { c, motion } = await bareMotion();
    return { c, member: c.founders[1]!, values: { motion: motion.id } };
  },
  "withdraw-motion": async () => {
    const { c, motion } = await bareMotion();
    return { c, member: c.founders[0]!, values: { motion: motion.id } };
  },
  "take-over-motion": async () => {
    const c = await discussedMotion();
    await c.as(0).withdraw(c.motion.id);
    return { c, member: c.founders[5]!, values: { motion: c.motion.id } };
  },
  "give-notice": async () => {
    const c = await foundCoalition();
    return { c, member: c.founders[0]!, values: await resolving(c, "Noticed by paper.") };
  },
  "object-to-notice": async () => {
    const c = await bareNotice();
    return { c, member: c.founders[4]!, values: { notice: c.notice.id, reason: "Too dear." } };
  },
  "file-amendment": async () => {
    const c = await discussedMotion();
    const values = { motion: c.motion.id, ...(await resolving(c, "A rival by paper.")) };
    return { c, member: c.founders[1]!, values };
  },
  "correct-text": async () => {
    const c = await discussedMotion();
    const [targets, values, calldatas] = unzip(c.motion.calls);
    const text = { targets, values, calldatas, description: "The same, in other words." };
    return { c, member: c.founders[0]!, values: { text: c.motion.id, ...text } };
  },
  "accept-amendment": async () => {
    const c = await discussedMotion();
    const rival = await fileRival(c, c.motion, [await resolution(c, "A rival")]);
    await secondMotion(c, rival);
    return { c, member: c.founders[0]!, values: { amendment: rival.id } };
  },
  "object-to-replacement": async () => {
    const c = await withRival();
    await c.amendments.connect(c.founders[0]!).accept(c.rival.id);
    return { c, member: c.founders[2]!, values: { text: c.motion.id, reason: "The opposite." } };
  },
} satisfies Occasions;
