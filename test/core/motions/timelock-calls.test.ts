import { glob, readFile } from "node:fs/promises";
import { expect } from "chai";
import { type FunctionFragment, type Interface, type ParamType } from "ethers";
import {
  type CoalitionAddresses,
  connectCoalition,
  type ContractName,
  INTERFACES,
} from "../../../core/contracts/index.js";
import { CALL_SENTENCES } from "../../../core/motions/call-sentences.js";
import { type DescribedCoalition, describeCall, summaryOf } from "../../../core/motions/index.js";
import { revertData } from "../../../core/refusals/revert-data.js";
import { vouchedCoalition } from "../../../deploy/modules/coalition.js";
import { connection, ethers } from "../../fixture/coalition.js";
import { foundingParameters, readCoalition } from "../../fixture/founding.js";

/** A function of a founding contract that hears the timelock only. */
interface TimelockCall {
  contract: ContractName;
  abi: Interface;
  fragment: FunctionFragment;
}

/** Numbers that mean nothing but themselves; every other number among the arguments is given in words too. */
const PLAIN_NUMBERS = new Set([
  "appealVoters",
  "cap",
  "challengeFloor",
  "cohorts",
  "consentFloor",
  "needed",
  "newLimit",
  "quorumFloor",
  "reportCap",
  "seats",
  "secondsCap",
  "secondsNeeded",
  "sizeBytes",
  "termsInRow",
]);

describe("what only the timelock may call", () => {
  let coalition: DescribedCoalition;
  let calls: TimelockCall[];

  before(async () => {
    const parameters = { ...(await foundingParameters(await readCoalition())), vouchesNeeded: 2 };
    const { addresses, ...founded } = await foundVouched(parameters);
    coalition = founded.coalition;
    calls = [];
    for (const [contract, abi] of founded.abis)
      for (const fragment of functionsOf(abi))
        if (await hearsTimelockOnly(addresses, { contract, abi, fragment }))
          calls.push({ contract, abi, fragment });
  });

  it("is found on the chain: at least whatever the sources guard with onlyTimelock", async () => {
    const found = new Set(calls.map(({ fragment }) => fragment.name));
    const guarded = await guardedInSources();
    expect(guarded.length).to.be.greaterThan(20);
    for (const name of guarded) expect([...found], name).to.include(name);
    // Guards of their own: the timelock's delay and roles, the directory, the vouching policy.
    for (const name of ["updateDelay", "setDaoURI", "setVouchesNeeded"])
      expect([...found], name).to.include(name);
  });

  it("has a sentence of its own each, and is part of the interface that motions are read by", () => {
    const missing = calls
      .filter(
        ({ contract, fragment }) =>
          INTERFACES[contract].getFunction(fragment.selector) === null ||
          CALL_SENTENCES[contract]?.[fragment.name] === undefined,
      )
      .map(({ contract, fragment }) => `${contract}.${fragment.name}`);
    expect(missing).to.deep.equal([]);
  });

  it("is described as another call whichever argument differs", () => {
    for (const call of calls) {
      const zeros = call.fragment.inputs.map((input) => sample(input, 0));
      const plain = describe_(call, zeros);
      expect(plain.known, call.fragment.name).to.equal(true);
      expect(plain.sentence).not.to.match(/^Calls /);
      call.fragment.inputs.forEach((input, i) => {
        for (const changed of variations(input)) {
          const other = describe_(
            call,
            zeros.map((value, j) => (i === j ? changed.value : value)),
          );
          expect(
            summaryOf(other),
            `${call.fragment.name}: ${input.name}${changed.path}`,
          ).not.to.deep.equal(summaryOf(plain));
        }
      });
    }
  });

  it("says what each number means, unless it is a plain count", () => {
    for (const call of calls) {
      const described = describe_(
        call,
        call.fragment.inputs.map((input) => sample(input, 1)),
      );
      for (const { name, type, value } of described.arguments) {
        const last = /(\w+)$/.exec(name)?.[1] ?? name;
        if (!/^uint/.test(type) || PLAIN_NUMBERS.has(last)) continue;
        expect(value, `${call.fragment.name}: ${name}`).to.match(/^\d+ \(.+\)$/);
      }
    }
  });

  function describe_({ contract, abi, fragment }: TimelockCall, values: unknown[]) {
    const calldata = abi.encodeFunctionData(fragment, values);
    return describeCall(coalition, { target: coalition.addresses[contract], value: 0n, calldata });
  }
});

