import { id as hashOf } from "ethers";
import { readOffices } from "../../../core/elections/index.js";
import type { Person } from "../cast.js";
import type { DemoElection } from "../elections/demo-election.js";
import { hold } from "../elections/elect.js";
import type { Stage } from "../stage.js";

/** Those who decide cases, and those who hear appeals. */
export interface Bench {
  officers: Person[];
  panel: Person[];
  elections: DemoElection[];
}

/** Conduct officers and a panel are elected among the newcomers who hold no office yet. */
export async function electBench(stage: Stage, candidates: readonly Person[]): Promise<Bench> {
  const half = Math.floor(candidates.length / 2);
  const officers = await electTo(stage, "conduct-officer", candidates.slice(0, half));
  const panel = await electTo(stage, "appeal-panellist", candidates.slice(half));
  const seated = ({ elected, nominees }: DemoElection) =>
    nominees.filter(({ address }) => elected.includes(address));
  return { officers: seated(officers), panel: seated(panel), elections: [officers, panel] };
}

async function electTo(
  stage: Stage,
  name: string,
  nominees: readonly Person[],
): Promise<DemoElection> {
  const office = (await readOffices(stage.contracts)).find(({ id }) => id === hashOf(name));
  if (office === undefined) throw new Error(`a coalition file has the office ${name}`);
  return hold(stage, office, nominees);
}
