import type { AuditedBuild } from "../../../core/audit/build.js";

const LOCAL_CHAIN = 31_337;

/** The fingerprints this app was built with, when they are of a build as a chain of this number gets it. */
export async function loadBuild(chainId: number): Promise<AuditedBuild | undefined> {
  const { default: made } = await import("virtual:audit-build");
  const build = made as AuditedBuild | null;
  const profile = chainId === LOCAL_CHAIN ? "default" : "production";
  return build?.recipe["profile"] === profile ? build : undefined;
}
