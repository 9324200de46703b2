import { resolution } from "../../proposing/contents/resolution.js";
import { proposing } from "../../proposing/proposing.js";

export const proposeResolution = proposing(resolution);
