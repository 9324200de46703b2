import { network } from "hardhat";

/** Lends a fresh chain with another id, behind a door of its own. */
export async function withChain(
  chainId: number,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const server = await network.createServer(
    { network: "default", override: { chainId } },
    "127.0.0.1",
  );
  const { address, port } = await server.listen();
  try {
    await use(`http://${address}:${port}`);
  } finally {
    await server.close();
  }
}
