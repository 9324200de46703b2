import { acceptNomination, signAcceptance as sign } from "../../../core/elections/index.js";
import { DaoError } from "../../../core/errors.js";
import { quote } from "../../../core/format/index.js";
import type { Context } from "../../cli/context.js";
import { introduceElection } from "../introduce-election.js";
import { openElection } from "../open-election.js";
import { rehearse } from "../perform.js";
import { requireStage } from "../require-stage.js";
import { requireAcceptable } from "./require-acceptable.js";
import type { SignedAcceptance } from "./signed-acceptance.js";
import { archivedStatement, planStatement, type StatementFiles } from "./statement.js";

/** Signs an acceptance and sends nothing: whoever has it can carry it to the chain, and nobody can change it. */
export async function signAcceptance(
  context: Context,
  {
    election: given,
    conflicts,
    files,
  }: { election: string; conflicts: string; files: StatementFiles },
): Promise<{ acceptance: SignedAcceptance }> {
  const { contracts, election, phase } = await openElection(context, given);
  const { account: nominee = "", chainId, signer } = await context.network();
  requireStage(phase, ["nominations", "acceptance"], "A nomination cannot be accepted");
  await requireAcceptable(context, election, conflicts);
  const statement = await archivedStatement(context, election);
  await rehearse(context, acceptNomination(contracts, election, { statement, conflicts }));
  if (files.paths.length > 0 && !(await planStatement(context, election, files)).unchanged) {
    throw new DaoError("STATEMENT_OTHER", "The files are not the statement in the archive.", {
      hint: "Signing sends nothing, so deposit them first, or leave --statement out to sign for what is archived.",
    });
  }
  context.preview([
    `You, ${nominee}, sign that you accept your nomination in:`,
    ...introduceElection(election, phase),
    `You declare as conflicts of interest: ${quote(conflicts, 512)}`,
    `Your statement is version ${statement} in the archive.`,
    "Nothing is sent. Whoever you give it to can send it for you, and cannot alter it.",
  ]);
  await context.confirm("Sign this acceptance?");
  const signature = await sign(await signer(), contracts.elections, {
    electionId: election.id,
    statement,
    conflicts,
  });
  const acceptance = {
    chainId,
    elections: contracts.addresses.elections,
    election: election.id,
    nominee,
    statement,
    conflicts,
    signature,
  };
  context.output.line(JSON.stringify(acceptance));
  return { acceptance };
}
