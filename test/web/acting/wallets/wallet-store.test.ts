import { expect } from "chai";
import { Wallet } from "ethers";
import { isDaoError } from "../../../../core/errors.js";
import type { FoundWallet } from "../../../../web/acting/wallets/discover.js";
import { switchChain } from "../../../../web/acting/wallets/switch-chain.js";
import { tabMemory } from "../../../../web/acting/wallets/wallet-memory.js";
import { accountsIn, chainHex, chainIn } from "../../../../web/acting/wallets/wallet-provider.js";
import { WalletStore } from "../../../../web/acting/wallets/wallet-store.js";
import { ScriptedWallet } from "../../../e2e/wallet.js";

const CHAIN = { chainId: 31337, name: "Rehearsal", rpcUrls: ["http://127.0.0.1:1", "./rpc"] };
const PAGE = "http://page.example/coalition/";
const [one, two] = [Wallet.createRandom(), Wallet.createRandom()];

/** A wallet as the page finds it. */
function found(wallet: ScriptedWallet, id: string): FoundWallet {
  const hearing: [string, (value: unknown) => void][] = [];
  wallet.listen((event, value) => {
    for (const [wanted, listener] of hearing) if (wanted === event) listener(value);
  });
  return {
    ...{ id, name: wallet.name, rdns: wallet.rdns, icon: undefined, isTest: false },
    provider: {
      request: (asked) => wallet.request(asked),
      on: (event, listener) => hearing.push([event, listener]),
      removeListener: (event, listener) => {
        const at = hearing.findIndex(([name, other]) => name === event && other === listener);
        if (at >= 0) hearing.splice(at, 1);
      },
    },
  };
}

function storage(): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

