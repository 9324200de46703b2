import { connectCoalition } from "../../core/contracts/index.js";
import { isDaoError } from "../../core/errors.js";
import type { Context } from "../cli/context.js";
import { createContext } from "../cli/create-context.js";
import type { Deployment } from "../cli/deployment.js";
import { deployCoalition } from "../deployment/deploy-coalition.js";
import { requireTexts } from "../deployment/require-texts.js";

/** The coalition that stands on a local chain. */
export interface StandingCoalition {
  name: string;
  deployment: Deployment;
  /** False if it stood there before. */
  founded: boolean;
}

/** Refusals that mean: there is still something to deploy. */
const UNFINISHED: ReadonlySet<string> = new Set([
  "NOT_DEPLOYED",
  "DEPLOYMENT_UNFINISHED",
  "DEPLOYMENT_OF_ANOTHER_CHAIN",
  "COALITION_NOT_FOUND",
  "COALITION_NOT_SEALED",
]);

/** Finds the coalition on the chain; founds it, or finishes its founding, when it is not there. */
export async function foundOrFind(
  url: string,
  { coalition, deployments, content }: { coalition: string; deployments: string; content: string },
  say: (text: string) => void,
): Promise<StandingCoalition> {
  const context = createContext(
    {
      network: "local",
      rpc: url,
      coalition,
      as: "0",
      deployments,
      content,
      via: undefined,
      json: true,
      yes: true,
    },
    "signs",
  );
  try {
    const { file, path } = await context.coalition();
    const found = await find(context);
    if (found !== undefined) return { name: file.name, deployment: found, founded: false };
    await requireTexts(file, path);
    say(`Founding ${file.name}; this happens once.`);
    await deployCoalition({ ...context, preview: () => undefined });
    const { addresses } = await context.deployment();
    await connectCoalition(addresses.directory, (await context.network()).provider);
    return { name: file.name, deployment: await context.deployment(), founded: true };
  } catch (error) {
    throw (await context.explain(error)) ?? error;
  } finally {
    await context.close();
  }
}

async function find(context: Context): Promise<Deployment | undefined> {
  try {
    await context.contracts();
    return await context.deployment();
  } catch (error) {
    if (isDaoError(error) && UNFINISHED.has(error.code)) return undefined;
    throw error;
  }
}
