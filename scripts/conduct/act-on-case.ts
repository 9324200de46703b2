import type { CaseRecord } from "../../core/conduct/index.js";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import type { Act } from "../../core/elections/index.js";
import type { Context } from "../cli/context.js";
import { act } from "../elections/perform.js";
import { openCase } from "./open-case.js";
import { caseSummary, introduceCase } from "./present-case.js";
import { readSaid } from "./said.js";

interface Doing {
  /** The case's id, or its first digits. */
  given: string;
  /** What is said, if anything: text, file or digest. */
  said?: string | undefined;
  /** What the command says once it is done. */
  label: string;
  /** What somebody does; the digest is that of what is said. */
  make(contracts: CoalitionContracts, record: CaseRecord, digest: string): Act;
}

/** Opens a case, rehearses an act in it, shows it, asks, sends; answers with the case as it stands then. */
export async function actOnCase(context: Context, { given, said, label, make }: Doing) {
  const opened = await openCase(context, given);
  const read = said === undefined ? undefined : await readSaid(said);
  const made = make(opened.contracts, opened.record, read?.digest ?? "");
  const { account } = await context.network();
  const receipt = await act(context, {
    act: made,
    label,
    lines: [
      `You, ${account}: ${made.sentence}`,
      ...introduceCase(opened),
      ...(read === undefined ? [] : [read.line]),
    ],
  });
  const after = await openCase(context, opened.record.id);
  context.output.line(after.phase.sentence);
  return {
    ...caseSummary(after),
    ...(read === undefined ? {} : { digest: read.digest }),
    transaction: receipt.hash,
  };
}
