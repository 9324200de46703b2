import { isError } from "ethers";

/** A selector and whole words behind it, also in front of other text as some nodes write it. */
const REVERT_DATA = /^(?:Reverted )?(0x[0-9a-fA-F]{8}(?:[0-9a-fA-F]{64})*)$/;
/** Where nodes and libraries put what a contract returned. */
const CARRIERS = new Set(["data", "return", "result", "output"]);
/** What was sent, not what came back: calldata looks just like revert data. */
const SENT = new Set([
  "transaction",
  "payload",
  "request",
  "receipt",
  "params",
  "args",
  "stackTrace",
]);
/** JSON-RPC: the call was executed and refused. */
const EXECUTION_REVERTED = 3;
/** As nodes write it that give it another code. */
const EXECUTED =
  /revert|out of gas|gas required exceeds|invalid (opcode|jump)|VM (execution|exception)|EVM error:? ?(invalid|opcode|out ?of|stack)|stack (over|under)flow|write protection/i;
const DEPTH = 8;

/**
 * Finds what a contract answered when it refused, wherever the error of ethers, Hardhat or a node keeps it.
 *
 * @returns 0x-prefixed data; "0x" for a refusal without a reason; nothing when no contract refused anything.
 */
export function revertData(error: unknown): string | undefined {
  return search(error, DEPTH) ?? (isBareRefusal(error, DEPTH) ? "0x" : undefined);
}

/** Whether a contract refused, or no such contract is there: everything else is trouble on the way to it. */
export function isContractAnswer(error: unknown): boolean {
  return revertData(error) !== undefined || isError(error, "BAD_DATA");
}

function search(value: unknown, depth: number): string | undefined {
  for (const [key, inner] of entriesOf(value, depth)) {
    const [, data] =
      (CARRIERS.has(key) && typeof inner === "string" && REVERT_DATA.exec(inner)) || [];
    const found = data?.toLowerCase() ?? search(inner, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isBareRefusal(value: unknown, depth: number): boolean {
  if (isError(value, "CALL_EXCEPTION")) return isExecution(value.info?.error);
  const entries = entriesOf(value, depth);
  return (
    entries.some(([key, inner]) => key === "code" && inner === EXECUTION_REVERTED) ||
    // Nodes give this no code of its own.
    entries.some(([key, inner]) => key === "message" && /\bout of gas\b/i.test(String(inner))) ||
    entries.some(([, inner]) => isBareRefusal(inner, depth - 1))
  );
}

/**
 * Whether what a node answered tells of an execution. ethers calls every JSON-RPC error of eth_call and eth_estimateGas
 * a CALL_EXCEPTION, and a quota, a timeout or old state that was thrown away is nobody's refusal.
 *
 * @param said the node's error; nothing where ethers saw the refusal itself.
 */
function isExecution(said: unknown): boolean {
  if (typeof said !== "object" || said === null) return true;
  const { code, message } = said as { code?: unknown; message?: unknown };
  return code === EXECUTION_REVERTED || EXECUTED.test(String(message));
}

function entriesOf(value: unknown, depth: number): [string, unknown][] {
  const object = typeof value === "string" ? parsed(value) : value;
  if (depth === 0 || typeof object !== "object" || object === null) return [];
  // Error's own `message` and `cause` are not enumerable.
  return Object.getOwnPropertyNames(object)
    .filter((key) => !SENT.has(key))
    .map((key) => [key, (object as Record<string, unknown>)[key]]);
}

/** Answers over HTTP travel as text inside errors. */
function parsed(text: string): unknown {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
