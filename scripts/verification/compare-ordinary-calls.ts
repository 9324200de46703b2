import { type BaseContract, getAddress } from "ethers";
import type { CoalitionAddresses, CoalitionContracts } from "../../core/contracts/index.js";
import {
  ORDINARY_ARCHIVE_CALLS,
  ORDINARY_ELECTION_CALLS,
  ORDINARY_LIST_CALLS,
} from "../../deploy/modules/coalition.js";
import type { History } from "./history.js";
import type { Part } from "./report.js";

const ORDINARY_CALLS = {
  archive: ORDINARY_ARCHIVE_CALLS,
  elections: ORDINARY_ELECTION_CALLS,
  lists: ORDINARY_LIST_CALLS,
} as const;

/** The list of ordinary calls holds the founding's and no others, by the rulebook's logs and by its word. */
export async function compareOrdinaryCalls(
  part: Part,
  contracts: CoalitionContracts,
  record: CoalitionAddresses,
  history: History,
): Promise<void> {
  const listed = new Set<string>();
  const callOf = (args: Record<string, unknown>) =>
    `${getAddress(String(args.target))} ${String(args.selector)}`;
  for (const { name, args } of history.rulebook) {
    if (name !== "OrdinaryCallSet") continue;
    if (args.ordinary === true) listed.add(callOf(args));
    else listed.delete(callOf(args));
  }
  const names = new Map(
    (Object.keys(ORDINARY_CALLS) as (keyof typeof ORDINARY_CALLS)[]).flatMap((contract) =>
      ORDINARY_CALLS[contract].map((signature): [string, string] => {
        const { selector, name } = functionOf(contracts[contract], signature);
        return [`${record[contract]} ${selector}`, `${contract}.${name}`];
      }),
    ),
  );
  part.compareSets([...names.keys()], [...listed], (call) => ({
    what: `ordinary call ${names.get(call) ?? call}`,
    present: "on the list",
    absent: "not on the list",
    changedSince: history.hasLater(
      history.rulebook,
      "OrdinaryCallSet",
      ({ args }) => callOf(args) === call,
    ),
  }));
  for (const call of new Set([...names.keys(), ...listed])) {
    const [target = "", selector = ""] = call.split(" ");
    const word = await contracts.rulebook.isOrdinaryCall(target, selector);
    part.compare(
      `the rulebook's word on ${names.get(call) ?? call}`,
      "as its logs",
      word === listed.has(call) ? "as its logs" : "otherwise",
    );
  }
}

function functionOf(contract: BaseContract, signature: string) {
  const fragment = contract.interface.getFunction(signature);
  if (fragment === null) throw new Error(`the founding lists ${signature}, which nothing has`);
  return fragment;
}
