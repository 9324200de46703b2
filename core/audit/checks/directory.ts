import { type BaseContract, Contract, encodeBytes32String, getAddress, ZeroAddress } from "ethers";
import {
  CONTRACT_TITLES,
  type ContractName,
  DIRECTORY_KEYS,
  readTypedDataDomain,
} from "../../contracts/index.js";
import { tables } from "../../replay/index.js";
import { at } from "../chain-answers.js";
import type { AuditContext, Check, Finding } from "../check.js";
import { compare } from "../findings.js";

/** What people sign under. */
const SIGNED_UNDER = [
  "governor",
  "amendments",
  "ballotBox",
  "elections",
  "authenticator",
  "lists",
] as const satisfies readonly ContractName[];

/** Version of every domain. */
const VERSION = "1";
/** It has no directory of its own: it is what the directory belongs to. */
const WITHOUT_DIRECTORY: ReadonlySet<ContractName> = new Set(["directory", "timelock", "policy"]);
const PART = ["function directory() view returns (address)"];

export const directoryCheck: Check = {
  id: "directory",
  title: "The directory and the signing domains",
  proves:
    "The directory is sealed, belongs to the timelock, lists what its events say and only parts that call it theirs; what members sign counts on this chain and for these contracts alone.",
  async *run(context) {
    const { contracts, state } = context;
    const { directory, governor, addresses } = contracts;
    const now = at(context);
    yield* compare("directory sealed", true, await directory.isSealed(now));
    yield* compare("founder with powers left", ZeroAddress, await directory.founder(now));
    yield* compare("timelock of the directory", addresses.timelock, await directory.timelock(now));
    yield* compare(
      "description (daoURI)",
      await state.get("settings", "daoURI"),
      await directory.daoURI(now),
    );
    yield* compare("timelock of the governor", addresses.timelock, await governor.timelock(now));
    yield* compare("rulebook of the governor", addresses.rulebook, await governor.rulebook(now));
    yield* compare("membership of the governor", addresses.membership, await governor.token(now));
    yield* compare(
      "amendments of the governor",
      addresses.amendments,
      await governor.amendments(now),
    );
    let entries = 0;
    for await (const [key, { address }] of tables.parts.scan(state)) {
      const listed = await directory.contractOf(encodeBytes32String(key), now);
      yield* compare(
        `entry "${key}" of the directory`,
        getAddress(address),
        listed,
        addresses.directory,
      );
      entries += 1;
    }
    yield* parts(context);
    for (const name of SIGNED_UNDER) yield* domain(context, name);
    return {
      items: entries + SIGNED_UNDER.length,
      figures: { entries, domains: SIGNED_UNDER.length },
    };
  },
};

/** What calls itself a part of this coalition was listed by it, and the other way round. */
async function* parts(context: AuditContext): AsyncGenerator<Finding> {
  const { contracts, state } = context;
  const { addresses } = contracts;
  for (const [name, key] of Object.entries(DIRECTORY_KEYS) as [
    keyof typeof DIRECTORY_KEYS,
    string,
  ][]) {
    const row = await tables.parts.get(state, key);
    yield* compare(`entry "${key}", by the events`, addresses[name], row?.address ?? "nothing");
  }
  for (const [name, address] of Object.entries(addresses) as [ContractName, string][]) {
    if (WITHOUT_DIRECTORY.has(name)) continue;
    const part = new Contract(address, PART, contracts.directory.runner);
    const own: unknown = await part.getFunction("directory")(at(context));
    yield* compare(`directory of ${CONTRACT_TITLES[name]}`, addresses.directory, own, address);
  }
}

async function* domain(
  { contracts, range }: AuditContext,
  name: (typeof SIGNED_UNDER)[number],
): AsyncGenerator<Finding> {
  const contract: BaseContract = contracts[name];
  const found = await readTypedDataDomain(contract);
  const what = `domain that ${CONTRACT_TITLES[name]} takes signatures under`;
  yield* compare(`${what}: chain`, range.chainId, found.chainId);
  yield* compare(`${what}: contract`, contracts.addresses[name], found.verifyingContract);
  yield* compare(`${what}: version`, VERSION, found.version);
}
