import { getAddress } from "ethers";
import { acceptSignedNomination } from "../../../core/elections/index.js";
import { DaoError } from "../../../core/errors.js";
import { quote } from "../../../core/format/index.js";
import type { Context } from "../../cli/context.js";
import { introduceElection } from "../introduce-election.js";
import { openElection, reopen } from "../open-election.js";
import { act } from "../perform.js";
import { requireStage } from "../require-stage.js";
import { readAcceptance } from "./signed-acceptance.js";

/** Sends an acceptance that somebody else signed. */
export async function carryAcceptance(
  context: Context,
  path: string,
): Promise<Record<string, unknown>> {
  const paper = await readAcceptance(path);
  const contracts = await context.contracts();
  const { chainId, account } = await context.network();
  const { elections } = contracts.addresses;
  if (paper.chainId !== chainId || getAddress(paper.elections) !== elections) {
    throw new DaoError(
      "ACCEPTANCE_ELSEWHERE",
      "The acceptance is for another coalition or chain.",
      { hint: "Choose its coalition with --coalition and --network." },
    );
  }
  const { election, phase } = await openElection(context, paper.election);
  requireStage(phase, ["nominations", "acceptance"], "A nomination cannot be accepted");
  const { statement, conflicts, signature } = paper;
  const nominee = getAddress(paper.nominee);
  const receipt = await act(context, {
    act: acceptSignedNomination(contracts, election, {
      nominee,
      statement,
      conflicts,
      signature,
    }),
    label: "Accepted",
    lines: [
      `You, ${account}, send the acceptance that ${nominee} signed in:`,
      ...introduceElection(election, phase),
      `Declared conflicts of interest: ${quote(conflicts, 512)}`,
    ],
  });
  const { candidates } = (await reopen(context, election)).election;
  return {
    election: election.id,
    office: election.office,
    nominee,
    statement,
    conflicts,
    carriedBy: account,
    candidates,
    transaction: receipt.hash,
  };
}
