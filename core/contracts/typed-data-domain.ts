import { type BaseContract, Contract, type TypedDataDomain } from "ethers";

const ERC5267 = [
  "function eip712Domain() view returns (bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)",
];

/** The EIP-712 domain a contract says it checks signatures under (ERC-5267). */
export async function readTypedDataDomain(contract: BaseContract): Promise<TypedDataDomain> {
  const at = new Contract(await contract.getAddress(), ERC5267, contract.runner);
  const { name, version, chainId, verifyingContract } = (await at.getFunction(
    "eip712Domain",
  )()) as unknown as Required<
    Pick<TypedDataDomain, "name" | "version" | "chainId" | "verifyingContract">
  >;
  return { name, version, chainId, verifyingContract };
}
