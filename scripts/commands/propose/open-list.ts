import { openList } from "../../proposing/contents/open-list.js";
import { proposing } from "../../proposing/proposing.js";

export const proposeOpenList = proposing(openList);
