import { HardhatArtifactResolver } from "@nomicfoundation/hardhat-ignition/helpers";
import {
  deploy,
  DeploymentResultType,
  type DeploymentResult,
  type ExecutionEventListener,
} from "@nomicfoundation/ignition-core";
import type { CoalitionFile } from "../../core/coalition/index.js";
import { DaoError } from "../../core/errors.js";
import { openCoalition, vouchedCoalition } from "../../deploy/modules/coalition.js";
import type { DeploymentParameters } from "../../deploy/parameters.js";
import type { NetworkSession } from "../cli/network-session.js";
import { REHEARSAL_CHAIN_ID } from "./refuse-development-accounts.js";

/** How often a chain is asked whether it has a new block (ms): a rehearsal mines at once, a public chain in seconds. */
const POLLING = { rehearsal: 20, other: 1_000 } as const;

/** The founding module a coalition file asks for. */
export const foundingModule = ({ membership }: CoalitionFile) =>
  membership.admission.policy === "vouches" ? vouchedCoalition : openCoalition;

/** What Ignition works on. */
export interface IgnitionRun {
  id: string;
  /** Where it keeps its journal. */
  directory: string;
  coalition: CoalitionFile;
  parameters: DeploymentParameters;
  session: NetworkSession;
  deployer: string;
  /** Told after each step how many are done in this run. */
  onStep: (done: number) => void;
}

/**
 * Runs the founding module, or what is left of it after an interruption.
 *
 * @throws DaoError `DEPLOYMENT_DIFFERS`, `DEPLOYMENT_STUCK`, `DEPLOYMENT_STEP_FAILED`
 */
export async function runIgnition(run: IgnitionRun): Promise<void> {
  const { session, deployer, directory } = run;
  const { artifacts } = await import("hardhat");
  const module = foundingModule(run.coalition);
  const result = await deploy({
    config: {
      blockPollingInterval:
        session.chainId === REHEARSAL_CHAIN_ID ? POLLING.rehearsal : POLLING.other,
    },
    provider: session.connection.provider,
    deploymentDir: directory,
    executionEventListener: countSteps(run.onStep),
    artifactResolver: new HardhatArtifactResolver(artifacts),
    ignitionModule: module,
    deploymentParameters: { [module.id]: run.parameters },
    // The founder of the modules is account 0, whoever that is on the network.
    accounts: [deployer],
    defaultSender: deployer,
  });
  const refusal = refusalOf(result, run);
  if (refusal !== undefined) throw refusal;
}

/** How many steps the founding has. */
export const stepsOf = (coalition: CoalitionFile): number => foundingModule(coalition).futures.size;

function countSteps(onStep: (done: number) => void): ExecutionEventListener {
  let done = 0;
  const step = async () => onStep(++done);
  const ignore = async () => undefined;
  return {
    deploymentExecutionStateComplete: step,
    callExecutionStateComplete: step,
    batchInitialize: ignore,
    beginNextBatch: ignore,
    callExecutionStateInitialize: ignore,
    contractAtExecutionStateInitialize: ignore,
    deploymentComplete: ignore,
    deploymentExecutionStateInitialize: ignore,
    deploymentInitialize: ignore,
    deploymentStart: ignore,
    encodeFunctionCallExecutionStateInitialize: ignore,
    networkInteractionRequest: ignore,
    onchainInteractionBumpFees: ignore,
    onchainInteractionDropped: ignore,
    onchainInteractionReplacedByUser: ignore,
    onchainInteractionTimeout: ignore,
    readEventArgumentExecutionStateInitialize: ignore,
    reconciliationWarnings: ignore,
    runStart: ignore,
    sendDataExecutionStateComplete: ignore,
    sendDataExecutionStateInitialize: ignore,
    setModuleId: ignore,
    setStrategy: ignore,
    staticCallComplete: ignore,
    staticCallExecutionStateComplete: ignore,
    staticCallExecutionStateInitialize: ignore,
    transactionConfirm: ignore,
    transactionPrepareSend: ignore,
    transactionSend: ignore,
    wipeApply: ignore,
  };
}

/** "Coalition#found_documents" as a person would say it: "found_documents". */
const stepName = (futureId: string) => futureId.replace(/^[^#]*#/, "");

function refusalOf(result: DeploymentResult, { id, deployer }: IgnitionRun): DaoError | undefined {
  switch (result.type) {
    case DeploymentResultType.SUCCESSFUL_DEPLOYMENT:
      return undefined;
    case DeploymentResultType.RECONCILIATION_ERROR: {
      const steps = Object.keys(result.errors).map(stepName).join(", ");
      return new DaoError(
        "DEPLOYMENT_DIFFERS",
        `The coalition file, its documents or the contracts changed since the deployment ${id} was begun; what differs: ${steps}.`,
        {
          hint: "Put back what changed, or deploy another coalition under another file name.",
          cause: result,
        },
      );
    }
    case DeploymentResultType.VALIDATION_ERROR:
      // The parameters come from a validated file, so the founding module itself must be wrong.
      throw new Error(
        `the founding module does not fit its parameters: ${JSON.stringify(result.errors)}`,
      );
    case DeploymentResultType.PREVIOUS_RUN_ERROR: {
      const [futureId = ""] = Object.keys(result.errors);
      return new DaoError(
        "DEPLOYMENT_STUCK",
        `The deployment ${id} failed earlier at ${stepName(futureId)}.`,
        {
          hint: `When its cause is gone, run npx hardhat ignition wipe ${id} ${futureId} and deploy again.`,
          cause: result,
        },
      );
    }
    case DeploymentResultType.EXECUTION_ERROR: {
      const { failed, timedOut } = result;
      const step = stepName(failed[0]?.futureId ?? timedOut[0]?.futureId ?? "");
      const why = failed[0]?.error ?? "its transaction was not mined in time";
      return new DaoError(
        "DEPLOYMENT_STEP_FAILED",
        `The step ${step} of ${id} failed: ${why.split("\n")[0]}.`,
        {
          hint: `Check what ${deployer} can pay, then deploy again: it goes on where it stopped.`,
          cause: result,
        },
      );
    }
  }
}
