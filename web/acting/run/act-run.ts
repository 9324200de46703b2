import { DaoError, isDaoError } from "../../../core/errors.js";
import type { Message } from "../../../core/via/index.js";
import type { ReceiptAnswer } from "../../../core/wire/receipts.js";
import type { Intent, Landed } from "../intent.js";
import type { KeptAct } from "../pending/kept-act.js";
import type { Done } from "./done.js";
import { isOver, type Scene } from "./scene.js";
import { orStopped, untilStopped } from "./stopping.js";
import type { SigningRequest } from "./signing-request.js";
import type { Consent, DirectOffer, Talk } from "./talk.js";
import type { World } from "./world.js";

export type IntentMaker = Intent | ((account: string) => Intent | Promise<Intent>);

/** What a run tells whoever keeps the list of what is under way. */
export interface RunEvents {
  changed(run: ActRun): void;
  /** A receipt or a transaction is there, or over: undefined. */
  keep(id: string, kept: KeptAct | undefined): void;
}

const accountChanged = () =>
  new DaoError("WALLET_ACCOUNT_CHANGED", "The account changed; it was prepared for another one.", {
    hint: "Close this window, look at the page again, and press the button once more.",
  });

const silent = (code: "WALLET_SILENT" | "WALLET_SILENT_PAYING") =>
  new DaoError(code, "The wallet has not answered.", {
    hint: "Open the wallet, and see whether it still asks.",
  });

/** After these nothing is begun again from the same dialog. */
const FOR_GOOD = new Set(["WALLET_ACCOUNT_CHANGED", "WALLET_SILENT_PAYING"]);

/** One act from the press of the button to the chain, and everything the dialog shows of it. */
export class ActRun implements Talk {
  readonly id: string;
  #scene: Scene = { name: "new" };
  #title: string | undefined;
  #intent: Intent | undefined;
  #direct = false;
  #answer: { give(value: unknown): void; refuse(error: unknown): void } | undefined;
  /** Whose act it is, from the first start on. */
  #account = "";
  #stop = new AbortController();
  #done: Done | undefined;
  /** Whether anything left this page, which nobody can take back. */
  #isOut = false;
  readonly #make: IntentMaker | undefined;
  readonly #events: RunEvents;
  #resolve!: (landed: Landed) => void;
  #reject!: (error: unknown) => void;
  /** Closed before anything was asked. */
  #abandoned = false;
  /** Resolves once it is on the chain; rejects when the person gives it up. */
  readonly outcome = new Promise<Landed>((resolve, reject) => {
    this.#resolve = resolve;
    this.#reject = reject;
  });

  /** @param make - nothing for one that is only followed after a reload. */
  constructor(id: string, make: IntentMaker | undefined, events: RunEvents, title?: string) {
    this.id = id;
    this.#make = make;
    this.#events = events;
    this.#title = title ?? (typeof make === "object" ? make.title : undefined);
    if (typeof make === "object") this.#intent = make;
    // Whoever started it may have left the page.
    this.outcome.catch(() => undefined);
  }

  readonly scene = (): Scene => this.#scene;

  get title(): string | undefined {
    return this.#title;
  }

  get intent(): Intent | undefined {
    return this.#intent;
  }

  /** Whether it goes as a transaction of the account. */
  get isDirect(): boolean {
    return this.#direct;
  }

