import { id as hashOf } from "ethers";
import { castRanking, ranksOf, readOffices } from "../../core/elections/index.js";
import { createOutput } from "../../scripts/cli/output.js";
import { openContentStore } from "../../scripts/content/index.js";
import type { Person } from "../../scripts/demo/cast.js";
import { calledElection, type DemoElection } from "../../scripts/demo/elections/demo-election.js";
import { acceptAll, nominateAll } from "../../scripts/demo/elections/stand.js";
import { advanceTo, call, perform } from "../../scripts/demo/elections/take-part.js";
import type { Stage } from "../../scripts/demo/stage.js";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FOUNDERS, keyOf, type Stack } from "./stack.js";

/**
 * Past the browser, the founders elect some of themselves to offices: all of those named are ranked above "re-open
 * nominations" by everybody. @param seats - of each office the founders who take its seats, by the number of their key.
 */
export async function seat(
  stack: Stack,
  seats: Readonly<Record<string, readonly number[]>>,
): Promise<void> {
  await withStage(stack, async (stage) => {
    for (const [name, people] of Object.entries(seats)) {
      const election = await call(stage, await officeOf(stack, name), "seated");
      await carryOut(stage, election, people);
    }
  });
}

/** The same for an election that was called already. */
export async function seatIn(
  stack: Stack,
  { id, office }: { id: string; office: string },
  people: readonly number[],
): Promise<void> {
  await withStage(stack, async (stage) => {
    await carryOut(stage, calledElection(id, await officeOf(stack, office), "seated"), people);
  });
}

async function officeOf({ contracts }: Stack, name: string) {
  const office = (await readOffices(contracts)).find(({ id }) => id === hashOf(name));
  if (office === undefined) throw new Error(`the coalition has no office ${name}`);
  return { ...office, name };
}

/** What scenes of the demo play with, with the founders as its people. */
async function withStage(
  { chain, contracts }: Stack,
  play: (stage: Stage) => Promise<void>,
): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "three-opens-seats-"));
  const founders = Array.from({ length: FOUNDERS }, (_, index): Person => {
    const signer = keyOf(index).connect(chain.provider);
    return { signer, address: signer.address, group: 0, founder: true };
  });
  try {
    await play({
      ...{ chain, contracts, founders, newcomers: [], anybody: founders[0]!.signer },
      store: await openContentStore(home),
      output: createOutput(true),
      coalition: undefined as never,
    });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function carryOut(
  stage: Stage,
  election: DemoElection,
  people: readonly number[],
): Promise<void> {
  const { contracts, founders } = stage;
  await nominateAll(
    stage,
    election,
    people.map((person) => founders[person]!),
  );
  await acceptAll(stage, election);
  const { ballots } = await advanceTo(stage, election, "ballot");
  const { ballotId, candidates } = ballots.at(-1)!;
  const all = [...candidates.map((_, index) => index + 1), 0];
  const ranks = ranksOf(
    all.map((alternative) => [alternative]),
    all.length,
  );
  for (const { signer } of founders)
    await perform(signer, castRanking(contracts, { ballotId, ranks, sequence: 1 }));
  await advanceTo(stage, election, "seated");
}

/** Anchoring is for members: one of them names the relay. */
export async function letRelayAnchor(stack: Stack, sponsor: number): Promise<void> {
  const { account, url } = stack.relay();
  if (account === null) throw new Error("the relay has no account to pay with");
  const lists = stack.contracts.lists.connect(keyOf(sponsor).connect(stack.chain.provider));
  await (await lists.setRelay(account, url)).wait();
}
