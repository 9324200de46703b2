import { isDaoError } from "../../core/errors.js";

/** Error codes of JSON-RPC 2.0 and EIP-1474, and 3 for a revert as every node has it. */
export const RPC = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  refused: -32000,
  revert: 3,
} as const;

/** An answer of the chain to one request, as EIP-1193 has it: a numeric code and perhaps data. */
export class RpcError extends Error {
  override readonly name = "RpcError";
  readonly code: number;
  readonly data: unknown;

  constructor(code: number, message: string, data?: unknown, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.data = data;
  }
}

/** Revert data lies in `data` or, from the engine, in `data.data`. */
function revertData(error: object): string | undefined {
  const data: unknown = "data" in error ? error.data : undefined;
  if (typeof data === "string") return data;
  if (typeof data !== "object" || data === null || !("data" in data)) return undefined;
  return typeof data.data === "string" ? data.data : undefined;
}

/** Turns anything thrown while answering into what the asker may see. */
export function toRpcError(error: unknown): RpcError {
  if (error instanceof RpcError) return error;
  if (isDaoError(error)) {
    const message = error.hint === undefined ? error.message : `${error.message} ${error.hint}`;
    return new RpcError(RPC.refused, message, { code: error.code }, error);
  }
  if (!(error instanceof Error))
    return new RpcError(RPC.internal, "Internal error", undefined, error);
  const code = "code" in error && typeof error.code === "number" ? error.code : RPC.internal;
  return new RpcError(code, error.message, revertData(error), error);
}
