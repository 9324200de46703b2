export type { RankedItem } from "./ranked-item.js";
export { RankingField, type RankingFieldProps } from "./ranking-field.js";
export { arrange, type Ranks, tidy } from "./ranks.js";
