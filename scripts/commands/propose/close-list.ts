import { closeList } from "../../proposing/contents/close-list.js";
import { proposing } from "../../proposing/proposing.js";

export const proposeCloseList = proposing(closeList);
