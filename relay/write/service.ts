import { FetchRequest, JsonRpcProvider, Network } from "ethers";
import { DaoError } from "../../core/errors.js";
import type { ReceiptAnswer } from "../../core/wire/receipts.js";
import type { Health, RelayBase, RelayPart } from "../services.js";
import type { Drought } from "./condition.js";
import { watch } from "./metrics.js";
import type { FormName, MessageKind, MessageStatus } from "./outbox/records.js";
import { dayOf } from "./policy.js";
import type { ContentPort, PostRecords } from "./ports.js";
import { openWriteSide, type WriteSide } from "./write-side.js";

/** How much is where, and what keeps it there. */
export interface WriteState {
  messages: { form: FormName; status: MessageStatus; count: number }[];
  /** Messages that should be on the chain by now and are not. */
  overdue: number;
  /** Gas spent, or set aside for what is on its way, today (UTC), and the most there may be. */
  gas: { spent: number; budget: number };
  drought: Drought | undefined;
  trouble: string | undefined;
}

/** What routes and siblings ask of the write side. */
export interface WriteService extends RelayPart {
  /**
   * Checks a message, writes it down and answers with a signed receipt. The same message again gets the same receipt.
   *
   * @throws WriteRefusal with the HTTP status it is.
   */
  take(kind: MessageKind, message: unknown): Promise<ReceiptAnswer>;
  /** The receipt of a message by its digest, and what became of it; nothing when it was never taken. */
  answer(digest: string): ReceiptAnswer | undefined;
  state(): Promise<WriteState>;
}

/** A node that does not answer in this time is asked again later. */
const RPC_TIMEOUT_MS = 20_000;

/**
 * Opens the outbox in the relay's data directory, and goes on where the relay stopped or was killed.
 *
 * @throws DaoError `RELAY_KEY_MISSING`, `RELAY_LOCKED`, `OUTBOX_UNUSABLE`
 */
export async function openWrite(
  { chain, config, log, metrics, wallet }: RelayBase,
  siblings: { content?: ContentPort | undefined; records?: PostRecords | undefined } = {},
): Promise<WriteService> {
  if (wallet === undefined)
    throw new DaoError("RELAY_KEY_MISSING", "The relay has no key to pay and sign with.", {
      hint: "Name a keystore (key.keystore), or switch the write side off (write.enabled: false).",
    });
  const rpc = ownProvider(config.chain.rpcUrl, chain.chainId);
  const side = await openWriteSide({
    ...siblings,
    rpc,
    key: wallet,
    chainId: chain.chainId,
    addresses: chain.coalition.addresses,
    fromBlock: chain.fromBlock,
    finality: config.chain.finality,
    config: config.write,
    directory: config.data,
    log: log.child({ part: "write" }),
  }).catch((error: unknown) => {
    rpc.destroy();
    throw error;
  });
  const state = () => stateOf(side, config.write.gasPerDay);
  watch(metrics, side, config.write.gasPerDay);
  side.start();
  return {
    take: side.take,
    answer: side.answer,
    state,
    health: () => healthOf(side),
    close: async () => {
      await side.stop();
      rpc.destroy();
    },
  };
}

/** Questions of one moment share a request, and none waits for more to come; yesterday's answers are wrong here. */
function ownProvider(url: string, chainId: bigint): JsonRpcProvider {
  const request = new FetchRequest(url);
  request.timeout = RPC_TIMEOUT_MS;
  const options = { staticNetwork: true, batchMaxCount: 20, batchStallTime: 0, cacheTimeout: -1 };
  return new JsonRpcProvider(request, Network.from(chainId), options);
}

async function stateOf(
  { chain, condition, outbox }: WriteSide,
  budget: number,
): Promise<WriteState> {
  const now = await chain.now();
  return {
    messages: outbox.counts(),
    overdue: outbox.overdue(now),
    gas: { spent: outbox.spentOn(dayOf(now)), budget },
    drought: condition.drought,
    trouble: condition.trouble,
  };
}

function healthOf({ condition, outbox }: WriteSide): Health {
  if (condition.trouble !== undefined) return { ok: false, detail: "the node gives it trouble" };
  if (condition.drought !== undefined) return { ok: false, detail: condition.drought.message };
  return { ok: true, detail: `${outbox.undone()} messages on their way` };
}
