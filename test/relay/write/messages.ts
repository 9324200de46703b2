import { id } from "ethers";
import type { NewMessage } from "../../../relay/write/outbox/records.js";

/** A message that an outbox takes, number n of its kind; nothing in it means anything. */
export function someMessage(n: number, changes: Partial<NewMessage> = {}): NewMessage {
  return {
    digest: id(`message ${n}`),
    kind: "ballot",
    form: "plain",
    lane: "plain/motion",
    claim: `ballot/motion/${n}`,
    member: `0x${String(n).padStart(40, "0")}`,
    body: "{}",
    gas: 15_000,
    newcomer: false,
    acceptedAt: 1_000 + n,
    dueBy: 1_600 + n,
    expiresAt: 9_000,
    signature: "0x01",
    ...changes,
  };
}
