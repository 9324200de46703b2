import {
  type CoalitionFile,
  DEVELOPMENT_ACCOUNTS,
  formatDuration,
} from "../../core/coalition/index.js";
import { countOf } from "../../core/format/index.js";
import { CONTENT_STORE, DEPLOYMENTS, GLOBAL_OPTIONS } from "../cli/settings.js";

/** Where a local chain and its coalition are, as far as the commands must be told. */
interface Whereabouts {
  coalition: string;
  deployments: string;
  content: string;
}

type Steps = [words: string, what: string][];

/** First steps for people who have the coalition's development accounts. */
function stepsFor({ membership, founders }: CoalitionFile, relay: string | undefined): Steps {
  const { groups, waitingPeriod, admission } = membership;
  const group = JSON.stringify(groups[0]);
  const newcomer = DEVELOPMENT_ACCOUNTS.findIndex((account) =>
    founders.every(({ address }) => address !== account),
  );
  const join = (as: number) => `join ${group} --as ${as}`;
  return [
    ["status", "the coalition on one screen"],
    ["verify", "compare what is on the chain with the coalition file, part by part"],
    ["archive list", "the documents in force"],
    [join(newcomer), `take a seat as account ${newcomer}, who is no founder`],
    ...(admission.policy === "vouches"
      ? ([
          [
            `vouch ${DEVELOPMENT_ACCOUNTS[newcomer]} --as 1`,
            `stand up for the newcomer, who needs ${countOf(admission.vouches, "vouch", "vouches")} of voters`,
          ],
        ] satisfies Steps)
      : []),
    [`advance "${formatDuration(waitingPeriod)}"`, "let that time pass (a rehearsal may)"],
    ["enrol", "make voters of everybody who has waited long enough"],
    ...(relay === undefined
      ? []
      : ([
          [`${join(newcomer + 1)} --via ${relay}`, "take a seat without ether: the relay pays"],
        ] satisfies Steps)),
    ["--help", "everything else: move, second, vote, queue, execute, archive"],
  ];
}

/** Commands to type next, each with what it does. They work as printed. */
export function whatNext(
  url: string,
  { coalition, deployments, content }: Whereabouts,
  file: CoalitionFile,
  relay?: string,
): [command: string, what: string][] {
  const given = [
    url === "http://127.0.0.1:8545" ? [] : ["--rpc", url],
    coalition === GLOBAL_OPTIONS.coalition.fallback ? [] : ["--coalition", coalition],
    deployments === DEPLOYMENTS ? [] : ["--deployments", deployments],
    content === CONTENT_STORE ? [] : ["--content", content],
  ].flat();
  return stepsFor(file, relay).map(([words, what]) => {
    const options = words === "--help" ? [] : given;
    return [["npm run dao --", words, ...options].join(" "), what];
  });
}
