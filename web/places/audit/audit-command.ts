/** What `dao audit` must know to audit the same elsewhere. */
export interface CommandSubject {
  directory: string;
  fromBlock: number;
  /** Hash of the block. */
  block: string;
  rpcUrl: string | undefined;
  relays: readonly string[];
}

/** The command that repeats an audit on anybody's own machine, and keeps all evidence in a file. */
export function auditCommand(subject: CommandSubject): string {
  const { directory, fromBlock, block, rpcUrl, relays } = subject;
  return [
    "npm run dao -- audit",
    `--block ${block}`,
    `--directory ${directory}`,
    `--from-block ${fromBlock}`,
    ...(rpcUrl === undefined ? [] : [`--rpc ${shellWord(rpcUrl)}`]),
    ...relays.map((relay) => `--relay ${shellWord(relay)}`),
    "--bundle audit.car --html audit.html",
  ].join(" ");
}

/** A word no shell does anything with. */
export const shellWord = (text: string): string =>
  /^[A-Za-z0-9_./:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
