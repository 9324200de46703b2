/** Made at build time by `web/build/audit-build.ts`: an `AuditedBuild`; null when the contracts were not built. */
declare module "virtual:audit-build" {
  const build: unknown;
  export default build;
}
