import { z } from "zod";
import { RPC, RpcError, toRpcError } from "./rpc-error.js";
import type { RpcProvider } from "./rpc.js";

export const MAX_BATCH = 1000;

const idSchema = z.union([z.string(), z.number(), z.null()]);
type Id = z.infer<typeof idSchema>;

const requestSchema = z.object({
  jsonrpc: z.literal("2.0"),
  id: idSchema.optional(),
  method: z.string(),
  params: z.array(z.unknown()).optional(),
});

export type RpcResponse =
  | { jsonrpc: "2.0"; id: Id; result: unknown }
  | { jsonrpc: "2.0"; id: Id; error: { code: number; message: string; data?: unknown } };

/** The answer to one request that failed. */
export function failure(id: Id, error: unknown): RpcResponse {
  const { code, message, data } = toRpcError(error);
  return {
    jsonrpc: "2.0",
    id,
    error: data === undefined ? { code, message } : { code, message, data },
  };
}

/** A malformed request still gets its own id back, when that much can be read. */
function idOf(request: unknown): Id {
  const parsed = z.object({ id: idSchema }).safeParse(request);
  return parsed.success ? parsed.data.id : null;
}

/** @returns undefined for a notification, which asks for no answer. */
async function respondToOne(
  provider: RpcProvider,
  request: unknown,
): Promise<RpcResponse | undefined> {
  const parsed = requestSchema.safeParse(request);
  if (!parsed.success) {
    const message = 'Invalid request: expected { "jsonrpc": "2.0", "id", "method", "params": [] }';
    return failure(idOf(request), new RpcError(RPC.invalidRequest, message));
  }
  const { id, method, params = [] } = parsed.data;
  let response: RpcResponse;
  try {
    response = {
      jsonrpc: "2.0",
      id: id ?? null,
      result: (await provider.request({ method, params })) ?? null,
    };
  } catch (error) {
    response = failure(id ?? null, error);
  }
  return id === undefined ? undefined : response;
}

/**
 * Answers the text of one HTTP body: a request or a batch, in its order.
 *
 * @returns undefined when no answer is asked for. Never throws on bad input.
 */
export async function respond(
  provider: RpcProvider,
  body: string,
): Promise<RpcResponse | RpcResponse[] | undefined> {
  let payload: unknown;
  try {
    payload = JSON.parse(body);
  } catch {
    return failure(null, new RpcError(RPC.parse, "Parse error: the body is not JSON"));
  }
  if (!Array.isArray(payload)) return respondToOne(provider, payload);
  const batch: unknown[] = payload;
  if (batch.length === 0 || batch.length > MAX_BATCH) {
    const message = `Invalid request: a batch holds 1 to ${MAX_BATCH} requests, this one ${batch.length}`;
    return failure(null, new RpcError(RPC.invalidRequest, message));
  }
  const responses: RpcResponse[] = [];
  for (const request of batch) {
    const response = await respondToOne(provider, request);
    if (response !== undefined) responses.push(response);
  }
  return responses.length === 0 ? undefined : responses;
}
