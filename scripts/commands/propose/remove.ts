import { remove } from "../../proposing/contents/remove.js";
import { proposing } from "../../proposing/proposing.js";

export const proposeRemove = proposing(remove);
