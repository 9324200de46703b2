import { expect } from "chai";
import type { BaseContract } from "ethers";

/** Acts, and expects this custom error with these arguments. */
export async function expectRefused(
  act: () => Promise<unknown>,
  contract: BaseContract,
  error: string,
  ...args: readonly unknown[]
): Promise<void> {
  await expect(act(), error)
    .to.be.revertedWithCustomError(contract, error)
    .withArgs(...args);
}
