import type { Browser, BrowserContext, Page } from "playwright-core";
import { type Complaints, listen } from "./browser.js";
import { keyOf, type Stack } from "./stack.js";
import { injectWallets, ScriptedWallet, type ScriptedWalletOptions } from "./wallet.js";

const CHAIN = 31_337;

/** A page on which somebody acts with a wallet, and what people do there. */
export class ActingPage {
  readonly complaints: Complaints;
  readonly #wallets: ScriptedWallet[] = [];

  private constructor(
    readonly stack: Stack,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    this.complaints = listen(context);
  }

  /** A new browser without anything in it. */
  static async open(stack: Stack, browser: Browser): Promise<ActingPage> {
    const context = await browser.newContext({ locale: "en" });
    context.setDefaultTimeout(30_000);
    return new ActingPage(stack, context, await context.newPage());
  }

  /** A wallet of somebody of the development phrase. */
  walletOf(
    person: number,
    { name = "Scripted", chainId = CHAIN, ...rest }: Partial<ScriptedWalletOptions> = {},
  ): ScriptedWallet {
    const rdns = `org.example.${name.toLowerCase()}`;
    const wallet = new ScriptedWallet({
      ...{ keys: [keyOf(person)], rpc: this.stack.rpcUrl, chainId, name, rdns },
      ...rest,
    });
    this.#wallets.push(wallet);
    return wallet;
  }

  /** Goes to a place of the app, with wallets installed. */
  async go(path: string, ...wallets: ScriptedWallet[]): Promise<void> {
    if (wallets.length > 0) await injectWallets(this.context, wallets);
    await this.page.goto(`${this.stack.url}/${path}`);
    await this.page.getByRole("heading", { level: 1 }).waitFor();
  }

  /** Answers `coalition.json` with something changed: as another host might have it. */
  async configure(changes: Readonly<Record<string, unknown>>): Promise<void> {
    await this.page.route("**/coalition.json", async (route) => {
      const config = (await (await route.fetch()).json()) as Record<string, unknown>;
      await route.fulfill({ json: { ...config, ...changes } });
    });
  }

  banner = () => this.page.getByRole("banner");
  main = () => this.page.getByRole("main");
  dialog = () => this.page.getByRole("dialog");
  press = (name: string | RegExp) =>
    this.dialog()
      .getByRole("button", typeof name === "string" ? { name, exact: true } : { name })
      .click();
  says = (text: string | RegExp) => this.dialog().getByText(text).first().waitFor();

  async chooseWallet(name: string | RegExp = "Use Scripted"): Promise<void> {
    await this.banner().getByRole("button", { name: "Connect a wallet" }).click();
    await this.press(name);
  }

  /** The dialog shows an account, and is closed. */
  async expectAccount(person: number | string): Promise<void> {
    const address = typeof person === "string" ? person : keyOf(person).address;
    await this.dialog().getByText(address).first().waitFor();
    await this.closeDialog();
  }

  async closeDialog(): Promise<void> {
    await this.press("Close");
    await this.dialog().waitFor({ state: "detached" });
  }

  async connect(person: number | string): Promise<void> {
    await this.chooseWallet();
    await this.expectAccount(person);
  }

  /** Fills in the form of who joins. */
  async fillIn(): Promise<void> {
    await this.main().locator("label:has(input[type=radio])").first().click();
    await this.main().locator("label:has(input[type=checkbox])").first().click();
  }

  async pressJoin(): Promise<void> {
    await this.main().getByRole("button", { name: "Join the coalition" }).click();
  }

  isMember = (person: number | string) =>
    this.stack.contracts.membership.isMember(
      typeof person === "string" ? person : keyOf(person).address,
    );

  async close(): Promise<void> {
    await this.context.close();
    for (const wallet of this.#wallets) wallet.close();
  }
}
