import { type Office, readOffices, replayOffices } from "../../elections/index.js";
import { formatMoment } from "../../format/index.js";
import type { Check, Finding } from "../check.js";
import { compare } from "../findings.js";

export const officesCheck: Check = {
  id: "offices",
  title: "Offices and terms",
  proves:
    "Who holds which seat of which office, since when and until when, follows from the events and is what the contract says.",
  async *run({ contracts, range }) {
    const [replayed, kept] = await Promise.all([
      replayOffices(contracts, range),
      readOffices(contracts, range.toBlock),
    ]);
    yield* compare("offices", namesOf(replayed), namesOf(kept));
    let terms = 0;
    for (const office of replayed) {
      const said = kept.find(({ id }) => id === office.id);
      if (said !== undefined) yield* compareOffice(office, said);
      terms += office.seats.filter(({ holder }) => holder !== undefined).length;
    }
    return { items: replayed.length, figures: { offices: replayed.length, officers: terms } };
  },
};

const namesOf = (offices: readonly Office[]) => offices.map(({ name }) => name).join(", ");

function* compareOffice(office: Office, kept: Office): Generator<Finding> {
  const item = `office ${office.name}`;
  yield* compare(`${item}: open`, office.open, kept.open, office.id);
  yield* compare(`${item}: excludes`, office.excludes.join(), kept.excludes.join(), office.id);
  const seats = Math.max(office.seats.length, kept.seats.length);
  for (let seat = 0; seat < seats; seat++) {
    const [own, said] = [office.seats[seat], kept.seats[seat]];
    yield* compare(`${item}: seat ${seat}`, termOf(own?.holder), termOf(said?.holder), office.id);
    yield* compare(
      `${item}: next on seat ${seat}`,
      termOf(own?.next),
      termOf(said?.next),
      office.id,
    );
  }
}

function termOf(term: Office["seats"][number]["holder"]): string {
  if (term === undefined) return "nobody";
  const { account, from, until, ends, inRow } = term;
  const span = [from, until, ends].map(formatMoment).join(" to ");
  return `${account}, ${span}, ${inRow} in a row`;
}
