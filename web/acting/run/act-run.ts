import { DaoError } from "../../../core/errors.js";
import type { Message } from "../../../core/via/index.js";
import type { ReceiptAnswer } from "../../../core/wire/receipts.js";
import type { Intent, Landed } from "../intent.js";
import type { KeptAct } from "../pending/kept-act.js";
import { isOver, type Scene } from "./scene.js";
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

/** One act from the press of the button to the chain, and everything the dialog shows of it. */
export class ActRun implements Talk {
  readonly id: string;
  #scene: Scene = { name: "new" };
  #title: string | undefined;
  #intent: Intent | undefined;
  #direct = false;
  #answer: { give(value: unknown): void; refuse(error: unknown): void } | undefined;
  #account = "";
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

  /** Whether it can be begun again: not what is only followed after a reload. */
  get canRetry(): boolean {
    return this.#make !== undefined;
  }

  /** Does it, or does it again after it failed. */
  async start(open: () => Promise<World>): Promise<void> {
    const make = this.#make;
    if (make === undefined) return;
    this.#direct = false;
    this.#abandoned = false;
    this.#show({ name: "preparing" });
    await this.follow(async () => {
      const world = await open();
      this.#account = world.account;
      const intent = typeof make === "function" ? await make(world.account) : make;
      this.#intent = intent;
      this.#title = intent.title;
      const { runAct } = await import("./run-act.js");
      return runAct(intent, world, this);
    });
  }

  /** Shows what becomes of it. */
  async follow(doing: () => Promise<Landed>): Promise<void> {
    try {
      const landed = await doing();
      this.#events.keep(this.id, undefined);
      this.#show({ name: "landed", landed });
      this.#resolve(landed);
    } catch (error) {
      this.#events.keep(this.id, undefined);
      this.#show({ name: "failed", error });
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
    this.#show({ name: "wallet", what });
  }

  handing(relay: string): void {
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
