import { type BaseWallet, Interface, JsonRpcProvider, type TypedDataField } from "ethers";

/** What a wallet answers when it does not do it. */
export interface WalletRefusal {
  code: number;
  message: string;
  data?: unknown;
}

/** How the person behind the wallet behaves; each may be changed at any time. */
export interface Behaviour {
  /** Says no to every prompt, or to those of these methods. */
  refuses: boolean | readonly string[];
  /** Shows no account, and signs nothing. */
  locked: boolean;
  /** Chains the wallet knows; it says 4902 of any other. */
  knows: number[];
  /** Leaves the prompts of these methods unanswered, until it is told to answer. */
  silent: readonly string[];
  /** Says that it changed its chain, and stays where it is. */
  stays: boolean;
  /** Sends whatever it is given, and estimates nothing. */
  careless: boolean;
}

export interface ScriptedWalletOptions {
  /** The keys, the one in use first. They stay in this process. */
  keys: readonly BaseWallet[];
  /** A contract wallet of which the first key is the owner: the account is its address. */
  contract?: string;
  /** The node it sends through. */
  rpc: string;
  chainId: number;
  name?: string;
  rdns?: string;
}

interface Transaction {
  from: string;
  to: string;
  data: string;
  chainId?: string;
}

/** Of the tests' ContractWallet. */
const RUN = new Interface(["function run(address target, bytes data) returns (bytes)"]);

const CARELESS_GAS = 2_000_000;

type Asked = { method: string; params?: unknown };
type Emit = (event: string, value: unknown) => void | Promise<void>;

const PROMPTS = new Set([
  ...["eth_requestAccounts", "eth_signTypedData_v4", "eth_sendTransaction"],
  ...["wallet_switchEthereumChain", "wallet_addEthereumChain"],
]);

const refusal = (code: number, message: string, data?: unknown): WalletRefusal => ({
  code,
  message,
  ...(data !== undefined && { data }),
});

const hex = (value: number) => `0x${value.toString(16)}`;

/** A wallet over real keys that does as it is told: it signs and sends for real, or refuses as wallets do (EIP-1193). */
export class ScriptedWallet {
  readonly name: string;
  readonly rdns: string;
  readonly behaviour: Behaviour;
  /** Everything it was asked, in order. */
  readonly asked: Asked[] = [];
  readonly #provider: JsonRpcProvider;
  readonly #emits = new Set<Emit>();
  readonly #contract: string | undefined;
  #keys: readonly BaseWallet[];
  #chainId: number;
  #unanswered: (() => void)[] = [];

  constructor({
    contract,
    keys,
    rpc,
    chainId,
    name = "Scripted",
    rdns = "org.example.scripted",
  }: ScriptedWalletOptions) {
    this.name = name;
    this.rdns = rdns;
    this.behaviour = {
      refuses: false,
      locked: false,
      knows: [chainId],
      silent: [],
      stays: false,
      careless: false,
    };
    this.#contract = contract;
    this.#provider = new JsonRpcProvider(rpc, chainId, { staticNetwork: true, cacheTimeout: -1 });
    this.#keys = keys;
    this.#chainId = chainId;
  }

  get account(): string {
    return this.#contract ?? this.#keys[0]?.address ?? "";
  }

  /** Prompts it was shown of a method. */
  promptsOf(method: string): Asked[] {
    return this.asked.filter((each) => each.method === method);
  }

  /** Hears of events from now on. */
  listen(emit: Emit): void {
    this.#emits.add(emit);
  }

  /** The person chooses other accounts. */
  async useAccounts(keys: readonly BaseWallet[]): Promise<void> {
    this.#keys = keys;
    await this.#emit("accountsChanged", this.#accounts());
  }

  /** The person changes to another chain. */
  async useChain(chainId: number): Promise<void> {
    this.#chainId = chainId;
    await this.#emit("chainChanged", hex(chainId));
  }

  async lock(locked = true): Promise<void> {
    this.behaviour.locked = locked;
    await this.#emit("accountsChanged", this.#accounts());
  }

  /** It loses its connection to every chain, or has it back. */
  async cutOff(isCutOff = true): Promise<void> {
    if (isCutOff) await this.#emit("disconnect", { code: 4900, message: "Disconnected." });
    else await this.#emit("connect", { chainId: hex(this.#chainId) });
  }

