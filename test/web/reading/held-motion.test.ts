import { expect } from "chai";
import { isDaoError } from "../../../core/errors.js";
import { relayAt } from "../../../core/via/relay-client.js";
import type { MotionView } from "../../../web/reading/reader.js";
import { relayReader } from "../../../web/reading/relay-reader.js";
import { serveForum, type ServedForum } from "./served-forum.js";

const OTHER = `0x${"77".repeat(32)}`;

describe("a motion that a relay serves", () => {
  let served: ServedForum;
  let true_: MotionView;
  let id = "";

  before(async function () {
    this.timeout(120_000);
    served = await serveForum();
    const relay = relayReader(relayAt(served.relay.url));
    id = (await relay.motions({})).items[0]?.id ?? "";
    true_ = (await relay.motion(id))!.item;
  });
  after(async () => {
    await served?.close();
  });

  /** What is read of a relay that answers otherwise. */
  async function read(change: (motion: MotionView) => void, asked = id): Promise<unknown> {
    const item = structuredClone(true_);
    change(item);
    const answer = { at: { number: 1, hash: "", time: 1 }, item };
    const fetch = () => Promise.resolve(Response.json(answer));
    const reader = relayReader(relayAt("http://relay.example", { fetch }));
    return reader.motion(asked).then(
      (found) => found?.item,
      (error: unknown) => (isDaoError(error) ? error.code : error),
    );
  }

  it("is taken as it is when its ids fit", async () => {
    expect(true_.texts).to.have.length(1);
    expect(await read(() => undefined)).to.deep.equal(true_);
    expect(await read(() => undefined, id.toUpperCase().replace("0X", "0x"))).to.deep.equal(true_);
  });

  it("is refused when other words or calls stand under an id", async () => {
    const [text] = true_.texts;
    const [call] = text!.calls;
    const changes: ((motion: MotionView) => void)[] = [
      (motion) => (motion.texts[0]!.description += " Not."),
      (motion) => (motion.texts[0]!.calls = []),
      (motion) => (motion.texts[0]!.calls[0] = { ...call!, value: "1" }),
      (motion) => (motion.texts[0]!.calls[0] = { ...call!, target: `0x${"12".repeat(20)}` }),
      (motion) => (motion.texts[0]!.calls[0] = { ...call!, target: `0x${"aB".repeat(20)}` }),
      (motion) => (motion.texts[0]!.id = OTHER),
      (motion) => (motion.id = OTHER),
      (motion) => (motion.texts = []),
      (motion) => (motion.options[0]!.text = OTHER),
      (motion) => (motion.options[0]!.origin = OTHER),
      (motion) => (motion.winner = OTHER),
      (motion) =>
        motion.replacements.push({
          ...{ how: "corrected", origin: id, text: OTHER, announcedAt: 1 },
          ...{ objectUntil: 2, objected: false },
        }),
    ];
    for (const change of changes)
      expect(await read(change), String(change)).to.equal("MOTION_FORGED");
    expect(await read(() => undefined, OTHER), "another was asked for").to.equal("MOTION_FORGED");
  });

  it("has the title its words say, whatever title comes along", async () => {
    const renamed = await read((motion) => {
      motion.title = motion.texts[0]!.title = motion.options[0]!.title = "Something harmless";
      motion.description = "Something harmless";
      motion.calls = [];
    });
    expect(renamed).to.deep.equal(true_);
  });
});
