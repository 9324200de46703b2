import { Command as Program, InvalidArgumentError } from "commander";
import { isDaoError } from "../core/errors.js";
import { openChain, type LocalChain } from "./chain/chain.js";
import { replayBar } from "./chain/progress-bar.js";
import { readCoalitionSource } from "./cli/coalition-source.js";
import { parsePort } from "./cli/port.js";
import { printJson } from "./cli/print-json.js";
import { CONTENT_STORE, DEPLOYMENTS } from "./cli/settings.js";
import { foundOrFind, type StandingCoalition } from "./start/found-or-find.js";
import { whatNext } from "./start/what-next.js";

/** Options of `npm start`. */
export interface StartOptions {
  data: string;
  port: number;
  coalition: string;
  deployments: string;
  content: string;
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
  await readCoalitionSource(options.coalition); // A mistake in it should not leave an empty chain behind.
  const say = (message: string) => process.stderr.write(`${message}\n`);
  const logger = { info: () => undefined, warn: (message: string) => say(`Warning: ${message}`) };
  const { data: directory, port } = options;
  const chain = await openChain({ directory, port, onProgress: replayBar(), logger });
  closeOnSignal(chain, json);
  try {
    const coalition = await foundOrFind(chain.url, options, say);
    announce(chain, coalition, options, json);
  } catch (error) {
    if (stopping) return; // The chain was taken away in the middle: the next start goes on here.
    await chain.close();
    throw error;
  }
}

let stopping = false;

function closeOnSignal(chain: LocalChain, json: boolean): void {
  const stop = () => {
    if (stopping) return; // The terminal and npm both pass Ctrl-C on; a second one changes nothing.
    stopping = true;
    chain.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error, json),
    );
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
}

function announce(
  { url, head }: LocalChain,
  { name, deployment, founded }: StandingCoalition,
  options: StartOptions,
  json: boolean,
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
    });
  const lines = [
    `${founded ? "Founded" : "Found"} ${name}.`,
    "",
    ...Object.entries(addresses).map(
      ([contract, address]) => `  ${contract.padEnd(10)} ${address}`,
    ),
    "",
    `The chain answers at ${url} (chain 31337, block ${head.number}); it is kept in ${options.data}.`,
    "Everybody has its development keys: it is for rehearsals on this machine.",
    "",
    "What next, in another terminal:",
    ...whatNext(url, options).map(([command, what]) => `  ${command}\n      ${what}`),
    "",
    "Ctrl-C stops the chain and loses nothing; npm start brings it back.",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

const program = new Program("start")
  .description("Start the persistent local chain, and found the coalition on it the first time.")
  .option("--data <directory>", "where the chain is kept", ".three-opens/chain")
  .option("--port <number>", "port of the chain; 0 takes any free one", portOf, 8545)
  .option("--coalition <file>", "coalition file", "coalitions/dc-bas.json5")
  .option("--deployments <directory>", "where deployments are recorded", DEPLOYMENTS)
  .option("--content <directory>", "where content is kept", CONTENT_STORE)
  .option("--json", "print where everything is as one JSON document")
  .allowExcessArguments(false)
  .action((options: StartOptions) =>
    start(options).catch((error: unknown) => fail(error, options.json === true)),
  );

await program.parseAsync();
