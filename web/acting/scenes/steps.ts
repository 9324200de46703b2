import type { Scene } from "../run/scene.js";

const THROUGH_RELAY = ["sign", "wallet", "relay", "chain"] as const;
const DIRECT = ["pay", "wallet", "chain"] as const;

export type StepName = (typeof THROUGH_RELAY)[number] | (typeof DIRECT)[number];

export const stepsOf = (isDirect: boolean): readonly StepName[] =>
  isDirect ? DIRECT : THROUGH_RELAY;

/** Which of the steps a scene belongs to. */
export function stepOf({ name }: Scene, isDirect: boolean): StepName {
  switch (name) {
    case "wallet":
      return "wallet";
    case "handing":
      return "relay";
    case "waiting":
    case "mining":
    case "landed":
    case "undone":
      return "chain";
    case "offer":
      return "pay";
    case "new":
    case "preparing":
    case "review":
    case "failed":
      return isDirect ? "pay" : "sign";
  }
}
