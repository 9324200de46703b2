import { listContract } from "../../proposing/contents/list-contract.js";
import { proposing } from "../../proposing/proposing.js";

export const proposeListContract = proposing(listContract);
