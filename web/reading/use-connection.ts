import { createContext, useContext, useSyncExternalStore } from "react";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import type { RelayClient } from "../../core/via/relay-client.js";
import type { Chosen } from "./chosen.js";
import type { CoalitionConfig } from "./config.js";
import type { ReadingProgress } from "./progress.js";
import type { Reader } from "./reader.js";
import type { Nodes } from "./rpc.js";
import type { RpcProvider } from "./rpc-provider.js";
import type { ConnectionStatus, Switchboard } from "./switchboard.js";

/** What every page can ask of the connection. */
export interface Connection {
  /** `coalition.json`. */
  config: CoalitionConfig;
  reader: Reader;
  /** The chain, over all nodes there are. */
  rpc: Nodes;
  /** The same as a provider of ethers; loaded and made once. */
  openProvider(): Promise<RpcProvider>;
  /** The coalition's contracts, to read with; found once. */
  contracts(): Promise<CoalitionContracts>;
  /** In the order of preference; acting tries them in turn. */
  relays: readonly RelayClient[];
  status: ConnectionStatus;
  /** What this reader chose instead of what `coalition.json` says. */
  chosen: Chosen;
  /** Reads from elsewhere from now on; nothing means as `coalition.json` says. */
  choose(chosen: Chosen | undefined): void;
  /** Looks anew how relays and nodes are doing. */
  look(): Promise<void>;
}

export interface Wiring extends Omit<Connection, "status"> {
  switchboard: Switchboard;
}

export const ConnectionContext = createContext<Wiring | undefined>(undefined);

/** @throws Error outside of a ConnectionProvider. */
export function useWiring(): Wiring {
  const wiring = useContext(ConnectionContext);
  if (wiring === undefined) throw new Error("there is no ConnectionProvider around this");
  return wiring;
}

/** What the page reads from; renders anew whenever that changes. */
export function useConnection(): Connection {
  const { switchboard, ...connection } = useWiring();
  return { ...connection, status: useStatus(switchboard) };
}

/** Whom to ask. It stays the same object when it is read from elsewhere. */
export const useReader = (): Reader => useWiring().reader;

/** How far the chain has been read; nothing while a relay is asked. */
export function useReadingProgress(): ReadingProgress | undefined {
  return useStatus(useWiring().switchboard).progress;
}

function useStatus(switchboard: Switchboard): ConnectionStatus {
  return useSyncExternalStore(
    (listener) => switchboard.subscribe(listener),
    () => switchboard.status,
  );
}
