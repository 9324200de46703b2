import { codeAt } from "../chain-answers.js";
import type { AuditContext, Check, Finding } from "../check.js";
import { compareCode } from "../compare-code.js";
import { compare, missing } from "../findings.js";
import type { AuditedBuild } from "../build.js";
import type { ContractName } from "../../contracts/index.js";
import { type Part, partsOf } from "../parts.js";
import { at } from "../chain-answers.js";

export const codeCheck: Check = {
  id: "code",
  title: "The code of the contracts",
  proves:
    "Every contract runs the code the auditor built, and what its constructor filled in ties it to the coalition's own contracts and to nobody else.",
  async *run(context) {
    const { build, contracts, progress } = context;
    const parts = await partsOf(context);
    if (build === undefined) {
      yield missing("the build to compare with", "build the contracts from their sources");
      return { items: 0 };
    }
    const founder = await contracts.timelock.founder(at(context));
    for (const [done, part] of parts.entries()) {
      yield* codeOf(context, part, build.contracts[part.name], founder);
      progress(done + 1, parts.length);
    }
    return { items: parts.length, figures: { ...build.recipe } };
  },
};

async function* codeOf(
  context: AuditContext,
  { name, address, title }: Part,
  artifacts: AuditedBuild["contracts"][ContractName],
  founder: string,
): AsyncGenerator<Finding> {
  const code = await codeAt(context, address);
  const compared = artifacts.map((artifact) => compareCode(artifact, code));
  const same = compared.find(({ difference }) => difference === undefined);
  // Members may adopt any policy by motion: what the auditor did not build, they cannot vouch for.
  if (same === undefined && name === "policy" && code !== "0x") {
    yield missing(`code of ${title}`, "whoever wrote the policy has its sources");
    return;
  }
  const found =
    compared.map(({ difference }) => difference).join("; or ") || "no artefact to compare with";
  yield* compare(
    `code of ${title}`,
    "the code of the build",
    same ? "the code of the build" : found,
    address,
  );
  if (same === undefined) return;
  const own = new Set(Object.values(context.contracts.addresses));
  // The timelock remembers who founded it, and that only.
  if (name === "timelock") own.add(founder);
  own.add(address);
  const strangers = same.immutableAddresses.filter((each) => !own.has(each));
  yield* compare(
    `contracts that ${title} is tied to`,
    "the coalition's own",
    strangers.join(", ") || "the coalition's own",
    address,
  );
}
