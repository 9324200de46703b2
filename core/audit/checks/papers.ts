import type { TypedDataDomain } from "ethers";
import { type Paper, paperDigest, papersDomain, verbOfHash } from "../../authenticator/index.js";
import { INTERFACES, providerOf, readLogs, type DecodedLog } from "../../contracts/index.js";
import { isDaoError } from "../../errors.js";
import { isWalletSignature } from "../../replay/wallet-signature.js";
import { at, type AuditedTransaction, transactionAt } from "../chain-answers.js";
import type { AuditContext, Check, Finding } from "../check.js";
import { callsIn } from "../embedded-calls.js";
import { missing } from "../findings.js";
import { signerOf } from "../typed-digest.js";

const ACT = "act(bytes32,bytes,(address,uint256,uint48,bytes))";
const STEP = 100;

export const papersCheck: Check = {
  id: "papers",
  title: "Every signed paper",
  proves:
    "Whatever was done in a member's name by carrying a paper, the member signed: each signature was checked again in the transaction that brought it.",
  async *run(context) {
    const { contracts, range, progress } = context;
    const acts = await readLogs(contracts.authenticator, range, ["Acted"]);
    const domain = await papersDomain(contracts.authenticator);
    let transaction: AuditedTransaction | undefined;
    for (const [done, act] of acts.entries()) {
      if (transaction?.hash !== act.log.transactionHash)
        transaction = await transactionAt(context, act.log.transactionHash);
      yield* paperOf(context, act, transaction, domain);
      if (done % STEP === 0) progress(done, acts.length);
    }
    return { items: acts.length };
  },
};

async function* paperOf(
  context: AuditContext,
  { args, log }: DecodedLog,
  transaction: AuditedTransaction,
  domain: TypedDataDomain,
): AsyncGenerator<Finding> {
  const { contracts } = context;
  const [member, nonce] = [args.member as string, args.nonce as bigint];
  const item = `paper ${nonce} of ${member}`;
  const verb = verbOfHash(args.verb as string);
  if (verb === undefined) {
    yield missing(item, `this version knows no verb ${String(args.verb)}`);
    return;
  }
  const authenticator = {
    abi: INTERFACES.authenticator,
    address: contracts.addresses.authenticator,
  };
  for (const { args: found } of callsIn(transaction, authenticator, [ACT])) {
    const [hash, encoded, paper] = found as [string, string, [string, bigint, bigint, string]];
    const [by, own, deadline, signature] = paper;
    if (hash !== args.verb || by !== member || own !== nonce) continue;
    const signed = { verb, arguments: encoded, member, nonce, deadline: Number(deadline) };
    const digest = digestOf(domain, signed) ?? (await answeredDigest(context, hash, signed));
    if (signerOf(digest, signature) === member) return;
    const provider = providerOf(contracts.authenticator);
    if (await isWalletSignature(provider)(member, digest, signature, log.blockNumber)) return;
  }
  yield {
    kind: "difference",
    item,
    expected: `a paper to ${verb} that the member signed`,
    found: "no such paper in the transaction",
    evidence: log.transactionHash,
  };
}

/** Nothing for arguments that hold a text which is none. */
function digestOf(domain: TypedDataDomain, paper: Paper): string | undefined {
  try {
    return paperDigest(domain, paper);
  } catch (error) {
    if (!isDaoError(error)) throw error;
    return undefined;
  }
}

/** Contracts hash bytes whether or not they are UTF-8. */
const answeredDigest = (
  context: AuditContext,
  verb: string,
  { arguments: encoded, member, nonce, deadline }: Paper,
): Promise<string> =>
  context.contracts.authenticator.digestOf(verb, encoded, member, nonce, deadline, at(context));
