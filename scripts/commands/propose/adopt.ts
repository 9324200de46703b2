import { adopt } from "../../proposing/contents/adopt.js";
import { proposing } from "../../proposing/proposing.js";

/** `propose adopt` and `archive adopt` are the same. */
export const proposeAdopt = proposing(adopt);
export const archiveAdopt = proposing(adopt, "archive adopt");
