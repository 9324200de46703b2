import { CLIENT_FAULT, type Refusal } from "./refusal.js";

/** Solidity's panics, by code. */
const PANICS: Readonly<Record<string, string>> = {
  0x01: "an assertion does not hold",
  0x11: "a number became too large or too small",
  0x12: "something was divided by zero",
  0x21: "a number names no choice",
  0x22: "stored bytes are damaged",
  0x31: "an empty list was shortened",
  0x32: "a list is shorter than the place asked for",
  0x41: "too much memory was asked for",
  0x51: "a function was called that does not exist",
};

export function panicReason(code: bigint): Refusal {
  const reason = PANICS[Number(code)] ?? "for a reason Solidity does not name";
  return { message: `The contract broke off: ${reason}.`, hint: CLIENT_FAULT };
}
