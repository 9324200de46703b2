import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Command as Program, InvalidArgumentError } from "commander";
import { type CoalitionFile, leftoversOf } from "../core/coalition/index.js";
import { isDaoError } from "../core/errors.js";
import { openChain, type LocalChain } from "./chain/chain.js";
import { replayBar } from "./chain/progress-bar.js";
import { readCoalitionSource } from "./cli/coalition-source.js";
import { parsePort } from "./cli/port.js";
import { printJson } from "./cli/print-json.js";
import { CONTENT_STORE, DEPLOYMENTS } from "./cli/settings.js";
import { requireTexts } from "./deployment/require-texts.js";
import { introduceRelay } from "./start/introduce-relay.js";
import { startRelayProcess, type RelayPlace, type RelayProcess } from "./start/relay-process.js";
import { foundOrFind, type StandingCoalition } from "./start/found-or-find.js";
import { ensureWebApp } from "./start/web-app.js";
import { whatNext } from "./start/what-next.js";

/** Options of `npm start`. */
export interface StartOptions {
  data: string;
  port: number;
  coalition: string;
  deployments: string;
  content: string;
  relay: boolean;
  relayPort: number;
  relayData?: string;
  web: boolean;
  json?: true;
}

function portOf(text: string): number {
  try {
    return parsePort(text);
  } catch (error) {
    if (!isDaoError(error)) throw error;
    throw new InvalidArgumentError(`${error.message} ${error.hint}`);
  }
}

/** One line and its hint for what was to be expected; everything else is a bug and shows its stack. */
function fail(error: unknown, json: boolean): never {
  if (isDaoError(error)) {
    if (json) printJson(error);
    process.stderr.write(
      `${error.code}: ${error.message}\n${error.hint === undefined ? "" : `${error.hint}\n`}`,
    );
    process.exit(1);
  }
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(70);
}

async function start(options: StartOptions): Promise<void> {
  const json = options.json === true;
  // A mistake in it should not leave an empty chain behind. What is founded needs its first texts no more.
  const { file } = await readCoalitionSource(options.coalition);
  if (!existsSync(options.data)) await requireTexts(file, options.coalition);
  const say = (message: string) => process.stderr.write(`${message}\n`);
  const logger = { info: () => undefined, warn: (message: string) => say(`Warning: ${message}`) };
  const { data: directory, port } = options;
  const chain = await openChain({ directory, port, onProgress: replayBar(), logger });
  const running: Running = { chain, relay: undefined, web: false };
  closeOnSignal(running, json);
  try {
    const coalition = await foundOrFind(chain.url, options, say);
    if (options.relay) {
      const web = options.web && (await ensureWebApp(say));
      const relay = await startRelayProcess(placeOf(chain, coalition, options, web));
      running.relay = relay;
      watch(relay, say);
      if (relay.account !== null)
        await introduceRelay(chain.url, options, relay.account, relay.url);
      running.web = web;
    }
    for (const { path, message } of coalition.founded ? leftoversOf(file) : [])
      say(`Warning: ${options.coalition}: ${path}: ${message}.`);
    announce(running, coalition, options, json, file);
  } catch (error) {
    if (stopping) return; // The chain was taken away in the middle: the next start goes on here.
    await running.relay?.stop();
    await chain.close();
    throw error;
  }
}

/** What has to be stopped: the relay first, for it finishes with the chain what it began. */
interface Running {
  chain: LocalChain;
  relay: RelayProcess | undefined;
  /** Whether the relay serves the web app. */
  web: boolean;
}

function placeOf(
  { url }: LocalChain,
  { deployment: { addresses, fromBlock, directory } }: StandingCoalition,
  { data, relayData, relayPort }: StartOptions,
  web: boolean,
): RelayPlace {
  return {
    rpcUrl: url,
    chainId: 31337,
    directory: addresses.directory,
    fromBlock,
    deployment: resolve(directory, "deployed_addresses.json"),
    data: resolve(relayData ?? join(dirname(resolve(data)), "relay")),
    port: relayPort,
    settings: {
      HTTP_PUBLIC_RPC_URLS: JSON.stringify([url]),
      ...(!web && { HTTP_WEB: "none" }),
    },
  };
}

/** A relay that ends by itself takes nothing with it. */
function watch(relay: RelayProcess, say: (text: string) => void): void {
  void relay.ended.then((code) => {
    if (!stopping)
      say(`Warning: the relay ended (${code}); the chain goes on without it. See ${relay.log}.`);
  });
}

let stopping = false;

function closeOnSignal(running: Running, json: boolean): void {
  const close = async () => {
    await running.relay?.stop();
    await running.chain.close();
  };
  const stop = () => {
    if (stopping) return; // The terminal and npm both pass Ctrl-C on; a second one changes nothing.
    stopping = true;
    close().then(
      () => process.exit(0),
      (error: unknown) => fail(error, json),
    );
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
}

function announce(
  { chain: { url, head }, relay, web }: Running,
  { name, deployment, founded }: StandingCoalition,
  options: StartOptions,
  json: boolean,
  file: CoalitionFile,
): void {
  const { id, addresses } = deployment;
  if (json)
    return printJson({
      url,
      chainId: 31337,
      blockNumber: head.number,
      coalition: name,
      founded,
      deployment: id,
      addresses,
      relay: relay === undefined ? null : { url: relay.url, account: relay.account },
      web: web && relay !== undefined ? `${relay.url}/` : null,
    });
  const width = Math.max(...Object.keys(addresses).map(({ length }) => length));
  const lines = [
    `${founded ? "Founded" : "Found"} ${name}.`,
    "",
    ...Object.entries(addresses).map(
      ([contract, address]) => `  ${contract.padEnd(width)} ${address}`,
    ),
    "",
    `The chain answers at ${url} (chain 31337, block ${head.number}); it is kept in ${options.data}.`,
    "Everybody has its development keys: it is for rehearsals on this machine.",
    ...(relay === undefined
      ? []
      : [
          `The relay answers at ${relay.url} and pays from ${relay.account}; it logs to ${relay.log}.`,
        ]),
    "",
    ...(web && relay !== undefined
      ? ["What next, in a browser:", `  ${relay.url}/`, "      the coalition's web app", ""]
      : []),
    `${web ? "Or" : "What next,"} in another terminal:`,
    ...whatNext(url, options, file, relay?.url).map(
      ([command, what]) => `  ${command}\n      ${what}`,
    ),
    "",
    "Ctrl-C stops everything and loses nothing; npm start brings it back.",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

const program = new Program("start")
  .description(
    "Start the persistent local chain with a relay, and found the coalition on it the first time.",
  )
  .option("--data <directory>", "where the chain is kept", ".three-opens/chain")
  .option("--port <number>", "port of the chain; 0 takes any free one", portOf, 8545)
  .option("--coalition <file>", "coalition file", "coalitions/dc-bas.json5")
  .option("--deployments <directory>", "where deployments are recorded", DEPLOYMENTS)
  .option("--content <directory>", "where content is kept", CONTENT_STORE)
  .option("--no-relay", "start the chain alone")
  .option("--relay-port <number>", "port of the relay; 0 takes any free one", portOf, 8600)
  .option(
    "--relay-data <directory>",
    "where the relay keeps its things (default: beside the chain)",
  )
  .option("--no-web", "do not build and serve the web app")
  .option("--json", "print where everything is as one JSON document")
  .allowExcessArguments(false)
  .action((options: StartOptions) =>
    start(options).catch((error: unknown) => fail(error, options.json === true)),
  );

await program.parseAsync();
