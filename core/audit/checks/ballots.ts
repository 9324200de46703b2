import { shortAddress, shortHash } from "../../format/index.js";
import { BallotReader, type BallotWay, subjectOf } from "../ballots/ballot-reader.js";
import { castEvents, type CastEvent } from "../ballots/cast-event.js";
import type { Check, Finding } from "../check.js";

/** Ballots between two words on how far it is. */
const STEP = 100;

const TITLES: Readonly<Record<BallotWay["how"], string>> = {
  key: "signed by keys",
  wallet: "signed by wallets",
  self: "sent by voters",
  contract: "sent by voters' contracts",
  unproven: "unproven",
};

export const ballotsCheck: Check = {
  id: "ballots",
  title: "Every ballot",
  proves:
    "Whoever cast a ballot signed it or sent it: each signature was recovered again from the transaction that brought it, and choice and reason are those that were counted.",
  async *run(context) {
    const reader = await BallotReader.of(context);
    const ballots = await castEvents(context);
    const figures: Record<string, number> = {};
    for (const how of Object.values(TITLES)) figures[how] = 0;
    for (const [done, cast] of ballots.entries()) {
      const way = await reader.wayOf(cast);
      figures[TITLES[way.how]] = (figures[TITLES[way.how]] ?? 0) + 1;
      yield* findings(cast, way);
      if (done % STEP === 0) context.progress(done, ballots.length);
    }
    return { items: ballots.length, figures };
  },
};

function* findings(cast: CastEvent, { how, says }: BallotWay): Generator<Finding> {
  if (how !== "unproven" && says !== false) return;
  const about = cast.kind === "election" ? "ballot" : "motion";
  yield {
    kind: "difference",
    item: `ballot of ${cast.voter} on ${about} ${shortHash(subjectOf(cast))}`,
    expected:
      how === "unproven" ? "an act or a signature of the voter" : "the ballot that was counted",
    found:
      how === "unproven"
        ? `neither in a transaction that ${shortAddress(cast.voter)} is said to have voted in`
        : "another ballot in the transaction",
    evidence: cast.tx,
  };
}
