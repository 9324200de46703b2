import type { TypedDataDomain } from "ethers";
import {
  encodeAct,
  paperDigest,
  type PaperJson,
  paperOfJson,
  TYPE_HASHES,
} from "../../../core/authenticator/index.js";
import { WriteRefusal } from "../refusal.js";
import { checkSignature } from "../signatures.js";
import { gasAlone, inGroups } from "./ballot-forms.js";
import type { ContractReader } from "./contract-reader.js";
import {
  ABSENT,
  type Admission,
  alone,
  bodyOf,
  type Draft,
  type Form,
  present,
  standing,
} from "./form.js";
import { checkDeadline, type Surroundings } from "./surroundings.js";

/** What somebody does who is no member yet. */
const NEWCOMERS_VERB = "join";

/** Signed verbs, each in a transaction of its own. */
export function papers(
  { chain, membership, fromBlock, leadSeconds }: Surroundings,
  authenticator: ContractReader,
  domain: TypedDataDomain,
) {
  const callOf = (paper: PaperJson) => ({
    to: authenticator.address,
    data: encodeAct(paperOfJson(paper)),
  });
  const form: Form = {
    name: "paper",
    limit: 1,
    serial: false,
    load: (messages) => {
      const [message] = messages;
      if (message === undefined) throw new Error("a transaction carries one paper");
      return Promise.resolve({ ...callOf(bodyOf<PaperJson>(message)), messages: [message] });
    },
    taken: () => 1,
    single: (message) => callOf(bodyOf<PaperJson>(message)),
    skipped: () => new Set(),
    stand: (_, messages) =>
      inGroups(messages, async (message) => {
        const { member, nonce } = bodyOf<PaperJson>(message);
        return standing((await authenticator.read("isSpent", [member, nonce]))[0] === true);
      }),
    async effectOf(message, tag) {
      const { verb, member, nonce } = bodyOf<PaperJson>(message);
      if (!(await authenticator.read("isSpent", [member, nonce], tag))[0]) return ABSENT;
      const acts = await authenticator.find("Acted", [member, TYPE_HASHES[verb]], fromBlock);
      const act = acts.find(({ args }) => args.nonce === BigInt(nonce));
      if (act !== undefined) return present(act.transaction);
      return {
        state: "displaced",
        code: "nonce-spent",
        reason: `${member} cancelled the paper, or used its nonce for another one.`,
      };
    },
  };
  return {
    form,
    draft(paper: PaperJson): Draft {
      return {
        digest: paperDigest(domain, paperOfJson(paper)),
        kind: "paper",
        claim: `paper/${paper.member}/${paper.nonce}`,
        member: paper.member,
      };
    },
    async admit(paper: PaperJson, { digest }: Draft, now: number): Promise<Admission> {
      const { verb, member, deadline, signature } = paper;
      checkDeadline(deadline, now, leadSeconds);
      await checkSignature(chain, member, digest, signature);
      const newcomer = !(await membership.read("isMember", [member]))[0];
      if (newcomer && verb !== NEWCOMERS_VERB)
        throw new WriteRefusal(403, "NOT_A_MEMBER", `${member} is no member of the coalition.`, {
          hint: "This relay carries the papers of members, and the paper with which one joins.",
        });
      const gas = await gasAlone(chain, callOf(paper));
      return {
        form: "paper",
        lane: alone(digest),
        body: paper,
        gas,
        newcomer,
        expiresAt: deadline,
      };
    },
  };
}