describe("the wallets of a page", () => {
  const made: ScriptedWallet[] = [];
  afterEach(() => made.splice(0).forEach((wallet) => wallet.close()));
  const scripted = (keys = [one], chainId = CHAIN.chainId, rdns = "org.example.a") => {
    const wallet = new ScriptedWallet({ keys, rpc: "http://127.0.0.1:1", chainId, rdns });
    made.push(wallet);
    return wallet;
  };

  it("are used one at a time, and followed when the person changes something there", async () => {
    const [first, second] = [scripted(), scripted([two], 1, "org.example.b")];
    const store = new WalletStore(tabMemory(storage()));
    store.add(found(first, "a"));
    store.add(found(second, "b"));
    store.add(found(second, "b"));
    expect(store.now().wallets).to.have.length(2);
    await store.connect("a");
    expect(store.now()).to.include({ account: one.address, chainId: 31337 });
    await first.useChain(5);
    expect(store.now().chainId).to.equal(5);
    await first.useAccounts([two, one]);
    expect(store.now().account).to.equal(two.address);
    await store.connect("b");
    expect(store.now()).to.include({ account: two.address, chainId: 1 });
    await first.useChain(7);
    expect(store.now().chainId, "the other is not followed any more").to.equal(1);
    await second.lock();
    expect(store.now().account).to.equal(undefined);
  });

  it("say why they do not let the page in, and nothing changes", async () => {
    const wallet = scripted();
    const store = new WalletStore(tabMemory(storage()));
    store.add(found(wallet, "a"));
    wallet.behaviour.refuses = true;
    const refused: unknown = await store.connect("a").catch((error: unknown) => error);
    expect(refused).to.include({ code: 4001 });
    expect(store.now()).to.include({ account: undefined, busy: undefined });
    wallet.behaviour.refuses = false;
    await wallet.useAccounts([]);
    const empty: unknown = await store.connect("a").catch((error: unknown) => error);
    expect(isDaoError(empty) && empty.code).to.equal("WALLET_EMPTY");
  });

  it("are taken up again after a reload, without a prompt, and forgotten on request", async () => {
    const kept = storage();
    const wallet = scripted([one, two]);
    const before = new WalletStore(tabMemory(kept));
    before.add(found(wallet, "a"));
    await before.connect("a", two.address);
    expect(before.now().account).to.equal(two.address);
    const after = new WalletStore(tabMemory(kept));
    const back = new Promise<void>((done) => {
      after.subscribe(() => after.now().account !== undefined && done());
    });
    after.add(found(wallet, "another-id"));
    await back;
    expect(after.now().account).to.equal(two.address);
    expect(wallet.promptsOf("eth_requestAccounts")).to.have.length(1);
    after.disconnect();
    expect(tabMemory(kept).read()).to.equal(undefined);
  });

  it("are not waited for when the person gives up: what they answer later changes nothing", async () => {
    const [silent, other] = [scripted(), scripted([two], CHAIN.chainId, "org.example.b")];
    silent.behaviour.silent = ["eth_requestAccounts"];
    const store = new WalletStore(tabMemory(storage()));
    store.add(found(silent, "a"));
    store.add(found(other, "b"));
    const asking = store.connect("a");
    expect(store.now().busy).to.equal("connecting");
    store.giveUp();
    expect(store.now().busy).to.equal(undefined);
    await store.connect("b");
    silent.answer();
    await asking;
    expect(store.now()).to.include({ account: two.address, busy: undefined });
    silent.behaviour.silent = ["eth_requestAccounts"];
    const again = store.connect("a");
    store.giveUp();
    silent.behaviour.refuses = true;
    silent.answer();
    await again;
    expect(store.now().account, "nor what they refuse later").to.equal(two.address);
  });

  it("are not heard any more once another is used, even if they cannot be told to stop", async () => {
    const [first, second] = [scripted(), scripted([two], 1, "org.example.b")];
    const { provider, ...info } = found(first, "a");
    const store = new WalletStore(tabMemory(storage()));
    store.add({ ...info, provider: { request: provider.request, on: provider.on } });
    store.add(found(second, "b"));
    await store.connect("a");
    await store.connect("b");
    await first.useChain(7);
    await first.lock();
    expect(store.now()).to.include({ account: two.address, chainId: 1 });
  });

  it("are nowhere while they have lost their connection", async () => {
    const wallet = scripted();
    const store = new WalletStore(tabMemory(storage()));
    store.add(found(wallet, "a"));
    await store.connect("a");
    await wallet.cutOff();
    expect(store.now()).to.include({ account: one.address, chainId: undefined });
    await wallet.cutOff(false);
    expect(store.now().chainId).to.equal(CHAIN.chainId);
  });

  it("do without storage", async () => {
    const broken = () => {
      throw new Error("forbidden");
    };
    const store = new WalletStore(
      tabMemory({ getItem: broken, setItem: broken, removeItem: broken }),
    );
    store.add(found(scripted(), "a"));
    await store.connect("a");
    expect(store.now().account).to.equal(one.address);
    store.disconnect();
    expect(store.now().account).to.equal(undefined);
  });

  it("are brought to the coalition's chain, which is added where it is unknown", async () => {
    const wallet = scripted([one], 1);
    const { provider } = found(wallet, "a");
    await switchChain(provider, CHAIN, PAGE);
    expect(wallet.asked.map(({ method }) => method)).to.deep.equal([
      ...["wallet_switchEthereumChain", "wallet_addEthereumChain", "wallet_switchEthereumChain"],
    ]);
    expect(chainIn(await wallet.request({ method: "eth_chainId" }))).to.equal(31337);
    expect(wallet.asked[1]?.params).to.deep.equal([
      {
        ...{ chainId: "0x7a69", chainName: "Rehearsal" },
        rpcUrls: ["http://127.0.0.1:1/", "http://page.example/coalition/rpc"],
        nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
      },
    ]);
    const other = scripted([one], 1, "org.example.b");
    const currency = { name: "Celo", symbol: "CELO", decimals: 18 } as const;
    await switchChain(found(other, "b").provider, { ...CHAIN, currency }, PAGE);
    expect(other.asked[1]?.params).to.have.deep.nested.property("[0].nativeCurrency", currency);
    await wallet.useChain(1);
    wallet.behaviour.refuses = true;
    const error: unknown = await switchChain(provider, CHAIN, PAGE).catch((each: unknown) => each);
    expect(error).to.include({ code: 4001 });
  });

  it("are not believed in what makes no sense", () => {
    for (const strange of [
      undefined,
      null,
      "0x",
      [7],
      ["0x12"],
      { 0: one.address },
      new Array(200).fill(one.address),
    ])
      expect(accountsIn(strange)).to.deep.equal([]);
    expect(accountsIn([one.address.toLowerCase()])).to.deep.equal([one.address]);
    for (const strange of [
      undefined,
      "",
      "0x",
      "seven",
      "0xzz",
      -1,
      1.5,
      {},
      `0x${"f".repeat(40)}`,
    ])
      expect(chainIn(strange)).to.equal(undefined);
    expect([chainIn("0x7a69"), chainIn(1), chainHex(31337), chainHex(10)]).to.deep.equal([
      ...[31337, 1, "0x7a69", "0xa"],
    ]);
  });
});
