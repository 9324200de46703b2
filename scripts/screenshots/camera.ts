import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Sight } from "./sights.js";

/** Of 100; text stays readable. */
const QUALITY = 40;
/** Pixels; what lies below is cut off. */
const TALLEST = 1_300;
/** For fonts, and pieces that fade in. */
const SETTLE_MS = 400;

/** A page that pictures are taken of. */
export class Camera {
  private constructor(
    readonly page: Page,
    readonly url: string,
    readonly directory: string,
  ) {}

  static async open(
    browser: Browser,
    url: string,
    directory: string,
    options: BrowserContextOptions,
  ): Promise<Camera> {
    const context = await browser.newContext({ ...options, reducedMotion: "reduce" });
    context.setDefaultTimeout(60_000);
    return new Camera(await context.newPage(), url, directory);
  }

  /** Takes the first of the development accounts for whoever looks. */
  async becomeMember(): Promise<void> {
    await this.page.goto(`${this.url}/#/`);
    await this.page.getByRole("banner").getByRole("button", { name: "Connect a wallet" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Use the test wallet" }).click();
    await dialog.getByRole("button", { name: "Close", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
  }

  /** @returns bytes of the picture. */
  async take({ name, address, press }: Sight): Promise<number> {
    const { page } = this;
    await page.goto(`${this.url}/#${address}`);
    await this.#settle();
    if (press !== undefined) {
      await page.getByRole("button", { name: press.button, exact: true }).click();
      await page.locator(press.then).waitFor();
      await this.#settle();
    }
    const bytes = await this.#capture();
    await writeFile(join(this.directory, `${name}.webp`), bytes);
    return bytes.byteLength;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  async #settle(): Promise<void> {
    await this.page.locator("main h1").waitFor();
    await pause(SETTLE_MS);
    await this.page.locator("main .loading").first().waitFor({ state: "detached" });
    await pause(SETTLE_MS);
  }

  async #capture(): Promise<Buffer> {
    const session = await this.page.context().newCDPSession(this.page);
    const { cssContentSize } = await session.send("Page.getLayoutMetrics");
    const { data } = await session.send("Page.captureScreenshot", {
      ...{ format: "webp", quality: QUALITY, captureBeyondViewport: true },
      clip: {
        ...{ x: 0, y: 0, scale: 1, width: cssContentSize.width },
        height: Math.min(TALLEST, cssContentSize.height),
      },
    });
    await session.detach();
    return Buffer.from(data, "base64");
  }
}
