import { readDocuments } from "../../core/archive/index.js";
import { parseCid } from "../../core/content/index.js";
import type { Context } from "../cli/context.js";
import { createContext } from "../cli/create-context.js";
import { openContentStore } from "../content/index.js";
import { handOver } from "../../core/via/index.js";
import { relayAt } from "../via/relay-client.js";

/** Gives the relay the founding documents, which are on this machine alone so far. */
async function giveDocuments(context: Context, url: string): Promise<void> {
  const { archive } = await context.contracts();
  const { fromBlock } = await context.deployment();
  const documents = await readDocuments({ archive }, { fromBlock });
  const renditions = documents
    .flatMap(({ versions }) => versions)
    .flatMap((version) => (version.withdrawn === undefined ? version.renditions : []));
  const store = await openContentStore(context.settings.content);
  const cids = renditions.map(({ cidText }) => parseCid(cidText));
  await handOver(relayAt(url), store, cids);
}

/**
 * Gives the relay the documents, and has the first founder name it, so that it may anchor posts: on a rehearsal chain,
 * whose keys everybody has, nobody need be asked.
 *
 * @param account - the relay's.
 */
export async function introduceRelay(
  rpc: string,
  { coalition, deployments, content }: { coalition: string; deployments: string; content: string },
  account: string,
  url: string,
): Promise<void> {
  const kept = { coalition, deployments, content };
  const context = createContext(
    { network: "local", rpc, ...kept, as: "0", via: undefined, json: true, yes: true },
    "signs",
  );
  try {
    await giveDocuments(context, url);
    const { lists, membership } = await context.contracts();
    const { account: founder = "" } = await context.network();
    // Named once is enough: where it is reached does not decide what it may do.
    if ((await lists.relayOf(founder)) === account || !(await membership.isMember(founder))) return;
    await (await lists.setRelay(account, url)).wait();
  } catch (error) {
    throw (await context.explain(error)) ?? error;
  } finally {
    await context.close();
  }
}