  /** Whose act it is; empty until that is known. */
  get account(): string {
    return this.#account;
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Whether it can be begun again: not what is only followed after a reload, nor what was made for somebody else. */
  get canRetry(): boolean {
    const { name } = this.#scene;
    const error = name === "failed" ? this.#scene.error : undefined;
    const code = isDaoError(error) ? error.code : "";
    return this.#make !== undefined && !FOR_GOOD.has(code);
  }

  /** Whether the wallet was asked, and the person may stop waiting for it. */
  get canStop(): boolean {
    return this.#scene.name === "wallet";
  }

  /** Does it, or does it again after it failed. */
  async start(open: () => Promise<World>): Promise<void> {
    const make = this.#make;
    if (make === undefined) return;
    let unfollow: () => void = () => undefined;
    this.#direct = false;
    this.#abandoned = false;
    this.#isOut = false;
    this.#stop = new AbortController();
    const talk = untilStopped(this, this.#stop.signal);
    this.#show({ name: "preparing" });
    await this.follow(async () => {
      const world = await open();
      // What the page made for one person is not done by another.
      if (this.#account !== "" && this.#account !== world.account) throw accountChanged();
      this.#account = world.account;
      unfollow = world.onLeave(() => this.#leave());
      const intent = typeof make === "function" ? await make(world.account) : make;
      this.#intent = intent;
      this.#title = intent.title;
      const { runAct } = await import("./run-act.js");
      return orStopped(runAct(intent, world, talk), talk.signal);
    });
    unfollow();
  }

  /** The account changed: what has not left this page yet never will. */
  #leave(): void {
    if (this.#isOut || isOver(this.#scene)) return;
    this.#stop.abort(accountChanged());
  }

  /**
   * Waits no longer for the wallet. A signature that comes later is thrown away. A transaction cannot be taken back: if
   * the wallet sends it later, it is followed again.
   */
  stopWaiting(): void {
    if (this.#scene.name !== "wallet") return;
    if (this.#scene.what !== "transaction") return this.#stop.abort(silent("WALLET_SILENT"));
    const error = silent("WALLET_SILENT_PAYING");
    this.#show({ name: "failed", error });
    this.#reject(error);
  }

  /** Shows what becomes of it. */
  async follow(doing: () => Promise<Done>): Promise<void> {
    try {
      const done = await doing();
      this.#events.keep(this.id, undefined);
      this.#show({ name: "landed", landed: done });
      this.#resolve(done);
      void this.#watch(done);
    } catch (error) {
      this.#events.keep(this.id, undefined);
      this.#show({ name: "failed", error });
    }
  }

  /** Whether what the chain took back can be sent again from here. */
  get canSendAgain(): boolean {
    return this.#done?.again !== undefined;
  }

  /** Sends what the chain took back again, without signing it again where it was signed. */
  async sendAgain(): Promise<void> {
    const again = this.#done?.again;
    if (this.#scene.name !== "undone" || again === undefined) return;
    this.#direct = false;
    this.#show({ name: "preparing" });
    await this.follow(again);
  }

  /** Takes "done" back when the chain does, and says it again when it comes again by itself. */
  async #watch(done: Done): Promise<void> {
    this.#done = done;
    const isThis = () => this.#done === done;
    while (((await done.takenBack?.()) ?? false) && isThis()) {
      this.#show({ name: "undone", landed: done });
      const transaction = await done.backAgain?.();
      if (transaction === undefined || !isThis() || this.#scene.name !== "undone") return;
      this.#show({ name: "landed", landed: { ...done, transaction } });
      if (transaction !== done.transaction) return;
    }
  }

  /** The person agrees to what is shown. */
  agree(consent: Consent = "pay"): void {
    const answer = this.#answer;
    this.#answer = undefined;
    answer?.give(consent);
  }

  /** The person closed the dialog: before anything was signed or sent that ends it. */
  giveUp(): void {
    const error = new DaoError("ACT_GIVEN_UP", "It was given up.");
    const answer = this.#answer;
    this.#answer = undefined;
    if (this.#scene.name === "preparing") this.#abandoned = true;
    if (this.#scene.name === "new") this.#show({ name: "failed", error });
    if (isOver(this.#scene))
      this.#reject(this.#scene.name === "failed" ? this.#scene.error : error);
    answer?.refuse(error);
    if (answer !== undefined) this.#reject(error);
  }

  review(request: SigningRequest): Promise<void> {
    return this.#ask({ name: "review", request }) as Promise<void>;
  }

  offer(offer: DirectOffer): Promise<Consent> {
    this.#direct = true;
    return this.#ask({ name: "offer", offer }) as Promise<Consent>;
  }

  atWallet(what: "signature" | "transaction" | "chain"): void {
    // The wallet has it, and answers for it.
    if (what === "transaction") this.#isOut = true;
    this.#show({ name: "wallet", what });
  }

  handing(relay: string): void {
    this.#isOut = true;
    this.#show({ name: "handing", relay });
  }

  taken(relay: string, answer: ReceiptAnswer, { effect, anchored }: Message): void {
    const { receipt, signature } = answer;
    const list = anchored?.list;
    this.#keep({ relay, receipt, signature, effect, ...(list !== undefined && { list }) });
    this.#show({ name: "waiting", relay, dueBy: receipt.dueBy });
  }

  sent(transaction: string): void {
    this.#keep({ transaction });
    this.#show({ name: "mining", transaction });
  }

  /** For one that is followed after a reload. */
  show(scene: Scene): void {
    this.#show(scene);
  }

  #keep(what: Partial<KeptAct>): void {
    const title = this.#title ?? "";
    this.#events.keep(this.id, { id: this.id, title, account: this.#account, ...what });
  }

  #ask(scene: Scene): Promise<unknown> {
    if (this.#abandoned) return Promise.reject(new DaoError("ACT_GIVEN_UP", "It was given up."));
    this.#show(scene);
    return new Promise((give, refuse) => (this.#answer = { give, refuse }));
  }

  #show(scene: Scene): void {
    this.#scene = scene;
    this.#events.changed(this);
  }
}