/** A coalition with every contract there can be, and the whole ABI of each, not only its interface. */
async function foundVouched(parameters: object) {
  const founded = await connection.ignition.deploy(vouchedCoalition, {
    parameters: { VouchedCoalition: parameters as never },
  });
  const contracts = await connectCoalition(await founded.directory.getAddress(), ethers.provider);
  const { addresses } = contracts;
  const abis = await Promise.all(
    (Object.keys(addresses) as ContractName[]).map(
      async (name) =>
        [name, (await contractAtAddress(founded, addresses[name])).interface] as const,
    ),
  );
  return { addresses, abis, coalition: contracts as DescribedCoalition };
}

async function contractAtAddress(founded: object, address: string) {
  for (const each of Object.values(founded) as {
    getAddress(): Promise<string>;
    interface: Interface;
  }[])
    if ((await each.getAddress()) === address) return each;
  throw new Error(`no founding contract at ${address}`);
}

function functionsOf(abi: Interface): FunctionFragment[] {
  const found: FunctionFragment[] = [];
  abi.forEachFunction((fragment) => {
    if (!fragment.constant) found.push(fragment);
  });
  return found;
}

/** Whether a stranger is refused for being a stranger, and the timelock is not; bounds may be looked at first. */
async function hearsTimelockOnly(
  addresses: CoalitionAddresses,
  { contract, abi, fragment }: TimelockCall,
): Promise<boolean> {
  const stranger = ethers.Wallet.createRandom().address;
  for (const n of [0, 1, 7 * 86_400]) {
    const inputs = fragment.inputs.map((input) => sample(input, n));
    const data = abi.encodeFunctionData(fragment, inputs);
    const refused = async (from: string) => {
      try {
        await ethers.provider.call({ from, to: addresses[contract], data });
        return false;
      } catch (error) {
        const parsed = abi.parseError(revertData(error) ?? "0x");
        return /Unauthorized|OnlyExecutor/.test(parsed?.name ?? "") && parsed?.args[0] === from;
      }
    };
    if ((await refused(stranger)) && !(await refused(addresses.timelock))) return true;
  }
  return false;
}

/** Names of functions whose source says onlyTimelock. */
async function guardedInSources(): Promise<string[]> {
  const names = new Set<string>();
  for await (const path of glob(
    "contracts/{archive,conduct,elections,governance,lists,membership,authenticator}/**/*.sol",
  )) {
    const source = await readFile(path, "utf8");
    for (const [, name = ""] of source.matchAll(/function (\w+)\([^{;]*?\bonlyTimelock\b/g))
      names.add(name);
  }
  return [...names];
}

/** A value of a type, another one for each n; nothing at all for 0. */
function sample(param: ParamType, n: number): unknown {
  const digit = String(Math.min(n, 2));
  if (param.arrayChildren) return [];
  if (param.components) return param.components.map((part) => sample(part, n));
  if (param.type === "string") return n === 0 ? "" : "words";
  if (param.type === "bool") return n !== 0;
  if (param.type === "address") return `0x${digit.repeat(40)}`;
  if (param.type === "bytes") return n === 0 ? "0x" : "0x01";
  const [, size] = /^bytes(\d+)$/.exec(param.type) ?? [];
  if (size === undefined) return BigInt(Number(param.type.slice(4)) > 16 ? n : Math.min(n, 1));
  return `0x${digit.repeat(2 * Number(size))}`;
}

/** The zero value with one leaf changed, for each leaf. */
function variations(param: ParamType): { path: string; value: unknown }[] {
  if (param.arrayChildren) return [{ path: "[0]", value: [sample(param.arrayChildren, 1)] }];
  if (!param.components) return [{ path: "", value: sample(param, 1) }];
  const parts = param.components;
  return parts.flatMap((part, i) =>
    variations(part).map(({ path, value }) => ({
      path: `.${part.name}${path}`,
      value: parts.map((each, j) => (i === j ? value : sample(each, 0))),
    })),
  );
}
