import { toUtf8Bytes, ZeroHash } from "ethers";
import { toRendition } from "../../../core/archive/index.js";
import { documentKindIndex } from "../../../core/coalition/index.js";
import { importContent } from "../../../core/content/index.js";
import {
  acceptNomination,
  acceptSignedNomination,
  nominate,
  secondNominee,
  signAcceptance,
  statementId,
  statementName,
} from "../../../core/elections/index.js";
import { countOf } from "../../../core/format/index.js";
import type { Person } from "../cast.js";
import { done, votersOf, type Stage } from "../stage.js";
import type { DemoElection } from "./demo-election.js";
import { perform, recordOf } from "./take-part.js";

const CONFLICTS = "none";

/** Voters nominate these, and others second; nobody seconds twice, nor themselves. */
export async function nominateAll(
  stage: Stage,
  election: DemoElection,
  nominees: readonly Person[],
): Promise<void> {
  const { contracts, output } = stage;
  const record = await recordOf(stage, election);
  const [nominator] = stage.founders;
  let seconders = votersOf(stage);
  for (const nominee of nominees) {
    const { address } = nominee;
    await perform((nominator ?? nominee).signer, nominate(contracts, record, address));
    const seconding = seconders
      .filter((voter) => voter.address !== address)
      .slice(0, record.rules.secondsNeeded);
    for (const { signer } of seconding)
      await perform(signer, secondNominee(contracts, record, address));
    seconders = seconders.filter((voter) => !seconding.includes(voter));
    election.nominees.push(nominee);
  }
  const names = countOf(nominees.length, "member");
  const each = countOf(record.rules.secondsNeeded, "second");
  output.line(
    `${names} ${nominees.length === 1 ? "was" : "were"} nominated and got ${each}${nominees.length === 1 ? "" : " each"}.`,
  );
}

/** All nominees deposit a statement and accept; the last signs, and somebody else carries the acceptance. */
export async function acceptAll(stage: Stage, election: DemoElection): Promise<void> {
  const { anybody, contracts, output } = stage;
  const record = await recordOf(stage, election);
  const last = election.nominees.at(-1);
  for (const nominee of election.nominees) {
    const statement = await depositStatement(stage, election, nominee);
    const consent = { statement, conflicts: CONFLICTS };
    if (nominee !== last) {
      await perform(nominee.signer, acceptNomination(contracts, record, consent));
      continue;
    }
    const acceptance = { ...consent, electionId: election.id };
    const signature = await signAcceptance(nominee.signer, contracts.elections, acceptance);
    const signed = { ...consent, nominee: nominee.address, signature };
    const receipt = await perform(anybody, acceptSignedNomination(contracts, record, signed));
    election.carried = { nominee: nominee.address, transaction: receipt.hash };
  }
  output.line(
    `All ${election.nominees.length} deposited a statement, declared their conflicts of interest and accepted; ` +
      `one of them by a signature alone, which somebody else carried.`,
  );
}

/** @returns the version id of the statement in the archive. */
async function depositStatement(
  { contracts, store }: Stage,
  { id, office }: DemoElection,
  { address, signer }: Person,
): Promise<string> {
  const text = `# Why I stand\n\nI stand for ${office.name}; my account is ${address}.\n`;
  const content = await importContent(toUtf8Bytes(text), store);
  const rendition = toRendition(content, {
    mediaType: "text/markdown",
    language: "en",
    authentic: true,
  });
  const kind = documentKindIndex("nomination statement");
  const archive = contracts.archive.connect(signer);
  await done(archive.deposit(kind, statementName(id), ZeroHash, [rendition]));
  return (await contracts.archive.currentVersion(statementId(id, address))).versionId;
}
