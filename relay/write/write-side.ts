import { join } from "node:path";
import type { BaseWallet } from "ethers";
import type { CoalitionAddresses } from "../../core/contracts/index.js";
import type { ReceiptAnswer } from "../../core/wire/receipts.js";
import type { Logger } from "../log.js";
import { type Chain, chainOver, type Finality } from "./chain.js";
import { type Condition, fairCondition } from "./condition.js";
import type { WriteConfig } from "./config.js";
import { openIntake } from "./intake.js";
import { openOutbox, type Outbox } from "./outbox/outbox.js";
import type { MessageKind } from "./outbox/records.js";
import type { ContentPort, PostRecords, Rpc } from "./ports.js";
import { readingsFor } from "./readings.js";
import { notaryFor } from "./receipts.js";
import { isAlone } from "./forms/form.js";
import { round, senderOf } from "./sending/sender.js";

/** What the write side stands on. */
export interface WriteParts {
  rpc: Rpc;
  key: BaseWallet;
  chainId: bigint;
  addresses: CoalitionAddresses;
  fromBlock: number;
  finality: Finality;
  config: WriteConfig;
  /** Where the outbox is; made by this when missing, the directory exists. */
  directory: string;
  /** Without them the relay carries no posts. */
  content?: ContentPort | undefined;
  records?: PostRecords | undefined;
  log: Logger;
  /** Other ways to open the outbox; default: the file in the directory. */
  open?: (path: string) => Outbox;
}

/** The write side at work. */
export interface WriteSide {
  readonly relay: string;
  readonly outbox: Outbox;
  readonly chain: Chain;
  readonly condition: Condition;
  /** Checks a message, writes it down and promises. @throws WriteRefusal */
  take(kind: MessageKind, message: unknown): Promise<ReceiptAnswer>;
  /** What became of a message, by its digest; nothing when it was never taken. */
  answer(digest: string): ReceiptAnswer | undefined;
  /** Begins to send. */
  start(): void;
  /** One look at everything, without {@link start}. @returns whether anything changed. */
  round(): Promise<boolean>;
  /** Takes nothing more, finishes the step under way, lets go of the outbox. */
  stop(): Promise<void>;
}

export const OUTBOX_FILE = "outbox.sqlite";

/** @throws DaoError `RELAY_LOCKED`, `OUTBOX_UNUSABLE` */
export async function openWriteSide(parts: WriteParts): Promise<WriteSide> {
  const { addresses, chainId, config, finality, key, log, rpc } = parts;
  const notary = await notaryFor(key, { chainId, directory: addresses.directory });
  const chain = chainOver(rpc, notary.relay, finality);
  const outbox = (parts.open ?? openOutbox)(join(parts.directory, OUTBOX_FILE));
  try {
    const place = {
      ...{ chain, addresses, config, outbox, fromBlock: parts.fromBlock, relay: notary.relay },
      ...{ content: parts.content, records: parts.records },
    };
    const { readings, forms, engagement } = await readingsFor(place);
    const condition = fairCondition();
    const sending = { chain, chainId, key, outbox, forms, config, condition, engagement, log };
    const sender = senderOf(sending);
    let arrivals = 0;
    const intake = openIntake({
      ...{ chain, outbox, notary, readings, config, condition },
      onTaken: ({ lane, form }) => {
        arrivals += 1;
        const limit = forms[form]?.limit ?? 1;
        if (!isAlone(lane) && config.waitSeconds > 0 && arrivals < limit) return;
        arrivals = 0;
        sender.poke();
      },
    });
    return {
      ...{ relay: notary.relay, outbox, chain, condition },
      take: intake.take,
      answer: (digest) => {
        const message = outbox.find(digest);
        return message && intake.answer(message);
      },
      start: sender.start,
      round: () => round(sending),
      stop: async () => {
        condition.stopping = true;
        await intake.idle();
        await sender.stop();
        outbox.close();
      },
    };
  } catch (error) {
    outbox.close();
    throw error;
  }
}
