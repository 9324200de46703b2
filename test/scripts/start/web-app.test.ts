import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { ensureWebApp, isStale } from "../../../scripts/start/web-app.js";

describe("the web app of npm start", () => {
  let root: string;
  beforeEach(async () => (root = await mkdtemp(join(tmpdir(), "three-opens-web-"))));
  afterEach(() => rm(root, { recursive: true }));

  async function file(path: string, minute: number): Promise<void> {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), "x");
    const time = new Date(2026, 0, 1, 0, minute);
    await utimes(join(root, path), time, time);
  }

  it("is built when there is none, or something it is made of is newer", async () => {
    await file("web/app/layout.tsx", 1);
    await file("core/errors.ts", 1);
    expect(await isStale(root), "never built").to.equal(true);
    await file("dist/web/index.html", 5);
    expect(await isStale(root)).to.equal(false);
    for (const source of ["web/language/ar/shell.json", "core/wire/read.ts", "package-lock.json"]) {
      await file(source, 6);
      expect(await isStale(root), source).to.equal(true);
      await file(source, 4);
    }
    await file("docs/relay.md", 6);
    await file("contracts/Lists.sol", 6);
    expect(await isStale(root), "what it is not made of").to.equal(false);
  });

  it("is left as it is when it is new, and missed in one line when it cannot be built", async () => {
    const said: string[] = [];
    const say = (text: string) => void said.push(text);
    await file("dist/web/index.html", 5);
    expect(await ensureWebApp(say, root)).to.equal(true);
    expect(said).to.deep.equal([]);
    await file("web/main.tsx", 6); // There is no Vite here to build it with.
    expect(await ensureWebApp(say, root)).to.equal(false);
    expect(said[1]).to.match(/^Warning: the web app could not be built/);
    expect(await isStale(root), "what was there stays").to.equal(true);
  });
});
