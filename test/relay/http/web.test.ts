import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { findWebApp } from "../../../relay/http/web-app.js";
import { webRoutes } from "../../../relay/http/routes/web.js";
import { refusalOf } from "../../core/refusal.js";
import { expectRefused } from "./refused.js";
import { sendRaw, serveApp, type ServedApp } from "./served-app.js";

const POLICY = "default-src 'none'; script-src 'self'";
const PAGE = `<!doctype html><meta content="${POLICY}" http-equiv="Content-Security-Policy"><title>x</title>`;
const SCRIPT = "console.log('three opens');".repeat(100);

describe("the web app at the relay", () => {
  let directory: string;
  let served: ServedApp;
  const ask = (path: string, init?: RequestInit) => fetch(`${served.url}${path}`, init);

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "web-app-"));
    const web = join(directory, "web");
    await mkdir(join(web, "assets"), { recursive: true });
    await writeFile(join(web, "index.html"), PAGE);
    await writeFile(join(web, "assets/home-Ab12_-Cd.js"), SCRIPT);
    await writeFile(join(web, "assets/home-Ab12_-Cd.js.gz"), gzipSync(SCRIPT));
    await writeFile(join(web, "robots.txt"), "User-agent: *\n");
    await writeFile(join(web, ".secret"), "no");
    await writeFile(join(directory, "outside.txt"), "outside");
    const app = await findWebApp(web);
    served = await serveApp([(edge) => webRoutes(edge, app)]);
  });
  after(async () => {
    await served.close();
    await rm(directory, { recursive: true });
  });

  it("serves the page with its own policy, in no frame, asked for anew each time", async () => {
    for (const path of ["/", "/index.html", "/?x=1"]) {
      const answer = await ask(path);
      expect(await answer.text()).to.equal(PAGE);
      expect(answer.headers.get("content-type")).to.match(/^text\/html/);
      expect(answer.headers.get("content-security-policy")).to.equal(
        `${POLICY}; frame-ancestors 'none'`,
      );
      expect(answer.headers.get("cache-control")).to.equal("no-cache");
      expect(answer.headers.get("x-content-type-options")).to.equal("nosniff");
      expect(answer.headers.get("x-frame-options")).to.equal("DENY");
      expect(answer.headers.get("referrer-policy")).to.equal("no-referrer");
    }
    const etag = (await ask("/")).headers.get("etag") ?? "";
    const again = await sendRaw(
      served.url,
      `GET / HTTP/1.1\r\nHost: x\r\nIf-None-Match: ${etag}\r\nConnection: close\r\n\r\n`,
    );
    expect(again).to.match(/^HTTP\/1.1 304/);
  });

  it("lets what is named by its content be kept, and nothing else", async () => {
    const script = await ask("/assets/home-Ab12_-Cd.js");
    expect(script.headers.get("cache-control")).to.equal("public, max-age=31536000, immutable");
    expect(script.headers.get("content-type")).to.match(/javascript/);
    expect((await ask("/robots.txt")).headers.get("cache-control")).to.equal("no-cache");
  });

  it("sends the compressed copy to whoever takes it", async () => {
    const asked = (encoding: string) =>
      sendRaw(
        served.url,
        `GET /assets/home-Ab12_-Cd.js HTTP/1.1\r\nHost: x\r\nAccept-Encoding: ${encoding}\r\nConnection: close\r\n\r\n`,
      );
    const small = await asked("gzip");
    expect(small).to.match(/content-encoding: gzip/i);
    expect(small).to.match(/content-type: [a-z]+\/javascript/i);
    expect(small).to.match(/cache-control: public, max-age=31536000, immutable/i);
    expect(small.length).to.be.below(SCRIPT.length);
    const whole = await asked("identity");
    expect(whole).to.not.match(/content-encoding/i);
    expect(whole).to.include(SCRIPT);
  });

  it("serves a new build at once", async () => {
    await writeFile(join(directory, "web/assets/later-Ab12_-Cd.js"), "later()");
    expect(await (await ask("/assets/later-Ab12_-Cd.js")).text()).to.equal("later()");
  });

  it("serves nothing but the app's own files", async () => {
    for (const path of [
      ...["/.secret", "/outside.txt", "/assets", "/assets/", "/nothing.js"],
      ...["/..%2foutside.txt", "/assets/..%2f..%2foutside.txt", "/%2e%2e/outside.txt"],
    ])
      await expectRefused(await ask(path), 404, "not-found");
    const raw = await sendRaw(
      served.url,
      "GET /../outside.txt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    );
    expect(raw).to.match(/^HTTP\/1.1 40/);
    expect((await ask("/", { method: "POST", body: "{}" })).status).to.be.within(404, 405);
  });
});

describe("findWebApp", () => {
  let directory: string;
  before(async () => (directory = await mkdtemp(join(tmpdir(), "web-app-"))));
  after(() => rm(directory, { recursive: true }));

  it("takes what was built, if it was, and nothing when told so", async () => {
    expect(await findWebApp(undefined, join(directory, "never"))).to.equal(undefined);
    expect(await findWebApp("none", directory)).to.equal(undefined);
    await writeFile(join(directory, "index.html"), PAGE.replaceAll("'", "&#39;"));
    expect(await findWebApp(undefined, directory)).to.deep.equal({
      directory,
      policy: `${POLICY}; frame-ancestors 'none'`,
    });
  });

  it("refuses a page without a policy, and a directory without a page", async () => {
    await refusalOf(() => findWebApp(join(directory, "never")), "WEB_APP_UNUSABLE");
    await writeFile(join(directory, "index.html"), "<title>x</title>");
    await refusalOf(() => findWebApp(directory), "WEB_APP_UNUSABLE");
  });
});
