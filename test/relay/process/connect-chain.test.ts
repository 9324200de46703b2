import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { ethers, loadFixture } from "../../fixture/coalition.js";
import { connectChain, type ConnectedChain } from "../../../relay/process/connect-chain.js";
import { parseConfig } from "../../../relay/process/load-config.js";
import { refusalOf } from "../../core/refusal.js";
import { founded, type Founded } from "../index/following-chain.js";
import { openDoor } from "../index/rpc-door.js";

const NAMES: Readonly<Record<string, string>> = {
  timelock: "CoalitionTimelock",
  ballotBox: "OpenBallotBox",
  governor: "CoalitionGovernor",
  policy: "OpenAdmission",
};
const titled = (name: string) => NAMES[name] ?? `${name[0]?.toUpperCase()}${name.slice(1)}`;

describe("the chain a relay is told of", () => {
  let home: string;
  let door: Awaited<ReturnType<typeof openDoor>>;
  let found: Founded;
  /** First block that knows the directory. */
  let began: number;

  before(async () => {
    found = await loadFixture(founded);
    const { directory } = found.contracts.addresses;
    began = 0;
    while ((await ethers.provider.getCode(directory, began)) === "0x") began += 1;
    door = await openDoor();
    home = await mkdtemp(join(tmpdir(), "three-opens-chain-"));
  });
  after(async () => {
    await door.close();
    await rm(home, { recursive: true });
  });

  const connect = async (chain: Record<string, unknown>): Promise<ConnectedChain> => {
    const { directory } = found.contracts.addresses;
    const connected = await connectChain(
      parseConfig({ chain: { rpcUrl: door.url, directory, ...chain } }),
    );
    connected.provider.destroy();
    return connected;
  };

  const record = async (founding?: unknown, changes = {}) => {
    const addresses: Record<string, string> = { ...found.contracts.addresses, ...changes };
    const path = join(home, "deployed_addresses.json");
    const named = Object.entries(addresses).map(([key, at]) => [`Coalition#${titled(key)}`, at]);
    await writeFile(path, JSON.stringify(Object.fromEntries(named)));
    await rm(join(home, "founding.json"), { force: true });
    if (founding !== undefined)
      await writeFile(
        join(home, "founding.json"),
        typeof founding === "string" ? founding : JSON.stringify(founding),
      );
    return path;
  };

  it("is the one of the record, by chain, first block and every address", async () => {
    const { identity, chainId } = await connect({});
    expect(identity).to.match(/^0x[0-9a-f]{64}$/);
    const founding = { identity, chainId: Number(chainId), fromBlock: began - 1, deployer: "0x" };
    for (const fromBlock of [0, began - 1])
      await connect({ deployment: await record(founding), fromBlock });
    await connect({ deployment: await record() });
  });

  it("is refused when the record is of another coalition, chain or beginning", async () => {
    const { identity } = await connect({});
    const founding = { identity, chainId: 31_337, fromBlock: 1, deployer: "0x" };
    const refused = async (says: RegExp, deployment: string, fromBlock = 0) => {
      const { message, hint } = await refusalOf(
        () => connect({ deployment, fromBlock }),
        "DEPLOYMENT_DIFFERS",
      );
      expect(message).to.match(says);
      expect(hint).to.be.a("string");
    };
    const [stranger = { address: "" }] = await ethers.getSigners();
    await refused(/has lists at 0x/, await record(founding, { lists: stranger.address }));
    await refused(/is of chain 1, /, await record({ ...founding, chainId: 1 }));
    await refused(
      /another chain of the same id/,
      await record({ ...founding, identity: `0x${"12".repeat(32)}` }),
    );
    await refused(
      /began behind block 0, the relay is told to read from 1 on/,
      await record({ ...founding, fromBlock: 0 }),
      1,
    );
  });

  it("is refused when the record cannot be read", async () => {
    for (const deployment of [
      await record("{"),
      await record({ chainId: "one" }),
      join(home, "no"),
    ])
      await refusalOf(() => connect({ deployment }), "DEPLOYMENT_MALFORMED");
  });

  it("is not read from behind the coalition's beginning", async () => {
    await connect({ fromBlock: began });
    await refusalOf(() => connect({ fromBlock: began + 1 }), "CHAIN_READ_TOO_LATE");
  });

  it("is refused when the node's has another id", async () => {
    await refusalOf(() => connect({ chainId: 11_155_111 }), "CHAIN_WRONG");
  });
});
