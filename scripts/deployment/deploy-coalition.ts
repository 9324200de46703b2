import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DaoError } from "../../core/errors.js";
import { deploymentParameters } from "../../deploy/parameters.js";
import { writeDurably } from "../chain/durable-file.js";
import { readIfPresent } from "../chain/read-if-present.js";
import type { Context } from "../cli/context.js";
import {
  deploymentId,
  foundingPath,
  ofAnotherChain,
  readFounding,
  type Founding,
} from "../cli/deployment.js";
import type { NetworkSession } from "../cli/network-session.js";
import { openContentStore } from "../content/index.js";
import { ensureBuilt, profileFor } from "./ensure-built.js";
import { readFoundingDocuments, toRecord } from "./founding-documents.js";
import { describePlan } from "./plan.js";
import { refuseDevelopmentAccounts, REHEARSAL_CHAIN_ID } from "./refuse-development-accounts.js";
import { refuseFarTerms } from "./refuse-far-terms.js";
import { repairJournal } from "./repair-journal.js";
import { runIgnition, stepsOf } from "./run-ignition.js";

/**
 * Founds the coalition of `--coalition` on the network, or goes on where an earlier run stopped, or finds that
 * everything is done. Killed at any moment, it can be run again: the coalition is closed until its last step.
 *
 * @throws DaoError for everything that can be expected; the chain and the record are then as they were, or resumable.
 */
export async function deployCoalition(context: Context): Promise<void> {
  const { id: coalitionId, path, file } = await context.coalition();
  const session = await context.network();
  const deployer = await (await session.signer()).getAddress();
  refuseDevelopmentAccounts(file, { deployer, chainId: session.chainId, network: session.name });
  const latest = await session.provider.getBlock("latest");
  if (latest === null) throw new Error("the chain has no block yet");
  refuseFarTerms(file, path, latest.timestamp);

  const id = deploymentId(coalitionId, session.name);
  const directory = join(context.settings.deployments, id);
  const founding = await readFounding(directory);
  const begun = await begunHere(founding, { id, directory, session, deployer });
  const store = await openContentStore(context.settings.content);
  const documents = await readFoundingDocuments(file, store);

  context.preview(describePlan({ id, path, file, documents, session, deployer, begun }));
  await context.confirm();
  await ensureBuilt(profileFor(session.chainId), (text) => process.stderr.write(`${text}\n`));
  if (begun === "resume")
    await repairJournal(directory, {
      session,
      deployer,
      fromBlock: founding?.fromBlock ?? 0,
    });
  else await begin(directory, session, deployer);

  const bar = context.output.progress("Founding", stepsOf(file));
  try {
    await runIgnition({
      id,
      directory,
      coalition: file,
      parameters: deploymentParameters(
        file,
        documents.map((renditions) => renditions.map(toRecord)),
      ),
      session,
      deployer,
      onStep: (done) => bar.update(done),
    });
  } finally {
    bar.stop();
  }
}

/** Whether a deployment starts, goes on, or takes the place of one on a local chain that is gone. */
export type Beginning = "fresh" | "resume" | "replace";

async function begunHere(
  founding: Founding | undefined,
  {
    id,
    directory,
    session,
    deployer,
  }: { id: string; directory: string; session: NetworkSession; deployer: string },
): Promise<Beginning> {
  if (founding === undefined) {
    if ((await readIfPresent(join(directory, "journal.jsonl"))) === undefined) return "fresh";
    throw new DaoError(
      "DEPLOYMENT_MALFORMED",
      `${foundingPath(directory)} is missing, though the deployment ${id} was begun.`,
      {
        hint: "Restore it, from version control if it is there.",
      },
    );
  }
  if (founding.identity !== session.identity || founding.chainId !== session.chainId) {
    if (session.chainId === REHEARSAL_CHAIN_ID && founding.chainId === REHEARSAL_CHAIN_ID)
      return "replace";
    throw ofAnotherChain(
      id,
      session.name,
      "Choose the network it was made on, or another deployments directory.",
    );
  }
  if (founding.deployer === deployer) return "resume";
  throw new DaoError(
    "DEPLOYER_CHANGED",
    `The deployment ${id} was begun by ${founding.deployer}, not by ${deployer}.`,
    {
      hint: `Go on with --as ${founding.deployer}.`,
    },
  );
}

/** The record of where and when comes first, so that whatever Ignition writes later has a place it belongs to. */
async function begin(directory: string, session: NetworkSession, deployer: string): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const founding: Founding = {
    identity: session.identity,
    chainId: session.chainId,
    fromBlock: await session.provider.getBlockNumber(),
    deployer,
  };
  await mkdir(dirname(foundingPath(directory)), { recursive: true });
  await writeDurably(foundingPath(directory), `${JSON.stringify(founding, undefined, 2)}\n`);
}
