import { z } from "zod";
import { type CaseRecord, findCase, readCases } from "../../../core/conduct/index.js";
import { DaoError } from "../../../core/errors.js";
import { shortHash } from "../../../core/format/index.js";
import { reinstate as endSuspension, suspend as impose } from "../../../core/motions/index.js";
import { duration } from "../../cli/values.js";
import type { ActionBuilder, Workshop } from "./action-builder.js";

const suspendSchema = z.strictObject({
  case: z.string(),
  /** "90 days", or seconds. */
  length: z.union([z.string(), z.number()]).optional(),
});

/** The fourth rung, which two officers ask for and the members decide. */
export const suspend: ActionBuilder<typeof suspendSchema> = {
  schema: suspendSchema,
  async build({ case: given, length }, workshop) {
    const record = await caseNamed(given, workshop);
    const seconds = length === undefined ? lengthAskedFor(record) : duration(String(length));
    return { actions: [impose(workshop.contracts, record.id, seconds)] };
  },
};

const reinstateSchema = z.string();

/** The end of a suspension before its time. */
export const reinstate: ActionBuilder<typeof reinstateSchema> = {
  schema: reinstateSchema,
  async build(given, workshop) {
    const { id } = await caseNamed(given, workshop);
    return { actions: [endSuspension(workshop.contracts, id)] };
  },
};

async function caseNamed(given: string, { contracts, fromBlock }: Workshop): Promise<CaseRecord> {
  return findCase(await readCases(contracts, { fromBlock: await fromBlock() }), given);
}

/** Seconds. @throws DaoError `CASE_NOT_REFERRED` */
function lengthAskedFor({ id, steps }: CaseRecord): number {
  const referral = steps.find(({ name }) => name === "CaseReferred");
  if (referral !== undefined) return Number(referral.args.length);
  throw new DaoError("CASE_NOT_REFERRED", `Nobody asked the members about case ${shortHash(id)}.`, {
    hint: "Two conduct officers ask for it, by a decision on rung 4; see npm run dao -- case show.",
  });
}
