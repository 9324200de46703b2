import { call } from "../../proposing/contents/call.js";
import { proposing } from "../../proposing/proposing.js";

export const proposeCall = proposing(call);
