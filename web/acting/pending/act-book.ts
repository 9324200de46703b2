import { ActRun, type IntentMaker } from "../run/act-run.js";
import { isOver } from "../run/scene.js";
import { type KeptAct, readKept, writeKept } from "./kept-act.js";

const KEY = "three-opens/pending";

/** Everything that was begun on this page, and which of it the dialog shows; a new object after every change. */
export interface BookNow {
  runs: readonly ActRun[];
  /** In the dialog. */
  open: ActRun | undefined;
  /** The one that changed last, for the live region. */
  latest: ActRun | undefined;
  /** Counts changes: runs stay the same objects. */
  version: number;
}

/** What is under way. Receipts are written into the tab's storage, and read again after a reload. */
export class ActBook {
  #now: BookNow = { runs: [], open: undefined, latest: undefined, version: 0 };
  readonly #listeners = new Set<() => void>();
  readonly #storage: Pick<Storage, "getItem" | "setItem">;
  #kept: KeptAct[] = [];
  #count = 0;

  constructor(storage: Pick<Storage, "getItem" | "setItem">) {
    this.#storage = storage;
  }

  readonly now = (): BookNow => this.#now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins an act, and opens the dialog on it. */
  begin(make: IntentMaker): ActRun {
    const run = this.#run(make);
    this.#change({ runs: [...this.#now.runs, run], open: run });
    return run;
  }

  /** Opens the dialog on one, or closes it. */
  show(run: ActRun | undefined): void {
    this.#change({ open: run });
  }

  /** Closes the dialog; what was not signed or sent yet is given up, and what is over leaves the list. */
  close(): void {
    const { open } = this.#now;
    if (open === undefined) return;
    open.giveUp();
    this.#change({ open: undefined });
    if (isOver(open.scene())) this.forget(open);
  }

  forget(run: ActRun): void {
    this.#change({
      runs: this.#now.runs.filter((each) => each !== run),
      open: this.#now.open === run ? undefined : this.#now.open,
    });
  }

  /** Takes up what was under way before a reload; each is to be followed by the caller. */
  restore(): { run: ActRun; kept: KeptAct }[] {
    let text: string | null = null;
    try {
      text = this.#storage.getItem(KEY);
    } catch {
      // No storage, nothing kept.
    }
    const known = new Set(this.#now.runs.map(({ id }) => id));
    const fresh = readKept(text).filter(({ id }) => !known.has(id));
    this.#kept.push(...fresh);
    const taken = fresh.map((kept) => ({ run: this.#run(undefined, kept.id, kept.title), kept }));
    if (taken.length > 0)
      this.#change({ runs: [...this.#now.runs, ...taken.map(({ run }) => run)] });
    return taken;
  }

  #run(make: IntentMaker | undefined, id = this.#nextId(), title?: string): ActRun {
    return new ActRun(
      id,
      make,
      {
        changed: (run) => this.#hear(run),
        keep: (which, kept) => this.#keep(which, kept),
      },
      title,
    );
  }

  /** What was closed comes back when the wallet sent it after all, or the chain took it back: that nobody may miss. */
  #hear(run: ActRun): void {
    const { runs, open } = this.#now;
    const { name } = run.scene();
    const isGone = !runs.includes(run) && (name === "mining" || name === "undone");
    this.#change({
      latest: run,
      ...(isGone && { runs: [...runs, run] }),
      ...(name === "undone" && { open: open ?? run }),
    });
  }

  #nextId(): string {
    this.#count += 1;
    return `${Date.now().toString(36)}-${this.#count}`;
  }

  #keep(id: string, kept: KeptAct | undefined): void {
    this.#kept = this.#kept.filter((each) => each.id !== id);
    if (kept !== undefined) this.#kept.push(kept);
    try {
      this.#storage.setItem(KEY, writeKept(this.#kept));
    } catch {
      // Storage is full or forbidden: then it is not there after a reload.
    }
  }

  #change(changes: Partial<BookNow>): void {
    this.#now = { ...this.#now, ...changes, version: this.#now.version + 1 };
    for (const listener of this.#listeners) listener();
  }
}
