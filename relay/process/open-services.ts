import { Registry } from "prom-client";
import type { RelayConfig } from "../config.js";
import type { Logger } from "../log.js";
import type { RelayBase, RelayPart, Services } from "../services.js";
import { openContent } from "../content/open.js";
import { openIndex } from "../index/open.js";
import { openMail } from "../mail/open.js";
import { openWrite } from "../write/service.js";
import { connectChain } from "./connect-chain.js";
import { takeDataDirectory } from "./data-directory.js";
import { loadKey } from "./load-key.js";
import type { Opened } from "./opened.js";

/**
 * Opens everything a relay consists of but its door, each part with those it stands on.
 * What was opened is in `opened` at every moment, so that a failure half-way leaves nothing behind.
 */
export async function openServices(
  config: RelayConfig,
  log: Logger,
  opened: Opened,
): Promise<Services> {
  const data = await takeDataDirectory(config.data);
  opened.add(() => data.release());
  const chain = await connectChain(config);
  opened.add(() => chain.provider.destroy());
  const { chainId, identity, coalition, fromBlock } = chain;
  const { deployment } = config.chain;
  log.info(
    { chainId: Number(chainId), identity, directory: coalition.addresses.directory, fromBlock },
    deployment === undefined
      ? "the coalition is on this chain; no record of its deployment was named to compare with"
      : `the coalition is on this chain as the record ${deployment} has it`,
  );
  data.claim({ chainId, chainIdentity: identity, directory: coalition.addresses.directory });
  const wallet = config.write.enabled
    ? (await loadKey(config.key, chainId)).connect(chain.provider)
    : undefined;

  const base: RelayBase = { config, log, metrics: new Registry(), chain, wallet };
  const services: Services = { ...base };
  const keep = <Part extends RelayPart>(part: Part): Part => {
    opened.add(() => part.close());
    return part;
  };
  const content = (services.content = keep(await openContent(base)));
  const index = config.index.enabled
    ? (services.index = keep(await openIndex(base, { content })))
    : undefined;
  if (config.write.enabled)
    services.write = keep(await openWrite(base, { content, records: index?.queries }));
  if (index !== undefined)
    services.mail = keep(
      await openMail(base, { index: index.queries, shelf: index.shelf, content }),
    );
  return services;
}
