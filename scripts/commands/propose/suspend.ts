import { suspend } from "../../proposing/contents/suspend.js";
import { proposing } from "../../proposing/proposing.js";

export const proposeSuspend = proposing(suspend);
