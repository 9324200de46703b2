import { wireErrorSchema } from "../../../core/wire/error.js";
import { webConfigSchema } from "../../../core/wire/web-config.js";
import type { Services } from "../../services.js";
import type { RelayApp } from "../app-type.js";

/** Where everybody has the development keys. */
const REHEARSAL = 31337;

/** `GET /coalition.json`: what the web app must know to be of this coalition, and where it can read and act. */
export function coalitionRoutes(
  app: RelayApp,
  { chain, config }: Pick<Services, "chain" | "config">,
): void {
  let name: Promise<string> | undefined;
  const nameOf = () =>
    (name ??= chain.coalition.membership.name().catch((error: unknown) => {
      // Who comes after a failure asks anew.
      name = undefined;
      throw error;
    }));
  app.get(
    "/coalition.json",
    {
      schema: {
        tags: ["relay"],
        summary: "Which coalition this relay is of, for the web app",
        response: { 200: webConfigSchema, "4xx": wireErrorSchema, "5xx": wireErrorSchema },
      },
    },
    async () => ({
      chainId: Number(chain.chainId),
      directory: chain.coalition.addresses.directory,
      fromBlock: chain.fromBlock,
      rpcUrls: [...config.http.publicRpcUrls],
      relays: ["./"],
      name: await nameOf(),
      ...(config.chain.currency && {
        currency: { ...config.chain.currency, decimals: 18 as const },
      }),
      ...(Number(chain.chainId) === REHEARSAL && { testWallet: true }),
    }),
  );
}
