import type { Signer, TransactionReceipt, TransactionResponse } from "ethers";
import type { CoalitionFile } from "../../core/coalition/index.js";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import type { Output } from "../cli/output.js";
import type { ContentStore } from "../content/index.js";
import type { SimulatedChain } from "../rehearsal/simulated-chain.js";
import type { Person } from "./cast.js";

/** Everything the scenes of the demo play with. */
export interface Stage {
  chain: SimulatedChain;
  coalition: CoalitionFile;
  /** Connected to read; act through {@link Person.signer}. */
  contracts: CoalitionContracts;
  founders: Person[];
  newcomers: Person[];
  /** Does what needs no right: enrols others, carries ballots, queues, executes. */
  anybody: Signer;
  store: ContentStore;
  output: Output;
}

/** Everybody who votes, founders first. */
export function votersOf({ founders, newcomers }: Pick<Stage, "founders" | "newcomers">): Person[] {
  return [...founders, ...newcomers];
}

/** Sends a transaction and waits until it is in a block. */
export async function done(sent: Promise<TransactionResponse>): Promise<TransactionReceipt> {
  const receipt = await (await sent).wait();
  if (receipt === null) throw new Error("the transaction is in no block");
  return receipt;
}
