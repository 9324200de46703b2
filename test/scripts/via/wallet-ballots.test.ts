import { expect } from "chai";
import { ContractFactory, JsonRpcProvider } from "ethers";
import { ContractWallet__factory } from "../../../typechain-types/index.js";
import { servedRelay, type ServedRelay } from "../../relay/http/served-relay.js";
import { idOf } from "../commands/coalition-at-work.js";
import { developmentAccount } from "./development-account.js";

/** Owner of the contract accounts; no member. */
const OWNER = 14;

describe("dao vote and ballot, --for a contract account", () => {
  let served: ServedRelay;
  let plain: string;
  let amended: string;
  /** Contract accounts with a vote. */
  const wallets: string[] = [];
  const viaRelay = () => ["--via", served.relay.url];

  before(async () => {
    served = await servedRelay();
    const { does, days } = served;
    const { membership, archive } = served.relay.services.chain.coalition;
    const provider = new JsonRpcProvider(served.url, 31337, {
      staticNetwork: true,
      cacheTimeout: -1,
    });
    const owner = developmentAccount(OWNER).connect(provider);
    const { abi, bytecode } = ContractWallet__factory;
    const { versionId } = await archive.currentCode();
    for (let count = 0; count < 3; count++) {
      const factory = new ContractFactory(abi, bytecode, owner);
      const deployed = await factory.deploy(owner.address);
      await deployed.waitForDeployment();
      const wallet = ContractWallet__factory.connect(await deployed.getAddress(), owner);
      const join = membership.interface.encodeFunctionData("join", [0, versionId]);
      await (await wallet.run(await membership.getAddress(), join)).wait();
      wallets.push(await wallet.getAddress());
    }
    provider.destroy();
    await days(14.1);
    await does(0, "enrol");
    const move = async (as: number, day: string) =>
      idOf(await does(as, "propose", "resolution", `We meet on ${day}.`, "--title", day));
    plain = await move(1, "Mondays");
    amended = await move(2, "Tuesdays");
    const rival = (
      await does(3, "amend", "Tuesdays", "resolution", "On Fridays.", "--title", "Fridays")
    ).text as string;
    for (const text of [plain, amended, rival])
      for (const voter of [8, 9, 10]) await does(voter, "second", text);
    await days(8);
  });
  after(() => served?.close());

  it("casts a vote directly, paid by the owner, and over the relay", async () => {
    const { governor } = served.relay.services.chain.coalition;
    const [first = "", second = ""] = wallets;
    const cast = await served.does(OWNER, "vote", plain, "for", "--for", first);
    expect(cast).to.include({ voter: first, choice: "for" });
    const { stdout, exitCode, stderr } = await served.shows(
      OWNER,
      ...["vote", plain, "against", "--for", second, ...viaRelay()],
    );
    expect(exitCode, stderr).to.equal(0);
    expect(stdout).to.include(`for the contract ${second}`);
    for (const wallet of [first, second])
      expect(await governor.hasVoted(plain, wallet)).to.equal(true);
  });

  it("casts a ranking directly and over the relay, with its reason", async () => {
    const { amendments } = served.relay.services.chain.coalition;
    const [first = "", second = "", third = ""] = wallets;
    expect(await served.does(OWNER, "vote", amended, "--rank", "2,1", "--for", first)).to.include({
      voter: first,
      ranking: "2,1",
    });
    const words = ["vote", amended, "--rank", "1,quo", "--reason", "Enough.", "--for", second];
    expect(await served.does(OWNER, ...words, ...viaRelay())).to.include({ voter: second });
    expect(
      await served.does(OWNER, "vote", "Fridays", "against", "--for", third, ...viaRelay()),
    ).to.include({ ranking: "quo=1" });
    for (const wallet of wallets) expect(await amendments.hasVoted(amended, wallet)).to.equal(true);
  });

  it("is refused in words for who is not its owner, for a reason, on paper, and twice", async () => {
    const [first = "", , third = ""] = wallets;
    const vote = ["vote", plain, "for", "--for", third] as const;
    await served.refused("GOVERNOR_INVALID_SIGNATURE", 4, ...vote);
    await served.refused("GOVERNOR_INVALID_SIGNATURE", 4, ...vote, ...viaRelay());
    await served.refused("BALLOT_WITH_REASON", OWNER, ...vote, "--reason", "Because.");
    await served.refused("INPUT_INVALID", OWNER, ...vote, "--sign-only");
    await served.refused("GOVERNOR_ALREADY_CAST_VOTE", OWNER, "vote", plain, "for", "--for", first);
  });

  it("ranks candidates over the relay and replaces that ballot directly", async () => {
    const [first = "", second = ""] = wallets;
    const { does, days, file } = served;
    await does(0, "office", "call", "archivist");
    await days(0.01);
    const statement = await file("statement.en.md", "# Elect me\n");
    for (const who of [0, 1]) {
      await does(who, "nominate", "archivist", "me");
      await does(who + 4, "second", "archivist", developmentAccount(who).address);
      const words = ["--statement", statement, "--conflicts", "none"];
      await does(who, "accept", "archivist", ...words);
    }
    await days(21.2);
    await does(0, "proceed");
    await days(7.1);
    await does(0, "proceed");
    const ballot = ["ballot", "archivist", "--rank", "1,2,ron", "--for", first];
    expect(await does(OWNER, ...ballot, ...viaRelay())).to.include({
      ...{ voter: first, replaced: false },
    });
    expect(await does(OWNER, ...ballot)).to.include({ voter: first, replaced: true });
    await served.refused(
      "OPEN_BALLOT_BOX_INVALID_SIGNATURE",
      4,
      ...ballot.slice(0, -1),
      second,
      ...viaRelay(),
    );
  });
});