  /** The person comes back to the prompts that were left. */
  answer(): void {
    this.behaviour.silent = [];
    for (const go of this.#unanswered.splice(0)) go();
  }

  close(): void {
    this.#provider.destroy();
  }

  /** As a page asks. @throws WalletRefusal */
  async request({ method, params }: Asked): Promise<unknown> {
    this.asked.push({ method, params });
    if (this.behaviour.silent.includes(method))
      await new Promise<void>((go) => this.#unanswered.push(go));
    const { refuses, locked } = this.behaviour;
    const no = refuses === true || (Array.isArray(refuses) && refuses.includes(method));
    if (no && PROMPTS.has(method)) throw refusal(4001, "User rejected the request.");
    if (locked && PROMPTS.has(method)) throw refusal(4100, "The wallet is locked.");
    const [first, second] = Array.isArray(params) ? (params as unknown[]) : [];
    switch (method) {
      case "eth_requestAccounts":
      case "eth_accounts":
        return this.#accounts();
      case "eth_estimateGas":
        if (this.behaviour.careless) return hex(CARELESS_GAS);
        return this.#provider.send(method, params as unknown[]) as Promise<unknown>;
      case "eth_chainId":
        return hex(this.#chainId);
      case "wallet_switchEthereumChain":
        return this.#switch(Number((first as { chainId: string }).chainId));
      case "wallet_addEthereumChain":
        this.behaviour.knows.push(Number((first as { chainId: string }).chainId));
        return null;
      case "eth_signTypedData_v4":
        return this.#sign(String(first), String(second));
      case "eth_sendTransaction":
        return this.#send(first as Transaction);
      default:
        return this.#provider.send(method, (params ?? []) as unknown[]) as Promise<unknown>;
    }
  }

  #accounts(): string[] {
    if (this.behaviour.locked) return [];
    if (this.#contract !== undefined) return [this.#contract.toLowerCase()];
    return this.#keys.map(({ address }) => address.toLowerCase());
  }

  async #switch(chainId: number): Promise<null> {
    if (!this.behaviour.knows.includes(chainId))
      throw refusal(4902, `Unrecognized chain ID "${hex(chainId)}".`);
    if (chainId !== this.#chainId && !this.behaviour.stays) await this.useChain(chainId);
    return null;
  }

  #keyOf(account: string): BaseWallet {
    const key = this.#keys.find(({ address }) => address.toLowerCase() === account.toLowerCase());
    if (key === undefined) throw refusal(4100, "This account is not authorized.");
    return key;
  }

  #sign(account: string, json: string): Promise<string> {
    const { domain, types, message } = JSON.parse(json) as {
      domain: { chainId?: string | number };
      types: Record<string, TypedDataField[]>;
      message: Record<string, unknown>;
    };
    if (domain.chainId !== undefined && Number(domain.chainId) !== this.#chainId)
      throw refusal(-32602, "Provided chainId must match the active chainId.");
    const { EIP712Domain: _, ...rest } = types;
    return this.#keyOf(account).signTypedData(domain, rest, message);
  }

  async #send({ from, to, data, chainId }: Transaction): Promise<string> {
    if (chainId !== undefined && Number(chainId) !== this.#chainId)
      throw refusal(-32602, "Provided chainId must match the active chainId.");
    try {
      if (this.#contract !== undefined) return await this.#sendAsContract(to, data);
      const key = this.#keyOf(from).connect(this.#provider);
      const gasLimit = this.behaviour.careless ? CARELESS_GAS : undefined;
      return (await key.sendTransaction({ to, data, gasLimit })).hash;
    } catch (error) {
      // As wallets pass on what their node says.
      const message = error instanceof Error ? error.message : String(error);
      throw refusal(-32603, "Internal JSON-RPC error.", { message, cause: String(error) });
    }
  }

  /** As wallets of contracts do: the owner's key sends what makes the contract call. */
  async #sendAsContract(to: string, data: string): Promise<string> {
    const owner = this.#keys[0]?.connect(this.#provider);
    const call = RUN.encodeFunctionData("run", [to, data]);
    return (await owner?.sendTransaction({ to: this.#contract ?? "", data: call }))?.hash ?? "";
  }

  async #emit(event: string, value: unknown): Promise<void> {
    for (const emit of this.#emits) await emit(event, value);
  }
}

/** Name of the function pages ask this process with. */
const BINDING = "__scriptedWallet";

/** What runs in the page before anything else: a provider that asks this process, announced by EIP-6963. */
export function announcingScript(
  index: number,
  { name, rdns }: Pick<ScriptedWallet, "name" | "rdns">,
): string {
  const uuid = `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
  const info = {
    uuid,
    name,
    rdns,
    icon: "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
  };
  return `(() => {
    const info = Object.freeze(${JSON.stringify(info)});
    const hearing = new Map();
    const provider = Object.freeze({
      async request({ method, params }) {
        const answer = await window.${BINDING}(${index}, JSON.stringify({ method, params }));
        const { result, error } = JSON.parse(answer);
        if (error) throw Object.assign(new Error(error.message), error);
        return result;
      },
      on(event, listener) { hearing.set(event, [...(hearing.get(event) ?? []), listener]); },
      removeListener(event, listener) {
        hearing.set(event, (hearing.get(event) ?? []).filter((each) => each !== listener));
      },
    });
    (window.${BINDING}Emit ??= [])[${index}] = (event, value) =>
      (hearing.get(event) ?? []).forEach((listener) => listener(value));
    const announce = () => window.dispatchEvent(new CustomEvent("eip6963:announceProvider",
      { detail: Object.freeze({ info, provider }) }));
    window.addEventListener("eip6963:requestProvider", announce);
    announce();
  })();`;
}

/** What of a browser context of playwright it takes. */
interface BrowserContextLike {
  exposeBinding(
    name: string,
    callback: (source: unknown, index: number, asked: string) => Promise<string>,
  ): Promise<unknown>;
  addInitScript(script: { content: string }): Promise<unknown>;
  pages(): { evaluate(script: string): Promise<unknown> }[];
}

/** Puts wallets side by side into every page of a browser context. Keys never leave this process. */
export async function injectWallets(
  context: BrowserContextLike,
  wallets: readonly ScriptedWallet[],
): Promise<void> {
  await context.exposeBinding(BINDING, async (_, index, asked) => {
    try {
      const result = await wallets[index]?.request(JSON.parse(asked) as Asked);
      return JSON.stringify({ result: result ?? null });
    } catch (error) {
      const { code = -32603, message = String(error), data } = error as Partial<WalletRefusal>;
      return JSON.stringify({ error: { code, message, ...(data !== undefined && { data }) } });
    }
  });
  for (const [index, wallet] of wallets.entries()) {
    await context.addInitScript({ content: announcingScript(index, wallet) });
    wallet.listen(async (event, value) => {
      const call = `window.${BINDING}Emit?.[${index}]?.(${JSON.stringify(event)}, ${JSON.stringify(value)})`;
      for (const page of context.pages()) await page.evaluate(call).catch(() => undefined);
    });
  }
}
