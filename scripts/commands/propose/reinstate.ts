import { reinstate } from "../../proposing/contents/reinstate.js";
import { proposing } from "../../proposing/proposing.js";

export const proposeReinstate = proposing(reinstate);
