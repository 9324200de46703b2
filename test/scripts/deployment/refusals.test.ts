import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { Wallet } from "ethers";
import { account } from "../chain/fixture.js";
import { endOf, runDao, spawnScript } from "../cli/dao-process.js";
import { expectRefusals } from "../cli/expect-refusals.js";
import { withChain } from "../cli/other-chain.js";
import { servedChain, servedCoalition, type ServedCoalition } from "../cli/served-coalition.js";

describe("dao deploy and verify, given what cannot stand", () => {
  let empty: ServedCoalition;
  let served: ServedCoalition;
  before(async () => {
    empty = await servedChain();
    served = await servedCoalition();
  });
  after(async () => {
    await empty.close();
    await served.close();
  });

  it("refuses what is not deployed, not confirmed or not legal", async () => {
    const lawless = join(empty.directory, "lawless.json5");
    const text = await readFile("coalitions/dc-bas.json5", "utf8");
    await writeFile(lawless, text.replace('voting: "7 days"', 'voting: "2 days"'));
    const far = join(empty.directory, "far.json5");
    await writeFile(far, text.replace('firstTerm: "2027-01-01"', 'firstTerm: "2099-12-31"'));
    await expectRefusals(
      [
        {
          words: ["status"],
          code: "NOT_DEPLOYED",
          says: /dc-bas is not deployed to local/,
          hint: /npm start/,
        },
        { words: ["verify", "--json"], code: "NOT_DEPLOYED", says: /dc-bas/, hint: /deploy/ },
        { words: ["deploy"], code: "CONFIRMATION_NEEDED", says: /no terminal/, hint: /--yes/ },
        {
          words: ["deploy", "--yes", "--coalition", "coalitions/none.json5"],
          code: "COALITION_FILE_MISSING",
          says: /none\.json5/,
          hint: /--coalition/,
        },
        {
          words: ["deploy", "--yes", "--coalition", lawless],
          code: "COALITION_FILE_INVALID",
          says: /motions\.ordinary\.voting: 2 days is out of bounds/,
          hint: /docs\/coalitions\.md/,
        },
        {
          words: ["deploy", "--yes", "--coalition", far],
          code: "COALITION_FILE_INVALID",
          says: /offices\[0\]\.firstTerm: 2099-12-31 is more than 1825 days after today/,
          hint: /docs\/coalitions\.md/,
        },
      ],
      empty.dao,
    );
    expect(empty.chain.head.number).to.equal(0);
  });

  it("refuses to go on with a coalition file that changed, and names what differs in verify", async () => {
    const changed = join(served.directory, "dc-bas.json5");
    const text = await readFile("coalitions/dc-bas.json5", "utf8");
    await writeFile(
      changed,
      text
        .replace("quorumShare: 20", "quorumShare: 25")
        .replace("joinsPerDay: 200", "joinsPerDay: 100"),
    );
    const before = served.chain.head.number;
    await expectRefusals(
      [
        {
          words: ["deploy", "--yes", "--coalition", changed],
          code: "DEPLOYMENT_DIFFERS",
          says: /differs: Membership, Rulebook/,
          hint: /Put back/,
        },
      ],
      served.dao,
    );
    expect(served.chain.head.number).to.equal(before);
    const { exitCode, stdout, stderr } = await served.dao(
      "verify",
      "--json",
      "--coalition",
      changed,
    );
    expect(exitCode).to.equal(1);
    expect(stderr).to.equal("");
    expect(JSON.parse(stdout)).to.deep.include({
      ok: false,
      changedSinceFounding: [],
      differences: [
        {
          part: "rules",
          what: "motions.fundamental.quorumShare",
          expected: "25 %",
          actual: "20 %",
        },
        { part: "membership", what: "membership.joinsPerDay", expected: "100", actual: "200" },
      ],
    });
  });

  it("refuses a record of another chain, and one that lost its founding", async () => {
    const deployments = join(empty.directory, "elsewhere");
    const [from, to] = [served.deployments, deployments].map((root) => join(root, "dc-bas-local"));
    await mkdir(to as string, { recursive: true });
    await copyFile(join(from as string, "founding.json"), join(to as string, "founding.json"));
    const torn = join(empty.directory, "torn");
    await mkdir(join(torn, "dc-bas-local"), { recursive: true });
    await copyFile(
      join(from as string, "journal.jsonl"),
      join(torn, "dc-bas-local", "journal.jsonl"),
    );
    await expectRefusals(
      [
        {
          words: ["status", "--rpc", empty.url, "--deployments", deployments],
          code: "DEPLOYMENT_OF_ANOTHER_CHAIN",
          says: /dc-bas-local was made on another chain/,
          hint: /deploy/i,
        },
        {
          words: ["deploy", "--yes", "--rpc", empty.url, "--deployments", torn],
          code: "DEPLOYMENT_MALFORMED",
          says: /founding\.json is missing/,
          hint: /Restore/,
        },
      ],
      runDao,
    );
  });

  it("refuses keys everybody has on a network that is no rehearsal", async () => {
    const own = join(empty.directory, "own.json5");
    const text = await readFile("coalitions/dc-bas.json5", "utf8");
    await writeFile(
      own,
      text.replace(/address: "0x\w+"/g, () => `address: "${Wallet.createRandom().address}"`),
    );
    await withChain(11155111, async (url) => {
      const environment = {
        THREE_OPENS_RPC_URL: url,
        THREE_OPENS_DEPLOYER_KEY: account(0).privateKey,
      };
      const run = (...words: string[]) =>
        endOf(
          spawnScript(
            "deploy.ts",
            [...words, "--deployments", empty.deployments, "--content", empty.content],
            environment,
          ),
        );
      await expectRefusals(
        [
          {
            words: ["--yes", "--network", "sepolia"],
            code: "DEVELOPMENT_FOUNDER",
            says: /founders\[0\] is the development account/,
            hint: /docs\/deploying\.md/,
          },
          {
            words: ["--yes", "--network", "sepolia", "--coalition", own],
            code: "DEVELOPMENT_DEPLOYER",
            says: /The deployer .* is a development account/,
            hint: /keystore/,
          },
        ],
        run,
      );
    });
  });
});
