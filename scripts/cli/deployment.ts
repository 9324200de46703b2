import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { parseDeployment, type CoalitionAddresses } from "../../core/contracts/index.js";
import { DaoError } from "../../core/errors.js";
import { hasCode } from "../chain/read-if-present.js";

/** Beside Ignition's own files: on which chain this is, and since when. */
const foundingSchema = z.object({
  /** Which chain; see NetworkSession. */
  identity: z.string().regex(/^0x[0-9a-f]{64}$/),
  chainId: z.number().int(),
  /** Last block before the deployment: logs are read from here on. */
  fromBlock: z.number().int().nonnegative(),
  deployer: z.string(),
});

/** Where and when a deployment was begun. */
export type Founding = z.infer<typeof foundingSchema>;

/** A finished deployment. */
export interface Deployment {
  /** `<coalition>-<network>` */
  id: string;
  directory: string;
  addresses: CoalitionAddresses;
  fromBlock: number;
}

export const deploymentId = (coalition: string, network: string) => `${coalition}-${network}`;
export const foundingPath = (directory: string) => join(directory, "founding.json");

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    if (hasCode(error, "ENOTDIR"))
      throw new DaoError(
        "DEPLOYMENTS_UNUSABLE",
        `There is no directory ${dirname(dirname(path))}.`,
        {
          hint: "Name a directory with --deployments, or none for deploy/deployments; a file stands in its way.",
          cause: error,
        },
      );
    if (!(error instanceof SyntaxError)) throw error;
    throw new DaoError("DEPLOYMENT_MALFORMED", `${path} is not JSON.`, {
      hint: "Restore it, from version control if it is there.",
      cause: error,
    });
  }
}

/** Undefined when nothing was begun in this directory. @throws DaoError `DEPLOYMENT_MALFORMED` */
export async function readFounding(directory: string): Promise<Founding | undefined> {
  const path = foundingPath(directory);
  const json = await readJson(path);
  if (json === undefined) return undefined;
  const parsed = foundingSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new DaoError(
    "DEPLOYMENT_MALFORMED",
    `${path} does not say where the deployment was begun.`,
    {
      hint: "Restore it, from version control if it is there.",
    },
  );
}

/**
 * Finds the deployment of a coalition on a network.
 *
 * @param root - such as `deploy/deployments`.
 * @throws DaoError `NOT_DEPLOYED`, `DEPLOYMENT_UNFINISHED`, `DEPLOYMENT_OF_ANOTHER_CHAIN`, `DEPLOYMENT_MALFORMED`
 */
export async function readDeployment(
  root: string,
  { coalition, network, identity }: { coalition: string; network: string; identity: string },
): Promise<Deployment> {
  const id = deploymentId(coalition, network);
  const directory = join(root, id);
  const founding = await readFounding(directory);
  const deploy = `Deploy it with npm run dao -- deploy, or for a local rehearsal with npm start.`;
  if (founding === undefined) {
    throw new DaoError("NOT_DEPLOYED", `${coalition} is not deployed to ${network}.`, {
      hint: `${deploy} Is another one meant? Name its file with --coalition.`,
    });
  }
  if (founding.identity !== identity) throw ofAnotherChain(id, network, deploy);
  const json = await readJson(join(directory, "deployed_addresses.json"));
  try {
    return { id, directory, addresses: parseDeployment(json ?? {}), fromBlock: founding.fromBlock };
  } catch (cause) {
    throw new DaoError("DEPLOYMENT_UNFINISHED", `The deployment ${id} stopped before its end.`, {
      hint: `Run npm run dao -- deploy again: it goes on where it stopped.`,
      cause,
    });
  }
}

export function ofAnotherChain(id: string, network: string, hint: string): DaoError {
  return new DaoError(
    "DEPLOYMENT_OF_ANOTHER_CHAIN",
    `The deployment ${id} was made on another chain than the one ${network} is now.`,
    { hint },
  );
}
