import { expect } from "chai";
import { IMPORTED_LIST_MEDIA_TYPE } from "../../../core/mail/index.js";
import { mailRoutes } from "../../../relay/http/routes/mail.js";
import { parseConfig } from "../../../relay/process/load-config.js";
import type { MailService } from "../../../relay/mail/service.js";
import { importFile } from "../../core/mail/mailbox-file.js";
import { serveApp, type ServedApp } from "../http/served-app.js";
import { readFeed } from "./atom.js";
import { ListOfPosts } from "./list-of-posts.js";
import { mailOf } from "./mail-service.js";

const ARCHIVIST = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const VERSION = `0x${"1".padStart(64, "0")}`;
const DIRECTORY = "0x00000000000000000000000000000000000000D1";

describe("GET /v1/lists/:id of mail", () => {
  let served: ServedApp;
  let posts: ListOfPosts;
  let mail: MailService;
  let cid: string;

  before(async () => {
    posts = new ListOfPosts();
    posts.archivists.add(ARCHIVIST);
    for (let count = 0; count < 7; count++) await posts.say({ text: `post ${count}\n` });
    const { file, bytesOf } = await importFile("list-2005");
    cid = file.cid;
    await posts.deposit(VERSION, ARCHIVIST, IMPORTED_LIST_MEDIA_TYPE, await bytesOf(cid));
    mail = mailOf(posts);
    await mail.syncHistories();
    const config = parseConfig({ chain: { directory: DIRECTORY } });
    served = await serveApp([(app) => mailRoutes(app, { config, mail })]);
  });
  after(async () => {
    await served?.close();
    await mail?.close();
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${served.url}/v1/lists/${path}`, { headers });
  const refusalAt = async (path: string) => {
    const response = await get(path);
    const { code, message } = (await response.json()) as { code: string; message: string };
    expect(message).to.match(/^.+$/);
    return `${response.status} ${code}`;
  };

  it("feed.atom is a feed whose links lead on, by id and by name", async () => {
    const response = await get(`${posts.entry.id}/feed.atom`);
    expect(response.headers.get("content-type")).to.equal("application/atom+xml; charset=utf-8");
    const feed = readFeed(await response.text());
    expect(feed.links.self).to.equal(`${served.url}/v1/lists/${posts.entry.id}/feed.atom`);
    const next = readFeed(await (await fetch(feed.links.next ?? "")).text());
    expect([...feed.entries, ...next.entries]).to.have.length(7);
    const named = await get("discuss/feed.atom");
    expect(readFeed(await named.text())).to.deep.equal(feed);
  });

  it("feed.atom is not sent again to who has it", async () => {
    const etag = (await get("discuss/feed.atom")).headers.get("etag") ?? "";
    const again = await get("discuss/feed.atom", { "if-none-match": etag });
    expect(again.status).to.equal(304);
    expect(await again.text()).to.equal("");
  });

  it("archive.mbox is the mailbox, as a download", async () => {
    const response = await get("discuss/archive.mbox");
    expect(response.headers.get("content-type")).to.equal("application/mbox");
    expect(response.headers.get("content-disposition")).to.contain("discuss.mbox");
    const text = await response.text();
    expect(text.match(/^From 0x/gm)).to.have.length(7);
  });

  it("history names what was imported, and pages through it", async () => {
    const listed = (await (await get("discuss/history")).json()) as {
      histories: { cid: string }[];
    };
    expect(listed.histories).to.have.length(1);
    expect(listed.histories[0]).to.include({ cid, provenance: "imported", archivist: ARCHIVIST });
    const page = (await (await get(`discuss/history/${cid}?limit=4`)).json()) as {
      entries: { index: number; kind: string }[];
      next: number | null;
    };
    expect(page.entries.map(({ index }) => index)).to.deep.equal([0, 1, 2, 3]);
    expect(page.next).to.equal(3);
    const rest = (await (await get(`discuss/history/${cid}?after=3`)).json()) as typeof page;
    expect(rest.entries.map(({ kind }) => kind)).to.deep.equal(["left-out", "message", "message"]);
    expect(rest.next).to.equal(null);
  });

  for (const [path, expected] of [
    ["nothing/feed.atom", "404 list-unknown"],
    ["nothing/archive.mbox", "404 list-unknown"],
    ["No%20List/feed.atom", "400"],
    ["discuss/feed.atom?before=x", "400"],
    ["discuss/feed.atom?before=99999999999999999999", "400"],
    [`discuss/history/${`b${"a".repeat(58)}`}`, "404 history-unknown"],
    ["discuss/history/x", "400"],
    [`discuss/history/${`b${"a".repeat(58)}`}?limit=9999`, "400"],
  ] as const) {
    it(`answers ${expected} to ${path}`, async () => {
      expect(await refusalAt(path)).to.contain(expected);
    });
  }
});
