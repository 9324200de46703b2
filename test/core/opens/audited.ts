import { readFile } from "node:fs/promises";
import { MemoryBlockstore } from "blockstore-core";
import type { AuditContext } from "../../../core/audit/check.js";
import { openAudit } from "../../../core/audit/open-audit.js";
import { importContent, parseCid, readBlock } from "../../../core/content/index.js";
import type { Holder } from "../../../core/opens/index.js";
import { connection, ethers, type Coalition } from "../../fixture/coalition.js";
import { rpc } from "../replay/agreement.js";

/** An audit of everything so far, over this process's own chain, whose answers need no proof here. */
export async function audited(dao: Coalition, blob: Holder["blob"]): Promise<AuditContext> {
  const block = await ethers.provider.getBlock("latest");
  const { context, torn } = await openAudit({
    range: {
      chainId: (await ethers.provider.getNetwork()).chainId,
      fromBlock: 0,
      toBlock: block?.number ?? 0,
      blockHash: block?.hash ?? "",
    },
    directory: await dao.directory.getAddress(),
    chain: rpc,
    provider: new ethers.BrowserProvider(connection.provider),
    build: undefined,
    blob,
  });
  if (torn !== undefined) throw new Error(torn.item);
  return context;
}

/** The founding documents, as the content store of the founder has them. */
export async function foundingContent(dao: Coalition): Promise<Holder["blob"]> {
  const store = new MemoryBlockstore();
  for (const { renditions } of dao.coalition.documents)
    for (const { file } of renditions)
      await importContent(await readFile(new URL(`../../../${file}`, import.meta.url)), store);
  return async (cid) =>
    (await store.has(parseCid(cid))) ? readBlock(parseCid(cid), store) : undefined;
}
