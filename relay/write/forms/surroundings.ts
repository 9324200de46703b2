import { Interface, type TypedDataDomain } from "ethers";
import type { Chain } from "../chain.js";
import type { Outbox } from "../outbox/outbox.js";
import { WITHOUT_RELAY, WriteRefusal } from "../refusal.js";
import { type ContractReader, readerOf } from "./contract-reader.js";

/** What every form needs to know about. */
export interface Surroundings {
  chain: Chain;
  outbox: Outbox;
  membership: ContractReader;
  /** First block with anything of this coalition in it. */
  fromBlock: number;
  /** Seconds that must be left of a deadline when a message arrives. */
  leadSeconds: number;
}

const ERC5267 = new Interface([
  "function eip712Domain() view returns (bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)",
]);

/** The EIP-712 domain as the contract itself states it. */
export async function domainAt(chain: Chain, address: string): Promise<TypedDataDomain> {
  const { name, version, chainId, verifyingContract } = (await readerOf(
    chain,
    address,
    ERC5267,
  ).read("eip712Domain", [])) as unknown as {
    name: string;
    version: string;
    chainId: bigint;
    verifyingContract: string;
  };
  return { name, version, chainId, verifyingContract };
}

/** @throws WriteRefusal `DEADLINE_OVER`, `DEADLINE_TOO_NEAR` */
export function checkDeadline(expiresAt: number, now: number, leadSeconds: number): void {
  if (expiresAt < now)
    throw new WriteRefusal(422, "DEADLINE_OVER", `The deadline was ${now - expiresAt} s ago.`, {
      hint: "Sign it again with a later deadline; a vote that is over takes no more ballots.",
    });
  if (expiresAt < now + leadSeconds)
    throw new WriteRefusal(
      422,
      "DEADLINE_TOO_NEAR",
      `Only ${expiresAt - now} s are left of the deadline; this relay needs ${leadSeconds} s.`,
      { hint: WITHOUT_RELAY },
    );
}
