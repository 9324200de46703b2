import { readFile } from "node:fs/promises";
import type { Ranking } from "../../../core/counting/index.js";

/** An election as the Debian project published it; the last option is the default. */
export interface PublishedElection {
  name: string;
  options: string[];
  tally: number[][];
  quorum: number;
  ballots: number;
  winner: string;
}

const read = (name: string) => readFile(new URL(`../../data/${name}`, import.meta.url), "utf8");

/** Pairwise tables as published. */
export async function publishedElections(): Promise<PublishedElection[]> {
  const { elections } = JSON.parse(await read("debian-tables.json")) as {
    elections: PublishedElection[];
  };
  return elections;
}

/** The ballots of 2002 as PrefLib keeps them: "60: 3,1,2,4" is sixty ballots, best option first, counted from 1. */
export async function ballotsOf2002(): Promise<Ranking[]> {
  const lines = (await read("debian-2002.soi")).split("\n");
  return lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .flatMap((line) => {
      const [count, order] = line.split(": ");
      const ranking = [0, 0, 0, 0];
      for (const [place, option] of order!.split(",").entries())
        ranking[Number(option) - 1] = place + 1;
      return new Array<Ranking>(Number(count)).fill(ranking);
    });
}
