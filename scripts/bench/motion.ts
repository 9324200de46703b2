import { id as keccakOf } from "ethers";
import { IArchive__factory } from "../../typechain-types/index.js";

/** What Governor functions take after filing: targets, values, calldatas. */
export type Calls = [targets: string[], values: bigint[], calldatas: string[]];

/** A motion as it is filed, and by its id. */
export interface BenchMotion {
  id: bigint;
  calls: Calls;
  description: string;
  descriptionHash: string;
}

/** Ordinary with us: the members resolve something in words. One call, the same for both sides. */
export function resolution(archive: string, title: string) {
  const interface_ = IArchive__factory.createInterface();
  const text = "The coalition publishes the minutes of its meetings within two weeks.";
  const calls: Calls = [
    [archive],
    [0n],
    [interface_.encodeFunctionData("recordResolution", [text])],
  ];
  const description = `# ${title}\n\n${text}`;
  return { calls, description, descriptionHash: keccakOf(description) };
}
