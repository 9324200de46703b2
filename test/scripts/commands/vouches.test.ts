import { expect } from "chai";
import { HDNodeWallet, JsonRpcProvider, parseEther } from "ethers";
import { DEVELOPMENT_ACCOUNTS } from "../../../core/coalition/index.js";
import { coalitionAtWork, type CoalitionAtWork } from "./coalition-at-work.js";

const NEWCOMER = 12;
const POOR = 19;
const account = (number: number) => DEVELOPMENT_ACCOUNTS[number] as string;

describe("dao: a coalition that asks for vouches", () => {
  let coalition: CoalitionAtWork;
  before(async () => {
    coalition = await coalitionAtWork("coalitions/example.json5");
  });
  after(() => coalition.close());

  it("vouch stands up for a waiting member, once, and takes it back", async () => {
    const { does, refused } = coalition;
    await refused("VOUCH_ADMISSION_NOT_WAITING", 1, "vouch", account(NEWCOMER));
    await does(NEWCOMER, "join", "business");
    expect(await does(1, "vouch", account(NEWCOMER))).to.include({ vouches: 1, needed: 2 });
    await refused("VOUCH_ADMISSION_ALREADY_VOUCHED", 1, "vouch", account(NEWCOMER));
    await refused("VOUCH_ADMISSION_NOT_VOTER", NEWCOMER, "vouch", account(NEWCOMER));
    await refused("VOUCH_ADMISSION_NO_VOUCH", 2, "vouch", account(NEWCOMER), "--take-back");
    expect(await does(1, "vouch", account(NEWCOMER), "--take-back")).to.include({ vouches: 0 });
  });

  it("enrol waits for vouches, and says how many are missing", async () => {
    const { does, refused, days } = coalition;
    await does(1, "vouch", account(NEWCOMER));
    await days(30.1);
    const line = await refused("NOT_ENROLLABLE", 0, "enrol", account(NEWCOMER));
    expect(line).to.include("Needs 2 vouches and has 1.");
    await does(2, "vouch", account(NEWCOMER));
    expect((await does(0, "enrol")).enrolled).to.deep.equal([account(NEWCOMER)]);
  });

  it("propose rule vouches, remove and admit make the calls they name", async () => {
    const { does, refused } = coalition;
    const summary = async (as: number, ...words: string[]) => {
      const { actions } = (await does(as, "propose", ...words)) as {
        actions?: { summary: string[] }[];
      };
      return actions?.[0]?.summary[0];
    };
    expect(await summary(1, "rule", "vouches", "3")).to.include("3 vouches");
    const removal = ["remove", account(6), "--reason", "Two seats, one person."];
    expect(await summary(2, ...removal))
      .to.include(account(6))
      .and.include("Two seats, one person.");
    await refused("POLICY_OTHER", 3, "propose", "admit", "open");
    expect(await summary(3, "uri", "https://example.org/new.json")).to.include("new.json");
    const listed = (await does(0, "status")) as { addresses: { archive: string } };
    expect(await summary(4, "list-contract", "library", listed.addresses.archive)).to.include(
      '"library"',
    );
    expect(await summary(5, "ordinary-call", "remove", "archive.addRendition")).to.include(
      "fundamental",
    );
    expect(await summary(5, "call", "timelock", "updateDelay", "432000")).to.include("5 days");
  });

  it("an account that cannot pay is told so, and nothing happens", async () => {
    const provider = new JsonRpcProvider(coalition.url, undefined, { cacheTimeout: -1 });
    const path = `m/44'/60'/0'/0/${POOR}`;
    const phrase = "test test test test test test test test test test test junk";
    const wallet = HDNodeWallet.fromPhrase(phrase, undefined, path).connect(provider);
    const leave = async (rest: bigint) => {
      const gasPrice = (await provider.getFeeData()).maxFeePerGas ?? 0n;
      const balance = await provider.getBalance(wallet.address);
      const value = balance - rest - gasPrice * 21_000n;
      const fees = { maxFeePerGas: gasPrice, maxPriorityFeePerGas: gasPrice, gasLimit: 21_000n };
      await (await wallet.sendTransaction({ to: account(0), value, ...fees })).wait();
    };
    await leave(parseEther("0.000001"));
    await coalition.refused("BALANCE_TOO_LOW", POOR, "join", "business");
    provider.destroy();
  });
});
