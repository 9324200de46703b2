import { admit } from "../../proposing/contents/admit.js";
import { proposing } from "../../proposing/proposing.js";

export const proposeAdmit = proposing(admit);
