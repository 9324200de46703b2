import type { TypedDataDomain } from "ethers";

/** A contract that says what its EIP-712 domain is (ERC-5267). */
interface Domained {
  eip712Domain(): Promise<{
    name: string;
    version: string;
    chainId: bigint;
    verifyingContract: string;
  }>;
}

/** The domain as the contract itself states it. */
export async function domainOf(contract: Domained): Promise<TypedDataDomain> {
  const { name, version, chainId, verifyingContract } = await contract.eip712Domain();
  return { name, version, chainId, verifyingContract };
}
