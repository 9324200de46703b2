import { ordinaryCall } from "../../proposing/contents/ordinary-call.js";
import { proposing } from "../../proposing/proposing.js";

export const proposeOrdinaryCall = proposing(ordinaryCall);
