import { DAY, ELECTION_METHODS } from "../../core/coalition/index.js";
import { providerOf, type CoalitionContracts } from "../../core/contracts/index.js";
import { readOffices, replayOffices, type Office } from "../../core/elections/index.js";
import { formatDate, formatMoment, formatPeriod } from "../../core/format/index.js";
import type { DeploymentParameters } from "../../deploy/parameters.js";
import type { History } from "./history.js";
import { Part, type PartReport } from "./report.js";

type Terms = DeploymentParameters["offices"][number]["terms"];

/** The file knows whole days; a motion may choose any moment. */
const formatBeginning = (seconds: bigint | number) =>
  BigInt(seconds) % BigInt(DAY) === 0n ? formatDate(seconds) : formatMoment(seconds);

/** How a term is written, and the name it has in the coalition file. */
const TERMS: { [Name in keyof Terms]: [key: string, write: (value: never) => string] } = {
  seats: ["seats", String],
  method: ["method", String],
  cohorts: ["cohorts", String],
  termsInRow: ["termsInRow", String],
  firstTermAt: ["firstTerm", formatBeginning],
  term: ["term", formatPeriod],
};

/**
 * The offices are those of the file and no others, with their terms. Whoever holds one was seated since the founding:
 * the contract's word and the logs agree on every seat.
 */
export async function checkOffices(
  contracts: CoalitionContracts,
  { offices: expected, exclusions }: DeploymentParameters,
  history: History,
): Promise<PartReport> {
  const part = new Part("offices");
  const toBlock = await providerOf(contracts.offices).getBlockNumber();
  const [live, replayed] = await Promise.all([
    readOffices(contracts, toBlock),
    replayOffices(contracts, { fromBlock: history.fromBlock, toBlock }),
  ]);
  const idOf = new Map(
    await Promise.all(
      expected.map(async ({ name }) => [name, await contracts.offices.officeIdOf(name)] as const),
    ),
  );
  const nameOf = (id: string) =>
    [...idOf].find(([, known]) => known === id)?.[0] ??
    live.find((each) => each.id === id)?.name ??
    id;

  part.compareSets(
    [...idOf.values()],
    live.flatMap(({ id, open }) => (open ? [id] : [])),
    (id) => ({
      what: `office ${nameOf(id)}`,
      present: "open",
      absent: "not open",
      changedSince: changed(history, id, "OfficeOpened", "OfficeClosed"),
    }),
  );
  for (const { name, terms } of expected) {
    const office = live.find(({ id }) => id === idOf.get(name));
    if (office !== undefined) compareTerms(part, name, terms, office, history);
  }
  compareExclusions(part, exclusions, live, { nameOf, history });
  for (const office of live) {
    compareHolders(
      part,
      office,
      replayed.find(({ id }) => id === office.id),
      history,
    );
  }
  return part;
}

const changed = (history: History, officeId: string, ...events: string[]) =>
  events.some((event) =>
    history.hasLater(history.offices, event, ({ args }) => args.officeId === officeId),
  );

function compareTerms(
  part: Part,
  name: string,
  { method, ...numbers }: Terms,
  office: Office,
  history: History,
): void {
  part.compare(`name of the office ${name}`, name, office.name);
  const expected = { ...numbers, method: ELECTION_METHODS[method] };
  const since = changed(history, office.id, "OfficeOpened", "OfficeChanged");
  for (const term of Object.keys(TERMS) as (keyof Terms)[]) {
    const [key, write] = TERMS[term];
    part.compare(
      `${key} of the office ${name}`,
      write(expected[term] as never),
      write(office.terms[term] as never),
      since,
    );
  }
}

/** Each office says which ones exclude it, so every pair is told twice. */
function compareExclusions(
  part: Part,
  expected: DeploymentParameters["exclusions"],
  live: readonly Office[],
  { nameOf, history }: { nameOf: (id: string) => string; history: History },
): void {
  const pair = (one: string, other: string) => `${one} by holding ${other}`;
  const later = history.offices.filter(
    ({ name, log }) => name === "ExclusionSet" && history.isLater(log),
  );
  part.compareSets(
    expected.flatMap(({ first, second }) => {
      const [one, other] = [nameOf(first), nameOf(second)];
      return [pair(one, other), pair(other, one)];
    }),
    live.flatMap(({ id, excludes }) => excludes.map((other) => pair(nameOf(id), other))),
    (item) => ({
      what: `exclusion from the office ${item}`,
      present: "in force",
      absent: "not in force",
      changedSince: later.some(({ args }) => {
        const [one, other] = [nameOf(String(args.first)), nameOf(String(args.second))];
        return item === pair(one, other) || item === pair(other, one);
      }),
    }),
  );
}

/** Nobody is an officer from the founding on; who is one now was seated since, and the logs say when. */
function compareHolders(
  part: Part,
  office: Office,
  replayed: Office | undefined,
  history: History,
): void {
  const first = history.offices.filter(
    ({ name, args, log }) =>
      name === "OfficerSeated" && args.officeId === office.id && !history.isLater(log),
  );
  part.compare(
    `officers of ${office.name} at the founding`,
    "nobody",
    first.map(({ args }) => String(args.account)).join(", ") || "nobody",
  );
  const written = (seat: Office["seats"][number] | undefined) =>
    [seat?.holder, seat?.next].map(
      (term) =>
        term && `${term.account} from ${formatMoment(term.from)} until ${formatMoment(term.until)}`,
    );
  for (let seat = 0; seat < Math.max(office.seats.length, replayed?.seats.length ?? 0); seat++) {
    const [holder = "nobody", next = "nobody"] = written(office.seats[seat]);
    const [seated = "nobody", waiting = "nobody"] = written(replayed?.seats[seat]);
    part.compare(`seat ${seat} of ${office.name}, by the logs`, holder, seated);
    part.compare(`who waits for seat ${seat} of ${office.name}, by the logs`, next, waiting);
  }
}
