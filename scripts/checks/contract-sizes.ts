import { dataLength } from "ethers";
import { artifacts } from "hardhat";
import type { Snapshot } from "./snapshot-faults.js";

const DEPLOYED = /^contracts\/(?!interfaces\/|libraries\/|mocks\/)/;

/** Bytes of every contract that is deployed: what stays on chain (24,576 at most) and what creates it. */
export async function contractSizes(): Promise<Snapshot> {
  const names = [...(await artifacts.getAllFullyQualifiedNames())].sort();
  const sizes: Snapshot = {};
  for (const name of names.filter((each) => DEPLOYED.test(each))) {
    const { contractName, bytecode, deployedBytecode } = await artifacts.readArtifact(name);
    if (bytecode === "0x") continue;
    sizes[contractName] = {
      "runtime bytes": dataLength(deployedBytecode),
      "init bytes": dataLength(bytecode),
    };
  }
  return sizes;
}
