import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { receiptAnswerSchema, type ReceiptAnswer } from "../../../../core/wire/receipts.js";
import type { MessageKind } from "../../../../relay/write/outbox/records.js";
import { connection } from "../../../fixture/coalition.js";
import { type Door, openDoor } from "../../../../scripts/chain/door.js";
import { RELAY_KEY } from "../fixture.js";

const MAIN = fileURLToPath(new URL("../../../../relay/main.ts", import.meta.url));
const ROUTES = { paper: "papers", ballot: "ballots", post: "posts" } as const;

/** A node between the relay and the chain that can be told to kill the relay at a request. */
export interface DeadlyNode extends Door {
  /** Methods that were asked for since the last life began. */
  readonly asked: readonly string[];
  /** @param at the request, counted from 1; even ones are answered by the chain first. 0 for never. */
  begin(relay: () => void, at: number): void;
}

/** @param onFault told what the door could not do. */
export async function deadlyNode(onFault: (error: unknown) => void): Promise<DeadlyNode> {
  let asked: string[] = [];
  let [kill, fatal] = [() => undefined as void, 0];
  const door = await openDoor(
    {
      request: async ({ method, params = [] }) => {
        const moment = asked.push(method);
        const send = () => connection.provider.request({ method, params: [...params] });
        if (moment !== fatal) return send();
        if (moment % 2 === 0) await send().catch(() => undefined);
        kill();
        throw new Error("the one who asked is dead");
      },
    },
    { host: "127.0.0.1", port: 0, onFault },
  );
  return {
    ...door,
    get asked() {
      return asked;
    },
    begin(relay, at) {
      [asked, kill, fatal] = [[], relay, at];
    },
  };
}

/** The relay as its operator starts it: a process with a configuration file, spoken to over HTTP. */
export class WholeRelay {
  #url: string | undefined;
  #stderr = "";
  readonly ended: Promise<NodeJS.Signals | number | null>;

  private constructor(readonly child: ChildProcess) {
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.#stderr += text));
    child.stdout?.resume();
    this.ended = once(child, "close").then(
      ([code, signal]) => (signal ?? code) as NodeJS.Signals | number | null,
    );
  }

  static start(config: string): WholeRelay {
    const child = spawn(process.execPath, ["--import", "tsx", MAIN, "--config", config], {
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: { ...process.env, THREE_OPENS_RELAY_KEY_PRIVATE_KEY: RELAY_KEY.privateKey },
    });
    return new WholeRelay(child);
  }

  kill(): void {
    this.child.kill("SIGKILL");
  }

  /** @returns whether it lived to answer. */
  async listens(): Promise<boolean> {
    const told = once(this.child, "message").then(([message]) => message as { listening?: string });
    const message = await Promise.race([told, this.ended]);
    if (typeof message !== "object" || message?.listening === undefined) return false;
    this.#url = message.listening;
    return true;
  }

  /** Whatever it wrote to stderr. */
  get complaints(): string {
    return this.#stderr;
  }

  /** Hands a message in. @returns what it answered; nothing when it died. */
  async take(kind: MessageKind, message: unknown): Promise<ReceiptAnswer | undefined> {
    const body = JSON.stringify(message);
    const headers = { "content-type": "application/json" };
    return this.#ask(`/v1/${ROUTES[kind]}`, { method: "POST", body, headers });
  }

  async receipt(id: string): Promise<ReceiptAnswer | undefined> {
    return this.#ask(`/v1/receipts/${id}`, {});
  }

  /** The bytes it keeps under a CID. @throws when it has none. */
  async bytes(cid: string): Promise<Uint8Array> {
    const response = await fetch(`${this.#url}/ipfs/${cid}?format=raw`);
    if (!response.ok) throw new Error(`no content ${cid}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Asks again while it is busy or starting; @throws when it says no. */
  async #ask(path: string, init: RequestInit): Promise<ReceiptAnswer | undefined> {
    for (;;) {
      const response = await fetch(`${this.#url}${path}`, init).catch(() => undefined);
      const text = await response?.text().catch(() => undefined);
      if (response === undefined || text === undefined) return undefined;
      if (response.ok) return receiptAnswerSchema.parse(JSON.parse(text));
      if (response.status !== 503) throw new Error(`${path}: ${response.status} ${text}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
