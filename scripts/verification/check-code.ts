import type { CoalitionAddresses, ContractName } from "../../core/contracts/index.js";
import { CONTRACT_SOURCES, CONTRACT_TITLES, POLICY_SOURCES } from "../../core/contracts/index.js";
import type { RuntimeArtifact } from "../../core/audit/build.js";
import { compareCode } from "../../core/audit/compare-code.js";
import { Part, type PartReport } from "./report.js";

/** Every contract of the founding runs the code built from these sources, wired to the others and to nobody else. */
export async function checkCode(
  addresses: CoalitionAddresses,
  { policy, founder }: { policy: "open" | "vouches"; founder: string },
  {
    getCode,
    readArtifact,
  }: {
    getCode(address: string): Promise<string>;
    readArtifact(contract: string): Promise<RuntimeArtifact>;
  },
): Promise<PartReport> {
  const part = new Part("code");
  const contracts = {
    ...CONTRACT_SOURCES,
    policy: policy === "open" ? POLICY_SOURCES.Coalition : POLICY_SOURCES.VouchedCoalition,
  };
  const own = new Set(Object.values(addresses));
  // The timelock remembers who founded it, and that only.
  const ties: Partial<Record<ContractName, string>> = { timelock: founder };
  for (const name of Object.keys(contracts) as ContractName[]) {
    const [artifact, code] = await Promise.all([
      readArtifact(contracts[name]),
      getCode(addresses[name]),
    ]);
    const { difference, immutableAddresses } = compareCode(artifact, code);
    const built = `code of ${contracts[name]}`;
    part.compare(`${CONTRACT_TITLES[name]} at ${addresses[name]}`, built, difference ?? built);
    const strangers = immutableAddresses.filter(
      (address) => !own.has(address) && ties[name] !== address,
    );
    part.compare(
      `contracts ${CONTRACT_TITLES[name]} is tied to`,
      "the coalition's own",
      strangers.length === 0 ? "the coalition's own" : strangers.join(", "),
    );
  }
  return part;
}
