import {
  paperDigest,
  papersDomain,
  paperToJson,
  randomNonce,
  signPaper,
  VERB_NAMES,
  VERBS,
  type VerbName,
} from "../authenticator/index.js";
import { contractAt, INTERFACES } from "../contracts/index.js";
import type { Call, Desk, Message } from "./message.js";

/** How long a relay may carry a paper around (seconds). */
const VALIDITY = 2 * 3600;

/** The signed verb that stands for a call, if one does. */
export function verbOf(
  { coalition }: Pick<Desk, "coalition">,
  { to, data }: Call,
): VerbName | undefined {
  const at = contractAt(coalition.addresses, to);
  return VERB_NAMES.find((name) => {
    const { contract, functionName } = VERBS[name];
    return (
      contract === at &&
      INTERFACES[contract].getFunction(functionName)?.selector === data.slice(0, 10).toLowerCase()
    );
  });
}

/** The call as a paper: the same arguments, signed instead of sent. */
export async function paperMessage(desk: Desk, call: Call): Promise<Message | undefined> {
  const verb = verbOf(desk, call);
  if (verb === undefined) return undefined;
  const { coalition, key, member } = desk;
  const [domain, now] = await Promise.all([
    papersDomain(coalition.authenticator),
    coalition.governor.clock(),
  ]);
  const paper = await signPaper(key, domain, {
    verb,
    arguments: `0x${call.data.slice(10)}`.toLowerCase(),
    member,
    nonce: randomNonce(),
    deadline: Number(now) + VALIDITY,
  });
  return {
    path: "/v1/papers",
    body: paperToJson(paper),
    digest: paperDigest(domain, paper),
    effect: { contract: "authenticator", event: "Acted", args: { member, nonce: paper.nonce } },
  };
}
