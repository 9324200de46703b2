import type { SolidityHooks } from "hardhat/types/hooks";

export default async (): Promise<Partial<SolidityHooks>> => ({
  processArtifactsAfterSuccessfulBuild: async (_context, artifactPaths) => {
    // In place: every handler of this hook is given the same array.
    (artifactPaths as string[]).sort();
  },
});
