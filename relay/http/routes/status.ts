import {
  relayStatusSchema,
  STATUS_TYPES,
  statusDomain,
  statusMessage,
  statusQuerySchema,
  type RelayStatus,
} from "../../../core/wire/status.js";
import { wireErrorSchema } from "../../../core/wire/error.js";
import { healthOf, partsOf, type Services } from "../../services.js";
import { VERSION } from "../../version.js";
import type { RelayApp } from "../app-type.js";
import { HttpRefusal } from "../refusal.js";

/** `GET /v1/status`: where the relay stands, and on request the proof that it holds the key it names. */
export function statusRoutes(app: RelayApp, services: Services): void {
  const startedAt = Math.floor(Date.now() / 1000);
  app.get(
    "/v1/status",
    {
      schema: {
        tags: ["relay"],
        summary: "Where the relay stands; with a challenge it shows that it holds its key",
        querystring: statusQuerySchema,
        response: { 200: relayStatusSchema, "4xx": wireErrorSchema, 503: wireErrorSchema },
      },
    },
    async ({ query: { challenge } }) => {
      const status = { ...(await describe(services)), startedAt };
      return { ...status, answer: await answer(services, status, challenge) };
    },
  );
}

type Described = Omit<RelayStatus, "startedAt" | "answer">;

async function describe(services: Services): Promise<Described> {
  const { chain, wallet, index } = services;
  const head = await chain.provider.getBlock("latest").catch(() => null);
  if (head?.hash == null)
    throw new HttpRefusal(503, "chain-unreachable", "The relay's node does not answer.");
  const at = index?.at();
  const parts: RelayStatus["parts"] = {};
  for (const [name, part] of partsOf(services)) parts[name] = await healthOf(part);
  return {
    version: VERSION,
    chainId: Number(chain.chainId),
    directory: chain.coalition.addresses.directory,
    relay: wallet?.address ?? null,
    head: { number: head.number, hash: head.hash },
    index: at === undefined ? null : { number: at.number, hash: at.hash },
    parts,
  };
}

async function answer(
  { wallet }: Services,
  status: Described,
  challenge: string | undefined,
): Promise<string | null> {
  if (challenge === undefined || wallet === undefined) return null;
  return wallet.signTypedData(
    statusDomain(status.chainId, status.directory),
    STATUS_TYPES,
    statusMessage(challenge, status),
  );
}
