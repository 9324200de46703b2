import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { endOf, spawnScript } from "../cli/dao-process.js";
import { servedChain, type ServedCoalition } from "../cli/served-coalition.js";
import { openKillingDoor, type KillingDoor } from "./killing-door.js";

/** Transactions of a founding: seventeen contracts, fourteen entries, the documents, a role given, one given up, the seal. */
const TRANSACTIONS = 35;

type Moment = [transactions: number, moment: "onSending" | "onSent"];

/** When it is killed: the chain has so many of its transactions, and the last or the next one was under way. */
const ALL: Moment[] = Array.from({ length: TRANSACTIONS }, (_, index) => index).flatMap(
  (index): Moment[] => [
    [index, "onSending"],
    [index + 1, "onSent"],
  ],
);
/** Contracts, an entry, a role and the seal are among them; `npm run test:deep` takes all. */
const SOME: Moment[] = [
  [0, "onSending"],
  [1, "onSent"],
  [5, "onSent"],
  [9, "onSending"],
  [16, "onSent"],
  [33, "onSent"],
  [35, "onSent"],
];
const MOMENTS = process.env.KILL_EVERY_STEP === undefined ? SOME : ALL;

describe("a deployment that is killed", () => {
  let served: ServedCoalition;
  let door: KillingDoor;
  before(async () => {
    served = await servedChain();
    door = await openKillingDoor(served.url);
  });
  after(async () => {
    await door.close();
    await served.close();
  });

  const spawnDeploy = () =>
    spawnScript("dao.ts", [
      ...["deploy", "--yes", "--json", "--rpc", door.url],
      ...["--deployments", served.deployments, "--content", served.content],
    ]);

  const recorded = async (): Promise<Record<string, string>> => {
    const path = join(served.deployments, "dc-bas-local", "deployed_addresses.json");
    const text = await readFile(path, "utf8").catch(() => "{}");
    return JSON.parse(text) as Record<string, string>;
  };

  it("goes on, though it never heard whether the chain took its transaction", async function () {
    this.timeout(MOMENTS.length * 60_000);
    let known: Record<string, string> = {};
    for (const [transactions, moment] of MOMENTS) {
      const child = spawnDeploy();
      door[moment] = () => door.sent >= transactions && child.kill("SIGKILL");
      const { exitCode, stderr } = await endOf(child);
      expect(exitCode, stderr).to.equal(null); // Killed, and not ended.
      door[moment] = () => false;
      const now = await recorded();
      expect(now).to.include(known); // Nothing is ever deployed a second time elsewhere.
      known = now;
    }
    const { exitCode, stdout, stderr } = await endOf(spawnDeploy());
    expect(exitCode, stderr).to.equal(0);
    expect(await recorded()).to.include(known);
    expect(JSON.parse(stdout)).to.deep.include({
      ok: true,
      differences: [],
      changedSinceFounding: [],
    });
    expect(door.sent).to.equal(TRANSACTIONS); // Each once.
  });

  it("finds, once it is done, that nothing is left to do", async () => {
    const { exitCode, stderr } = await endOf(spawnDeploy());
    expect(exitCode, stderr).to.equal(0);
    expect(door.sent).to.equal(TRANSACTIONS);
  });
});
