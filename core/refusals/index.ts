export { explainRevert, isRefusalCode } from "./explain-revert.js";
export { isContractAnswer, revertData } from "./revert-data.js";
