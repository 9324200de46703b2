import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import { openChainReader, prepareChainReader } from "./chain-reader.js";
import { type Chosen, keepChosen, NOTHING_CHOSEN, readChosen, storageHere } from "./chosen.js";
import type { CoalitionConfig } from "./config.js";
import { Live } from "./live-updates.js";
import { loadConfig } from "./load-config.js";
import { queryClient } from "./query-client.js";
import type { Nodes } from "./rpc.js";
import type { RpcProvider } from "./rpc-provider.js";
import { Switchboard } from "./switchboard.js";
import { ConnectionContext, type Wiring } from "./use-connection.js";

/** By then the first view is there, and nobody waits for the line. */
const PREPARE_MS = 8_000;

export interface ConnectionProviderProps {
  /** Shown until it is known which coalition this page is of. */
  loading: ReactNode;
  /** Shown when that cannot be known. */
  failed: (error: Error, retry: () => void) => ReactNode;
  children: ReactNode;
}

/** Reads `coalition.json`, chooses where to read from, and keeps what was read; around everything else. */
export function ConnectionProvider({ loading, failed, children }: ConnectionProviderProps) {
  const [tries, setTries] = useState(0);
  const [config, setConfig] = useState<CoalitionConfig>();
  const [error, setError] = useState<Error>();
  useEffect(() => {
    const stop = new AbortController();
    setError(undefined);
    loadConfig(document.baseURI, stop.signal).then(setConfig, (cause: unknown) => {
      if (!stop.signal.aborted) setError(cause instanceof Error ? cause : new Error(String(cause)));
    });
    return () => stop.abort();
  }, [tries]);
  useEffect(() => {
    if (error === undefined) return undefined;
    const again = () => setTries((before) => before + 1);
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [error]);
  if (error !== undefined) return failed(error, () => setTries(tries + 1));
  if (config === undefined) return loading;
  return <Connected config={config}>{children}</Connected>;
}

function Connected({ config, children }: { config: CoalitionConfig; children: ReactNode }) {
  const [chosen, setChosen] = useState(() => readChosen(storageHere()));
  const [wiring, setWiring] = useState<Wiring>();
  const change = useCallback((next: Chosen | undefined) => {
    keepChosen(storageHere(), next);
    setChosen(next ?? NOTHING_CHOSEN);
  }, []);
  useEffect(() => {
    const switchboard = new Switchboard({
      ...{ config, chosen, base: document.baseURI, openChain: openChainReader },
    });
    setWiring(wiringOf(switchboard, chosen, change));
    void switchboard.look();
    // What another place said is no answer of this one.
    void queryClient.invalidateQueries();
    const preparing = setTimeout(prepareChainReader, PREPARE_MS);
    return () => {
      clearTimeout(preparing);
      switchboard.close();
    };
  }, [config, chosen, change]);
  const live = useMemo(() => wiring && <Live switchboard={wiring.switchboard} />, [wiring]);
  if (wiring === undefined) return null;
  return (
    <QueryClientProvider client={queryClient}>
      <ConnectionContext value={wiring}>
        {live}
        {children}
      </ConnectionContext>
    </QueryClientProvider>
  );
}

function wiringOf(
  switchboard: Switchboard,
  chosen: Chosen,
  choose: (chosen: Chosen | undefined) => void,
): Wiring {
  const { config, rpc, reader, relays } = switchboard;
  let opened: Promise<RpcProvider> | undefined;
  const openProvider = () => (opened ??= providerOver(rpc));
  let found: Promise<CoalitionContracts> | undefined;
  const contracts = () =>
    (found ??= connect(config, openProvider()).catch((error: unknown) => {
      found = undefined;
      throw error;
    }));
  const look = () => switchboard.look();
  return {
    ...{ switchboard, config, rpc, openProvider, reader, relays, chosen },
    contracts,
    choose,
    look,
  };
}

/** The interfaces of all contracts are heavy, and reading from a relay needs none. */
async function connect(
  { directory }: CoalitionConfig,
  provider: Promise<RpcProvider>,
): Promise<CoalitionContracts> {
  const { connectCoalition } = await import("../../core/contracts/coalition.js");
  return connectCoalition(directory, await provider);
}

async function providerOver(nodes: Nodes): Promise<RpcProvider> {
  const { RpcProvider: Provider } = await import("./rpc-provider.js");
  return new Provider(nodes);
}
