import { type Signer, Wallet } from "ethers";
import type { CoalitionFile, Founder } from "../../core/coalition/index.js";
import type { SimulatedChain } from "../rehearsal/simulated-chain.js";

/** Somebody in the story, with a key of their own. */
export interface Person {
  signer: Signer;
  address: string;
  /** Position of the stakeholder group in the coalition file. */
  group: number;
  founder: boolean;
}

/** How many join. */
const NEWCOMERS = 12;

/** What each newcomer gets for gas (wei): far more than they need. */
const GAS_MONEY = 10n ** 18n;

/** Who takes part, and the coalition file with founders who can act here. */
export interface Cast {
  founders: Person[];
  newcomers: Person[];
  coalition: CoalitionFile;
  /** Founders of the file whose keys nobody here holds; fresh keys stand in for them. */
  standIns: number;
}

/** Gathers the founders of the file, and newcomers with fresh keys, spread over the stakeholder groups. */
export async function castOf(chain: SimulatedChain, file: CoalitionFile): Promise<Cast> {
  const keys = await chain.connection.ethers.getSigners();
  const [purse] = keys;
  if (purse === undefined) throw new Error("the simulated chain has no account");
  const { groups } = file.membership;
  const fresh = () => Wallet.createRandom(chain.provider);

  const founders = file.founders.map(({ address, group }): Person => {
    const signer = keys.find((key) => key.address === address) ?? fresh();
    return { signer, address: signer.address, group: groups.indexOf(group), founder: true };
  });
  const newcomers = Array.from({ length: NEWCOMERS }, (_, index): Person => {
    const signer = fresh();
    return { signer, address: signer.address, group: index % groups.length, founder: false };
  });
  for (const { address } of [...founders, ...newcomers]) {
    if (keys.some((key) => key.address === address)) continue;
    await (await purse.sendTransaction({ to: address, value: GAS_MONEY })).wait();
  }
  const standIns = founders.filter(
    ({ address }, index) => address !== file.founders[index]?.address,
  ).length;
  const named = founders.map(({ address, group }): Founder => ({
    address,
    group: groups[group] ?? "",
  }));
  return { founders, newcomers, standIns, coalition: { ...file, founders: named } };
}
