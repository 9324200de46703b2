import { acceptNomination } from "../../../core/elections/index.js";
import { quote } from "../../../core/format/index.js";
import type { Context } from "../../cli/context.js";
import { openContentStore } from "../../content/index.js";
import { planLines, planRenditions, type DepositPlan } from "../../documents/deposit-plan.js";
import { storeRenditions } from "../../documents/rendition-files.js";
import { introduceElection } from "../introduce-election.js";
import { openElection, reopen } from "../open-election.js";
import { perform, rehearse } from "../perform.js";
import { requireStage } from "../require-stage.js";
import { requireAcceptable } from "./require-acceptable.js";
import {
  archivedStatement,
  depositOf,
  planStatement,
  STATEMENT_KIND,
  type StatementFiles,
} from "./statement.js";

/** Deposits the account's nomination statement, unless it is archived already, and accepts. */
export async function acceptInPerson(
  context: Context,
  {
    election: given,
    conflicts,
    files,
  }: { election: string; conflicts: string; files: StatementFiles },
): Promise<Record<string, unknown>> {
  const { contracts, election, phase } = await openElection(context, given);
  const { account } = await context.network();
  requireStage(phase, ["nominations", "acceptance"], "A nomination cannot be accepted");
  await requireAcceptable(context, election, conflicts);
  const plan = files.paths.length === 0 ? undefined : await planStatement(context, election, files);
  const fresh = plan !== undefined && !plan.unchanged;
  if (fresh) await contracts.archive.deposit.staticCall(...depositOf(plan));
  const archived = fresh ? undefined : await archivedStatement(context, election);
  if (archived !== undefined)
    await rehearse(
      context,
      acceptNomination(contracts, election, { statement: archived, conflicts }),
    );

  context.preview([
    `You, ${account}, accept your nomination in:`,
    ...introduceElection(election, phase),
    `You declare as conflicts of interest, published for good: ${quote(conflicts, 512)}`,
    ...(fresh
      ? [
          "Your statement is deposited first, for good:",
          ...planLines(plan, STATEMENT_KIND).slice(1),
          `Its content goes to ${context.settings.content} before that.`,
        ]
      : ["Your statement is in the archive already."]),
  ]);
  await context.confirm();
  const deposited = fresh ? await deposit(context, plan) : undefined;
  const statement = deposited?.statement ?? (archived as string);
  const act = acceptNomination(contracts, election, { statement, conflicts });
  const receipt = await perform(context, "Accepted", act);
  const { candidates } = (await reopen(context, election)).election;
  context.output.line(`You are a candidate, one of ${candidates.length} so far.`);
  return {
    election: election.id,
    office: election.office,
    nominee: account,
    statement,
    conflicts,
    deposited: deposited === undefined ? null : deposited.result,
    candidates,
    transaction: receipt.hash,
  };
}

async function deposit(context: Context, plan: DepositPlan) {
  const { archive } = await context.contracts();
  const store = await openContentStore(context.settings.content);
  await storeRenditions(plan.renditions, store, context.output);
  const statement = await archive.deposit.staticCall(...depositOf(plan));
  const receipt = await context.send("Statement archived", () =>
    archive.deposit(...depositOf(plan)),
  );
  return {
    statement,
    result: {
      document: plan.id,
      version: plan.number,
      renditions: planRenditions(plan),
      transaction: receipt.hash,
    },
  };
}
