import {
  callLists,
  motionDescription,
  motionId,
  recordResolution,
} from "../../core/motions/index.js";
import { keyOf, type Stack } from "./stack.js";

/** A founder files a plain resolution, without any page. @returns its id */
export async function fileMotion(stack: Stack, mover: number, title: string): Promise<bigint> {
  const { contracts, chain } = stack;
  const signer = keyOf(mover).connect(chain.provider);
  const description = motionDescription({
    title,
    text: "So that all can read.",
    proposer: signer.address,
  });
  const actions = [recordResolution(contracts, `${title}.`)];
  const { targets, values, calldatas } = callLists(actions);
  const governor = contracts.governor.connect(signer);
  await (await governor.propose(targets, values, calldatas, description)).wait();
  return motionId(actions, description);
}
