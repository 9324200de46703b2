import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Sight } from "../sights/sight.js";
import { type Cut, cutOf } from "./cut.js";
import { faultsOf } from "./faults.js";

/** Of 100; text stays readable. */
const QUALITY = 45;
/** Pixels; what lies below is left out, from the end of a section or entry on. */
const TALLEST = 1_900;
/** For fonts, and pieces that fade in. */
const SETTLE_MS = 400;
/** How often it is looked whether a page is ready. */
const LOOKS = 100;

/** A page that pictures are taken of. */
export class Camera {
  readonly #thrown: string[] = [];

  private constructor(
    readonly page: Page,
    readonly url: string,
    readonly directory: string,
    readonly viewport: { width: number; height: number },
  ) {
    page.on("pageerror", (error) => this.#thrown.push(error.message));
  }

  static async open(
    browser: Browser,
    url: string,
    directory: string,
    options: BrowserContextOptions & { viewport: { width: number; height: number } },
  ): Promise<Camera> {
    const context = await browser.newContext({ ...options, reducedMotion: "reduce" });
    context.setDefaultTimeout(60_000);
    return new Camera(await context.newPage(), url, directory, options.viewport);
  }

  /** Takes one of the development accounts for whoever looks. */
  async become(person: number): Promise<void> {
    await this.page.goto(`${this.url}/#/`);
    const banner = this.page.getByRole("banner");
    await banner.getByRole("button", { name: "Connect a wallet" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("Who you are").selectOption(String(person));
    await dialog.getByRole("button", { name: "Use the test wallet" }).click();
    await dialog.getByRole("button", { name: "Close", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
  }

  /**
   * @returns bytes of the picture.
   * @throws Error when the page is another one than it should be, or shows that something went wrong.
   */
  async take(sight: Sight): Promise<number> {
    try {
      await this.#show(sight);
      const bytes = await this.#capture(sight);
      await writeFile(join(this.directory, `${sight.name}.webp`), bytes);
      // Whatever stands over the page is gone with it.
      if (sight.dialog === true) await this.page.reload();
      return bytes.byteLength;
    } catch (cause) {
      const said = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`no picture "${sight.name}" of ${sight.address}: ${said}`, { cause });
    }
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  async #show({ address, heading, prepare, dialog }: Sight): Promise<void> {
    const { page } = this;
    await page.setViewportSize(this.viewport);
    await page.goto(`${this.url}/#${address}`);
    await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
    await this.#settle();
    await prepare?.(page);
    if (dialog === true) return this.#settle();
    // As tall a window as the page: lists hold only what is near it.
    for (let turn = 0; turn < 2; turn += 1) {
      const height = Number(await page.evaluate("document.documentElement.scrollHeight"));
      await page.setViewportSize({ ...this.viewport, height: Math.max(height, 600) });
      await this.#settle();
    }
    await page.evaluate("document.activeElement?.blur(), window.scrollTo(0, 0)");
  }

  /** Waits until nothing is on its way any more. */
  async #settle(): Promise<void> {
    let faults: string[] = [];
    for (let look = 0, calm = 0; look < LOOKS && calm < 2; look += 1) {
      await pause(SETTLE_MS);
      faults = [...this.#thrown, ...(await faultsOf(this.page))];
      calm = faults.length === 0 ? calm + 1 : 0;
    }
    if (faults.length > 0) throw new Error(`the page says: ${faults.join("; ")}`);
  }

  async #capture({ parts = [], tallest = TALLEST, dialog }: Sight): Promise<Buffer> {
    const { page } = this;
    // What stands over the page is where the window is, however far down that is.
    const clip: Cut | undefined = dialog === true ? undefined : await cutOf(page, parts, tallest);
    const session = await page.context().newCDPSession(page);
    const { data } = await session.send("Page.captureScreenshot", {
      ...{ format: "webp", quality: QUALITY, ...(clip && { clip: { ...clip, scale: 1 } }) },
    });
    await session.detach();
    return Buffer.from(data, "base64");
  }
}
