export { explainRevert } from "./explain-revert.js";
export { isContractAnswer, revertData } from "./revert-data.js";
