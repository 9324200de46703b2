import { CONTENT_STORE, DEPLOYMENTS, GLOBAL_OPTIONS } from "../cli/settings.js";

/** Where a local chain and its coalition are, as far as the commands must be told. */
interface Whereabouts {
  coalition: string;
  deployments: string;
  content: string;
}

const WORDS: readonly [words: string, what: string][] = [
  ["status", "the coalition on one screen"],
  ["verify", "compare what is on the chain with the coalition file, part by part"],
  ["archive list", "the documents in force"],
  ["join academia --as 12", "take a seat as account 12, who is no founder"],
  ["advance 14d", "let two weeks pass (a rehearsal may)"],
  ["enrol", "make voters of everybody who has waited long enough"],
  ["--help", "everything else: move, second, vote, queue, execute, archive"],
];

/** Commands to type next, each with what it does. They work as printed. */
export function whatNext(
  url: string,
  { coalition, deployments, content }: Whereabouts,
  relay?: string,
): [command: string, what: string][] {
  const given = [
    url === "http://127.0.0.1:8545" ? [] : ["--rpc", url],
    coalition === GLOBAL_OPTIONS.coalition.fallback ? [] : ["--coalition", coalition],
    deployments === DEPLOYMENTS ? [] : ["--deployments", deployments],
    content === CONTENT_STORE ? [] : ["--content", content],
  ].flat();
  const viaRelay: typeof WORDS =
    relay === undefined
      ? []
      : [[`join academia --as 13 --via ${relay}`, "take a seat without ether: the relay pays"]];
  return [...WORDS.slice(0, -1), ...viaRelay, ...WORDS.slice(-1)].map(([words, what]) => {
    const options = words === "--help" ? [] : given;
    return [["npm run dao --", words, ...options].join(" "), what];
  });
}
