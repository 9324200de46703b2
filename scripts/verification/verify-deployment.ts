import type { Context } from "../cli/context.js";
import { countOf } from "../../core/format/index.js";
import { ensureBuilt, profileFor } from "../deployment/ensure-built.js";
import { readFoundingDocuments } from "../deployment/founding-documents.js";
import type { Finding, PartReport } from "./report.js";
import { verifyCoalition } from "./verify-coalition.js";

/** Verifies the coalition of a context, shows the outcome and lets the command fail if something is unexplained. */
export async function verifyDeployment(context: Context): Promise<Record<string, unknown>> {
  const [coalition, session, deployment] = [
    await context.coalition(),
    await context.network(),
    await context.deployment(),
  ];
  const contracts = await context.contracts();
  await ensureBuilt(profileFor(session.chainId), (text) => process.stderr.write(`${text}\n`));
  const { artifacts } = await import("hardhat");
  const parts = await verifyCoalition({
    contracts,
    deployment,
    coalition,
    // Looking at a file must not change what this machine keeps.
    documents: await readFoundingDocuments(coalition.file, { put: () => undefined }),
    getCode: (address) => session.provider.getCode(address),
    readArtifact: (contract) => artifacts.readArtifact(contract),
  });
  show(context, parts);
  const differences = parts.flatMap((part) => tagged(part, part.differences));
  const changed = parts.flatMap((part) => tagged(part, part.changed));
  const ok = differences.length === 0;
  if (!ok) context.fail();
  return {
    ok,
    coalition: coalition.path,
    addresses: deployment.addresses,
    checks: parts.reduce((sum, { checks }) => sum + checks, 0),
    parts: parts.map(({ part, checks }) => ({ part, checks })),
    differences,
    changedSinceFounding: changed,
  };
}

const tagged = ({ part }: PartReport, findings: readonly Finding[]) =>
  findings.map((finding) => ({ part, ...finding }));

function show({ output }: Context, parts: readonly PartReport[]): void {
  output.table(
    ["Part", "Compared", "Different", "Changed since founding"],
    parts.map(({ part, checks, differences, changed }) => [
      part,
      String(checks),
      String(differences.length),
      String(changed.length),
    ]),
  );
  const list = (title: string, findings: readonly Finding[]) => {
    if (findings.length === 0) return;
    output.line(title);
    for (const { what, expected, actual } of findings) {
      output.line(`  ${what}: the file says ${expected}, the chain ${actual}`);
    }
  };
  const differences = parts.flatMap((part) => part.differences);
  list("Different, and no motion explains it:", differences);
  list(
    "Changed since founding, by motion:",
    parts.flatMap((part) => part.changed),
  );
  const checks = parts.reduce((sum, part) => sum + part.checks, 0);
  output.line(
    differences.length === 0
      ? `Verified: ${countOf(checks, "comparison")}, and the chain is what the coalition file says.`
      : `NOT verified: ${countOf(differences.length, "difference")} in ${countOf(checks, "comparison")}.`,
  );
}
