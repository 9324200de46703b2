import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { type Complaints, listen } from "./browser.js";
import { keyOf, type Stack } from "./stack.js";
import { injectWallets, ScriptedWallet } from "./wallet.js";

const CHAIN = 31_337;
const AGREE = /^(Sign in my wallet|Send it and pay)$/;

/** Somebody at a browser of their own, with a wallet unless they are a stranger. */
export class Visitor {
  constructor(
    readonly page: Page,
    readonly complaints: Complaints,
    readonly wallet: ScriptedWallet | undefined,
    private readonly context: BrowserContext,
    private readonly url: string,
  ) {}

  get main(): Locator {
    return this.page.getByRole("main");
  }

  button(name: string, within: Locator = this.main): Locator {
    return within.getByRole("button", { name, exact: true }).first();
  }

  /** Opens a place, such as "/offices", and waits for its heading. */
  async open(place: string): Promise<void> {
    await this.page.goto(`${this.url}/#${place}`);
    await this.page.getByRole("heading", { level: 1 }).waitFor();
  }

  /** Shows the page as it is now, of a chain whose clock we moved. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.getByRole("heading", { level: 1 }).waitFor();
  }

  /** Waits until the page says it. @throws what it says instead */
  async reads(text: string | RegExp, within: Locator = this.main): Promise<void> {
    try {
      await within.getByText(text).first().waitFor();
    } catch (cause) {
      throw new Error(`it does not say ${text}, but:\n${await within.innerText()}`, { cause });
    }
  }

  /** Presses a button and goes through the dialog, whichever way the act travels. @returns what was to be read before. */
  async act(name: string, within: Locator = this.main): Promise<string> {
    await this.button(name, within).click();
    return this.sign();
  }

  /** Goes through the dialog that is open or about to open. @throws what the dialog says instead */
  async sign(): Promise<string> {
    const dialog = this.page.getByRole("dialog");
    const agree = dialog.getByRole("button", { name: AGREE });
    const landed = dialog.getByText("It is on the chain", { exact: true });
    try {
      await agree.waitFor();
      const said = await dialog.innerText();
      await agree.click();
      await landed.waitFor({ timeout: 60_000 });
      await dialog.getByRole("button", { name: "Close", exact: true }).click();
      await dialog.waitFor({ state: "detached" });
      return said;
    } catch (cause) {
      const said = await this.page.locator("body").innerText();
      throw new Error(`it did not get onto the chain; the page says:\n${said}`, { cause });
    }
  }

  async close(): Promise<void> {
    await this.context.close();
    this.wallet?.close();
  }
}

/** Everybody who looks at one stack; each has a browser of their own that stays open. */
export class People {
  readonly #met = new Map<number | string, Promise<Visitor>>();

  constructor(
    private readonly stack: Stack,
    private readonly browser: Browser,
  ) {}

  /** Key `person` of the development phrase, with a wallet that is connected. */
  person(person: number): Promise<Visitor> {
    return this.#meet(person, async () => {
      const keys = [keyOf(person)];
      const visitor = await this.#enter(
        new ScriptedWallet({ keys, rpc: this.stack.rpcUrl, chainId: CHAIN }),
      );
      await visitor.open("/connection");
      const { page } = visitor;
      await page.getByRole("banner").getByRole("button", { name: "Connect a wallet" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: "Use Scripted" }).click();
      await dialog.getByText(keyOf(person).address).waitFor();
      await dialog.getByRole("button", { name: "Close", exact: true }).click();
      await dialog.waitFor({ state: "detached" });
      return visitor;
    });
  }

  /** Somebody without a wallet, who only reads. */
  stranger(locale = "en"): Promise<Visitor> {
    return this.#meet(locale, () => this.#enter(undefined, locale));
  }

  /** Everything any page complained of. */
  async complaints(): Promise<string[]> {
    const all = await Promise.all(this.#met.values());
    return all.flatMap((visitor) => visitor.complaints.all);
  }

  async close(): Promise<void> {
    for (const visitor of this.#met.values()) await (await visitor).close();
  }

  #meet(who: number | string, enter: () => Promise<Visitor>): Promise<Visitor> {
    const met = this.#met.get(who) ?? enter();
    this.#met.set(who, met);
    return met;
  }

  async #enter(wallet: ScriptedWallet | undefined, locale = "en"): Promise<Visitor> {
    const context = await this.browser.newContext({ locale });
    context.setDefaultTimeout(30_000);
    const complaints = listen(context);
    if (wallet !== undefined) await injectWallets(context, [wallet]);
    return new Visitor(await context.newPage(), complaints, wallet, context, this.stack.url);
  }
}
