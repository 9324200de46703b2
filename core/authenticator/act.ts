import { IAuthenticator__factory } from "../../typechain-types/index.js";
import type { SignedPaper } from "./paper.js";
import { TYPE_HASHES } from "./verbs.js";

const AUTHENTICATOR = IAuthenticator__factory.createInterface();

/** Arguments of `act` of the authenticator. */
export function actArguments(paper: SignedPaper) {
  const { verb, member, nonce, deadline, signature } = paper;
  return [TYPE_HASHES[verb], paper.arguments, { member, nonce, deadline, signature }] as const;
}

/** Calldata of `act` of the authenticator, as hex. Anybody may send it. */
export function encodeAct(paper: SignedPaper): string {
  return AUTHENTICATOR.encodeFunctionData("act", [...actArguments(paper)]);
}
