import { ZeroHash } from "ethers";
import { readDocuments } from "../../../core/archive/index.js";
import { documentKindIndex } from "../../../core/coalition/index.js";
import { statementId, statementName, type ElectionRecord } from "../../../core/elections/index.js";
import { DaoError } from "../../../core/errors.js";
import type { Context } from "../../cli/context.js";
import { planDeposit, type DepositPlan } from "../../documents/deposit-plan.js";
import { findDocuments } from "../../documents/document-files.js";
import { describeRenditions, toRecord } from "../../documents/rendition-files.js";

/** The files of a statement, as typed. */
export interface StatementFiles {
  paths: readonly string[];
  /** Of files whose name tells none. */
  language: string | undefined;
  courtesy: readonly string[];
}

export const STATEMENT_KIND = "nomination statement";

/**
 * Works out which version of the nominee's statement some files will be.
 *
 * @throws DaoError those of reading files
 */
export async function planStatement(
  context: Context,
  { id }: ElectionRecord,
  { paths, language, courtesy }: StatementFiles,
): Promise<DepositPlan> {
  const { archive } = await context.contracts();
  const { account: author = "" } = await context.network();
  const { fromBlock } = await context.deployment();
  const name = statementName(id);
  const [document] = await findDocuments(paths, name);
  const { output } = context;
  const renditions = await describeRenditions(document?.files ?? [], {
    language,
    courtesy,
    output,
  });
  const known = await readDocuments({ archive }, { fromBlock });
  return planDeposit(known, { author, kind: STATEMENT_KIND, name, renditions });
}

/** Arguments of the deposit. */
export const depositOf = ({ name, base, renditions }: DepositPlan) =>
  [documentKindIndex(STATEMENT_KIND), name, base, renditions.map(toRecord)] as const;

/**
 * Version id of the statement that is in the archive already.
 *
 * @throws DaoError `STATEMENT_MISSING`
 */
export async function archivedStatement(
  context: Context,
  { id, office }: ElectionRecord,
): Promise<string> {
  const { archive } = await context.contracts();
  const { account: author = "" } = await context.network();
  const { versionId } = await archive.currentVersion(statementId(id, author));
  if (versionId !== ZeroHash) return versionId;
  throw new DaoError(
    "STATEMENT_MISSING",
    `You have no nomination statement for the election to ${office} in the archive.`,
    {
      hint: `Add --statement <file>; or deposit it by itself: npm run dao -- archive add <file> --kind nomination-statement --name ${statementName(id)}`,
    },
  );
}
