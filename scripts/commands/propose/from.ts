import { from } from "../../proposing/contents/from.js";
import { proposing } from "../../proposing/proposing.js";

export const proposeFrom = proposing(from);
