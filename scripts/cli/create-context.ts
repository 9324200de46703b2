import { formatEther, type Signer } from "ethers";
import { connectCoalition, type CoalitionContracts } from "../../core/contracts/index.js";
import type { DaoError } from "../../core/errors.js";
import type { Access } from "./command.js";
import { readCoalitionSource, type CoalitionSource } from "./coalition-source.js";
import { askToConfirm } from "./confirm.js";
import type { Context } from "./context.js";
import { readDeployment, type Deployment } from "./deployment.js";
import { explainFailure } from "./explain-failure.js";
import { EXIT } from "./exit.js";
import { openNetwork, type NetworkSession } from "./network-session.js";
import { createOutput } from "./output.js";
import type { Delivery } from "./delivery.js";
import type { Settings } from "./settings.js";
import { withWhereabouts } from "./with-whereabouts.js";

/** A context that can be ended. */
export interface OwnedContext extends Context {
  /** What was connected to, for the result; undefined when nothing was. */
  readonly session: NetworkSession | undefined;
  /** Exit code of a bad answer; undefined unless the answer is bad. */
  readonly failed: number | undefined;
  /** What relays brought to the chain for this command. */
  readonly deliveries: readonly Delivery[];
  /** Any error of the command as a refusal in words; undefined if it is a bug. */
  explain(error: unknown): Promise<DaoError | undefined>;
  close(): Promise<void>;
}

/** Makes a thing when it is first asked for; what failed may be tried again. */
const once = <Value>(make: () => Promise<Value>): (() => Promise<Value>) => {
  let value: Promise<Value> | undefined;
  return () =>
    (value ??= make().catch((error: unknown) => {
      value = undefined;
      throw error;
    }));
};

export function createContext(settings: Settings, access: Access): OwnedContext {
  const output = createOutput(settings.json, withWhereabouts(settings));
  let session: NetworkSession | undefined;
  let failed: number | undefined;
  const deliveries: Delivery[] = [];

  const coalition = once<CoalitionSource>(() => readCoalitionSource(settings.coalition));
  const network = once<NetworkSession>(async () => {
    // Whoever goes through a relay needs a key and no ether.
    const needed = settings.via !== undefined && access === "signs" ? "holds-key" : access;
    session = await openNetwork(settings, needed);
    output.line(await introduction(session));
    if (settings.via !== undefined && needed === "holds-key")
      output.line(
        `Through the relay ${settings.via}, which pays. Without --via it goes directly, paid by this account.`,
      );
    return session;
  });
  const deployment = once<Deployment>(async () => {
    const { id } = await coalition();
    const { name, identity } = await network();
    return readDeployment(settings.deployments, { coalition: id, network: name, identity });
  });
  const contracts = once<CoalitionContracts>(async () => {
    const { addresses } = await deployment();
    const acts = access === "signs" || access === "holds-key";
    return connectCoalition(addresses.directory, acts ? await actor() : (await network()).provider);
  });
  const actor = once<Signer>(async () => {
    const { signer } = await network();
    const key = await signer();
    if (settings.via === undefined) return key;
    const { actVia } = await import("../via/act-via.js");
    return actVia(settings.via, key, { settings, output, network, deployment, deliveries });
  });

  const explain = async (error: unknown) => {
    const place = { name: settings.network, url: session?.url ?? settings.rpc };
    const trouble = explainFailure(error, place);
    if (trouble !== undefined) return trouble;
    const { explainRevert } = await import("../../core/refusals/index.js");
    return explainRevert(error);
  };

  return {
    settings,
    output,
    coalition,
    network,
    deployment,
    contracts,
    actor,
    explain,
    deliveries,
    preview(lines) {
      output.note("");
      for (const line of lines) output.note(line);
      output.note("");
    },
    confirm: (question = "Go on?") => askToConfirm(question, settings.yes),
    async send(label, transaction) {
      try {
        const response = await transaction();
        const receipt = await response.wait();
        if (receipt === null) throw new Error(`${response.hash} has no receipt`);
        output.line(`${label}: in block ${receipt.blockNumber}, transaction ${receipt.hash}`);
        return receipt;
      } catch (error) {
        throw (await explain(error)) ?? error;
      }
    },
    fail: (exitCode = EXIT.refused) => void (failed = exitCode),
    get session() {
      return session;
    },
    get failed() {
      return failed;
    },
    close: async () => session?.connection.close(),
  };
}

async function introduction({
  name,
  chainId,
  url,
  account,
  provider,
}: NetworkSession): Promise<string> {
  const who =
    account === undefined
      ? "no account, reading only"
      : `account ${account} with ${roughEther(await provider.getBalance(account))} ETH`;
  return `Network ${name} (chain ${chainId}) at ${url}, ${who}`;
}

/** Four decimals, cut and not rounded: nobody should believe to have more than there is. */
function roughEther(wei: bigint): string {
  return formatEther(wei - (wei % 10n ** 14n)).replace(/\.0$/, "");
}
