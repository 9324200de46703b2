import { rule } from "../../proposing/contents/rule.js";
import { proposing } from "../../proposing/proposing.js";

export const proposeRule = proposing(rule);
