import { Command, InvalidArgumentError } from "commander";
import { isDaoError } from "../../core/errors.js";
import { openChain } from "./chain.js";
import { CHAIN_ID } from "./engine.js";
import { replayBar } from "./progress-bar.js";

interface ServeOptions {
  data: string;
  port: number;
  host: string;
  json?: true;
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
}

async function serve({ data, port, host, json }: ServeOptions): Promise<void> {
  const say = (message: string) => process.stderr.write(`${message}\n`);
  const logger = { info: () => undefined, warn: (message: string) => say(`Warning: ${message}`) };
  const chain = await openChain({ directory: data, port, host, onProgress: replayBar(), logger });
  const { url, isFresh, head } = chain;
  const facts = { url, chainId: CHAIN_ID, blockNumber: head.number, blockHash: head.hash, isFresh };
  process.stdout.write(
    json
      ? `${JSON.stringify(facts)}\n`
      : `Local chain at ${url} (chain ${CHAIN_ID}, block ${head.number}, data in ${data})\n`,
  );

  let stopping = false;
  const stop = () => {
    if (stopping) return; // The terminal and npm both pass Ctrl-C on; a second one changes nothing.
    stopping = true;
    chain.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
}

/** One line and its hint for what was to be expected; everything else is a bug and shows its stack. */
function fail(error: unknown): never {
  if (isDaoError(error)) {
    process.stderr.write(
      `Error: ${error.message}${error.hint === undefined ? "" : ` ${error.hint}`}\n`,
    );
  } else {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  }
  process.exit(1);
}

const command = new Command("serve")
  .description("Run the persistent local chain of Three Opens.")
  .option("--data <directory>", "where the chain is kept", ".three-opens/chain")
  .option("--port <number>", "port of the JSON-RPC door; 0 takes any free one", portOf, 8545)
  .option("--host <address>", "address to bind", "127.0.0.1")
  .option("--json", "print where it listens as JSON")
  .action((options: ServeOptions) => serve(options).catch(fail));

await command.parseAsync();
