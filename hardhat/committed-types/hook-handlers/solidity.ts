import type { SolidityHooks } from "hardhat/types/hooks";
import { buildInProgress } from "../build-in-progress.js";

export default async (): Promise<Partial<SolidityHooks>> => ({
  build: async (context, rootFilePaths, options, next) => {
    const profile = options?.buildProfile ?? "default";
    buildInProgress.writesTypes = profile === "default" && !context.globalOptions.coverage;
    return await next(context, rootFilePaths, options);
  },
});
