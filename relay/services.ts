import type { JsonRpcProvider, Wallet } from "ethers";
import type { Registry } from "prom-client";
import type { CoalitionContracts } from "../core/contracts/index.js";
import type { RelayConfig } from "./config.js";
import type { ContentService } from "./content/service.js";
import type { IndexService } from "./index/service.js";
import { type Logger, withoutPaths } from "./log.js";
import type { MailService } from "./mail/service.js";
import type { WriteService } from "./write/service.js";

/** How a part of the relay is doing. `detail` is one line for people, without secrets. */
export interface Health {
  ok: boolean;
  detail: string;
}

/** What every part of the relay can be asked, whatever else it does. */
export interface RelayPart {
  health(): Health | Promise<Health>;
  /** Finishes what was begun, writes it down and lets go. Called once. */
  close(): Promise<void>;
}

/** The chain and the coalition on it, checked: right chain id, directory sealed. */
export interface RelayChain {
  provider: JsonRpcProvider;
  chainId: bigint;
  /** To read with; the write side connects its own to the relay's key. */
  coalition: CoalitionContracts;
  /** Where the coalition's logs begin. */
  fromBlock: number;
}

/** What each part is made from. */
export interface RelayBase {
  config: RelayConfig;
  log: Logger;
  metrics: Registry;
  chain: RelayChain;
  /** The relay's key, connected; it pays and it signs receipts. Without one the relay only reads. */
  wallet: Wallet | undefined;
}

/** What routes receive: the base, and every part that is switched on. */
export interface Services extends RelayBase {
  /** Takes signed paper, ballots and posts, and brings them on the chain. */
  write?: WriteService;
  /** Follows the chain and answers questions about it. */
  index?: IndexService;
  /** Keeps and serves bytes by CID. */
  content?: ContentService;
  /** Feeds, mbox export and import. */
  mail?: MailService;
}

const PARTS = ["write", "index", "content", "mail"] as const;

/** The parts that are switched on, by name. */
export const partsOf = (services: Services): [name: string, part: RelayPart][] =>
  PARTS.flatMap((name) => {
    const part = services[name];
    return part === undefined ? [] : [[name, part] as [string, RelayPart]];
  });

/** A part that cannot even say how it is, is not well. Everybody may read it: addresses are cut to their origins. */
export async function healthOf(part: RelayPart): Promise<Health> {
  try {
    const { ok, detail } = await part.health();
    return { ok, detail: withoutPaths(detail) };
  } catch {
    return { ok: false, detail: "it does not say" };
  }
}
