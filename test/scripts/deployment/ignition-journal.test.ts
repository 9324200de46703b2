import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { journalText, readIgnitionJournal } from "../../../scripts/deployment/ignition-journal.js";

const PREPARED = {
  type: "TRANSACTION_PREPARE_SEND",
  futureId: "A#B",
  networkInteractionId: 1,
  nonce: 7,
};
const OTHER = { type: "DEPLOYMENT_INITIALIZE", chainId: 31337 };

describe("readIgnitionJournal", () => {
  let directory: string;
  before(async () => (directory = await mkdtemp(join(tmpdir(), "three-opens-journal-"))));
  after(() => rm(directory, { recursive: true }));

  const written = async (text: string) => {
    const path = join(directory, "journal.jsonl");
    await writeFile(path, text);
    return readIgnitionJournal(path);
  };
  const whole = `\n${JSON.stringify(OTHER)}\n${JSON.stringify(PREPARED)}`;

  it("keeps every line as it is and understands those that matter", async () => {
    const lines = await written(whole);
    expect(lines?.map(({ message }) => message)).to.deep.equal([undefined, PREPARED]);
    expect(journalText(lines ?? [])).to.equal(whole);
  });

  it("leaves out a last line that was cut off anywhere", async () => {
    for (let cut = 1; cut < JSON.stringify(PREPARED).length; cut++) {
      const lines = await written(whole.slice(0, -cut));
      expect(journalText(lines ?? []), `${cut} bytes short`).to.equal(`\n${JSON.stringify(OTHER)}`);
    }
  });

  it("tells a journal that is not there from an empty one", async () => {
    expect(await readIgnitionJournal(join(directory, "none.jsonl"))).to.equal(undefined);
    expect(await written("")).to.deep.equal([]);
  });
});
