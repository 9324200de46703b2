import type { ConfigHooks } from "hardhat/types/hooks";
import { buildInProgress } from "../build-in-progress.js";

export default async (): Promise<Partial<ConfigHooks>> => ({
  resolveUserConfig: async (userConfig, resolveConfigurationVariable, next) => {
    const config = await next(userConfig, resolveConfigurationVariable);
    const { dontOverrideCompile } = config.typechain;
    return {
      ...config,
      typechain: {
        ...config.typechain,
        get dontOverrideCompile() {
          return dontOverrideCompile || !buildInProgress.writesTypes;
        },
      },
    };
  },
});
