import { mkdir, mkdtemp, rm, truncate, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { expect } from "chai";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { axeFaults, type Complaints, listen, openBrowser } from "./browser.js";
import { keyOf, openStack, type Stack } from "./stack.js";
import { injectWallets, ScriptedWallet } from "./wallet.js";

const AUTHOR = 2;
const SCRIPT = "<script>parent.pwned()</script>";
const WEB_PAGE = `<!doctype html><title>Minutes</title>${SCRIPT}<img src=x onerror=pwned()>`;
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" onload="pwned()">${SCRIPT}</svg>`;
const PDF = "%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj\n";
/** Unpacks to a thousand times as much. */
const BOMB = Buffer.concat([
  Buffer.from("PK\u0003\u0004"),
  deflateRawSync(Buffer.alloc(100 * 1024 * 1024)),
]);
const READ = "Address of the content (CID)";

/** Files that are not what they seem, and what the page says of each. */
const ODD: readonly (readonly [name: string, bytes: Buffer | string, said: string | RegExp])[] = [
  ["empty.en.md", "", "This file is empty"],
  ["report.en.pdf", "MZ\u0090\u0000\u0003", "This is a program, not a document."],
  ["script.en.txt", "#!/bin/sh\nrm -rf ~", "This is a program, not a document."],
  ["minutes.en.md", WEB_PAGE, "it begins like a web page"],
  ["minutes.en.html", WEB_PAGE, "This kind of file can hold programs."],
  ["picture.en.svg", PICTURE, "This kind of file can hold programs."],
  ["photo.en.png", WEB_PAGE, "do not begin like a file of the kind its name says"],
  ["letter.en.docx", WEB_PAGE, "do not begin like a file of the kind its name says"],
  ["form.en.pdf", PDF, "This PDF holds a program"],
  ["list.en.csv", Buffer.from([0xff, 0xfe, 0, 65]), "its bytes are none"],
  ["invoice\u202Efdp.en.md", "Pay.", "Its name holds invisible characters"],
  ["unknown.en.xyz", "?", "Its ending tells no kind of file."],
];
const REFUSED = /This file is empty|This is a program/;

describe("what is given to the archive", function () {
  this.timeout(300_000);
  let stack: Stack;
  let browser: Browser;
  let context: BrowserContext;
  let complaints: Complaints;
  let wallet: ScriptedWallet;
  let page: Page;
  let home: string;
  const harm: string[] = [];

  before(async function () {
    this.timeout(600_000);
    home = await mkdtemp(join(tmpdir(), "three-opens-deposit-"));
    [stack, browser] = await Promise.all([openStack(), openBrowser()]);
    context = await browser.newContext({ locale: "en" });
    complaints = listen(context);
    await context.exposeFunction("pwned", () => harm.push("ran"));
    context.on("dialog", (each) => {
      harm.push(`dialog: ${each.message()}`);
      void each.dismiss();
    });
    wallet = new ScriptedWallet({ keys: [keyOf(AUTHOR)], rpc: stack.rpcUrl, chainId: 31_337 });
    wallet.behaviour.knows.push(31_337);
    await injectWallets(context, [wallet]);
    page = await context.newPage();
    await page.goto(`${stack.url}/#/archive/deposit`);
    await page.getByRole("banner").getByRole("button", { name: "Connect a wallet" }).click();
    await dialog()
      .getByRole("button", { name: `Use ${wallet.name}` })
      .click();
    await dialog().getByText(keyOf(AUTHOR).address).waitFor();
    await closeDialog();
  });
  after(async () => {
    await context?.close();
    wallet?.close();
    await browser?.close();
    await stack?.close();
    await rm(home, { recursive: true, force: true });
  });
  afterEach(() => {
    expect(harm).to.deep.equal([]);
    expect(complaints.all).to.deep.equal([]);
  });

  const main = () => page.getByRole("main");
  const dialog = () => page.getByRole("dialog");
  const chooser = () => page.locator("input[type=file]");
  const button = () => main().getByRole("button", { name: "Deposit for good" });
  const payload = (name: string, bytes: Buffer | string) => ({
    ...{ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) },
  });

  async function closeDialog(): Promise<void> {
    await dialog().getByRole("button", { name: "Close" }).click();
    await dialog().waitFor({ state: "detached" });
  }

  async function empty(): Promise<void> {
    const remove = main().getByRole("button", { name: "Remove" });
    while ((await remove.count()) > 0) await remove.first().click();
  }

  /** As somebody drops files of this machine on the page. */
  async function drop(...files: string[]): Promise<void> {
    const box = await main().locator(".drop").boundingBox();
    if (box === null) throw new Error("there is no place to drop on");
    const session = await context.newCDPSession(page);
    const [x, y] = [box.x + box.width / 2, box.y + 8];
    const data = { items: [], files, dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const)
      await session.send("Input.dispatchDragEvent", { type, x, y, data });
    await session.detach();
  }

  it("is told of whatever is odd about it, and refused where it could only do harm", async () => {
    for (const [name, bytes, said] of ODD) {
      const path = join(home, name);
      await writeFile(path, bytes);
      await chooser().setInputFiles(path);
      await main().getByText(said).first().waitFor();
      const isRefused = REFUSED.test(await main().innerText());
      if (!isRefused) await main().getByText(READ).waitFor();
      expect(await main().getByText(READ).count(), name).to.equal(isRefused ? 0 : 1);
      await empty();
    }
  });

  it("is not taken when it is larger than relays take, and is never unpacked", async () => {
    const large = join(home, "large.en.txt");
    await writeFile(large, "");
    await truncate(large, 256 * 1024 * 1024 + 1);
    await chooser().setInputFiles(large);
    await main().getByText("This file is larger than relays take (256 MB)").waitFor();
    expect(await button().isDisabled()).to.equal(true);
    await empty();
    await chooser().setInputFiles(payload("all.en.zip", BOMB));
    await main().getByText(READ).waitFor();
    expect(await main().locator(".notice-danger").count()).to.equal(0);
    await empty();
  });

  it("may be several files at once, each with its own faults; a folder is told apart", async () => {
    const [good, bad, folder] = ["good.en.md", "bad.fr.md", "folder"].map((name) =>
      join(home, name),
    ) as [string, string, string];
    await writeFile(good, "Good.");
    await writeFile(bad, "");
    await mkdir(folder);
    await drop(good, bad, folder);
    await main().getByText("A folder cannot be taken.").waitFor();
    await main().getByText("This file is empty").waitFor();
    await main().getByText(READ).waitFor();
    expect(await main().getByRole("button", { name: "Remove" }).count()).to.equal(2);
    expect(await axeFaults(page)).to.deep.equal([]);
    await drop(folder);
    await main().getByText("A folder cannot be taken.").waitFor();
    expect(await main().getByRole("button", { name: "Remove" }).count()).to.equal(2);
    await empty();
  });

  it("that is gone before it is sent is said to be, and nothing goes on the chain", async () => {
    const short = join(home, "short.en.md");
    await writeFile(short, "Here now.");
    await chooser().setInputFiles(short);
    await main().getByText(READ).waitFor();
    await unlink(short);
    await button().click();
    await dialog().getByText("The file could not be read any more.").waitFor();
    expect(await axeFaults(page)).to.deep.equal([]);
    expect(wallet.promptsOf("eth_signTypedData_v4")).to.have.length(0);
    await closeDialog();
    await empty();
  });

  it("is shown as the text it is, or only offered to be saved, whatever it would like to do", async () => {
    await chooser().setInputFiles([
      payload("hostile.en.md", WEB_PAGE),
      payload("hostile.fr.svg", PICTURE),
    ]);
    await main().getByText(READ).nth(1).waitFor();
    await main().getByLabel("Name").fill("hostile");
    await button().click();
    await dialog().getByRole("button", { name: "Sign in my wallet" }).click();
    await dialog().getByText("It is on the chain").first().waitFor();
    await page.waitForURL(/#\/archive\/0x[0-9a-f]{64}$/);
    await closeDialog();
    await main().getByText("they are exactly what is named below").waitFor();
    await main().locator(".archive-text", { hasText: SCRIPT }).waitFor();
    expect(await main().locator(".archive-text :is(script, img, svg)").count()).to.equal(0);
    await page.goto(`${page.url()}?rendition=1`);
    await main()
      .getByRole("button", { name: /^Save the file/ })
      .waitFor();
    await main().getByText("image/svg+xml").waitFor();
    expect(await main().locator(".archive-text").count()).to.equal(0);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      main()
        .getByRole("button", { name: /^Save the file/ })
        .click(),
    ]);
    expect(download.suggestedFilename()).to.equal("hostile-v1.fr.svg");
  });
});
