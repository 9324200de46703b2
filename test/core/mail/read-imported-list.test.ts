import { expect } from "chai";
import { readImportedList } from "../../../core/mail/index.js";
import { refusalOf } from "../refusal.js";
import { importFile } from "./mailbox-file.js";
import { gather } from "./gather.js";

async function* bytes(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text as string);
}

async function readAll(text: string | Uint8Array) {
  const { head, entries } = await readImportedList(bytes(text));
  return { head, entries: await gather(entries) };
}

async function lines(): Promise<string[]> {
  const { bytesOf, file } = await importFile("broken");
  return (await bytesOf(file.cid)).toString().trimEnd().split("\n");
}

describe("readImportedList", () => {
  it("reads what was written", async () => {
    const { bytesOf, file, head, entries } = await importFile("encodings");
    expect(await readAll(await bytesOf(file.cid))).to.deep.equal({ head, entries });
  });

  const harms: [string, (all: string[]) => string[]][] = [
    ["nothing", () => []],
    ["no head", (all) => all.slice(1)],
    ["another format", ([head = "", ...rest]) => [head.replace("imported-list", "other"), ...rest]],
    ["a key nobody knows", ([head = "", ...rest]) => [head.replace("{", '{"more":1,'), ...rest]],
    ["a message left out", ([head = "", , ...rest]) => [head, ...rest]],
    ["a message too many", (all) => [...all, (all.at(-1) ?? "").replace('"index":7', '"index":8')]],
    ["its last message missing", (all) => all.slice(0, -1)],
    ["a line that is not JSON", ([head = "", ...rest]) => [head, `${rest[0]}}`, ...rest.slice(1)]],
    ["a CID that is none", (all) => all.map((line) => line.replace('"cid":"b', '"cid":"z'))],
    ["a blank line", (all) => [...all, ""]],
  ];
  for (const [what, harm] of harms) {
    it(`refuses a file with ${what}`, async () => {
      const text = harm(await lines()).map((line) => `${line}\n`);
      await refusalOf(() => readAll(text.join("")), "IMPORTED_LIST_MALFORMED");
    });
  }

  it("refuses a line without end, one that is too long, and bytes that are not UTF-8", async () => {
    const text = (await lines()).join("\n");
    await refusalOf(() => readAll(text), "IMPORTED_LIST_MALFORMED");
    await refusalOf(() => readAll("x".repeat(2_000_000)), "IMPORTED_LIST_MALFORMED");
    await refusalOf(() => readAll(Buffer.from([0xff, 0x0a])), "IMPORTED_LIST_MALFORMED");
  });
});
