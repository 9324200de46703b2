import { expect } from "chai";
import fc from "fast-check";
import {
  countElection,
  countMotion,
  explainOutcome,
  type Requirement,
} from "../../../core/counting/index.js";
import { anySmallMatrix, contestOver } from "./contests.js";

const OPTIONS = ["the status quo", "the original", "Amendment 1", "Amendment 2", "Amendment 3"];

function explainMotion(matrix: number[][], requirements: Requirement[]): string {
  const contest = contestOver(matrix, { labels: OPTIONS.slice(0, matrix.length) });
  return explainOutcome(contest, countMotion(contest, requirements));
}

function explainElection(
  matrix: number[][],
  seats: number,
  method: "schulze" | "approval" = "schulze",
): string {
  const contest = contestOver(matrix, {
    labels: ["RON", "Ada", "Ben", "Cem"].slice(0, matrix.length),
    tieRule: "the smaller lot goes first",
  });
  return explainOutcome(contest, countElection(contest, { method, seats }));
}

const all = (count: number, quorum: number, majority = 1) =>
  new Array<Requirement>(count).fill({ quorum, majority });

describe("explainOutcome", () => {
  it("says by how much an option wins, and why others were dropped", () => {
    const matrix = [
      [0, 8, 5, 20, 4],
      [40, 0, 20, 30, 50],
      [45, 31, 0, 30, 50],
      [3, 1, 1, 0, 1],
      [6, 2, 2, 40, 0],
    ];
    const requirements = [...all(4, 5), { quorum: 5, majority: 2 }];
    expect(explainMotion(matrix, requirements)).to.equal(
      "Amendment 1 wins: 31 voters prefer it to the original and 20 the original to it; " +
        "45 voters prefer it to the status quo and 5 the status quo to it. " +
        "Amendment 2 was dropped because it missed quorum: 3 of 5 votes needed against the status quo. " +
        "Amendment 3 was dropped because it missed its majority: 6 voters prefer it to the status quo " +
        "and 4 the status quo to it, and it needs 2 votes for each vote against.",
    );
  });

  it("names the chain by which an option wins over one that is preferred to it", () => {
    const matrix = [
      [0, 1, 1, 1],
      [50, 0, 25, 16],
      [50, 20, 0, 29],
      [50, 28, 16, 0],
    ];
    expect(explainMotion(matrix, all(4, 5))).to.equal(
      "Amendment 1 wins: 29 voters prefer it to Amendment 2 and 16 Amendment 2 to it; " +
        "20 voters prefer it to the original and 25 the original to it, " +
        "but Amendment 1 is preferred to Amendment 2 by 29 to 16 and Amendment 2 to the original by 28 to 16, " +
        "a chain with at least 28 voters in every link, while the best way back has no more than 25; " +
        "50 voters prefer it to the status quo and 1 the status quo to it.",
    );
  });

  it("says when only the tie rule decided", () => {
    const matrix = [
      [0, 1, 1],
      [1, 0, 0],
      [2, 0, 0],
    ];
    expect(explainMotion(matrix, all(3, 1))).to.equal(
      "Amendment 1 wins: 2 voters prefer it to the status quo and 1 the status quo to it. " +
        "The original was dropped because it missed its majority: " +
        "1 voter prefers it to the status quo and 1 the status quo to it.",
    );
    matrix[1]![0] = 2;
    expect(explainMotion(matrix, all(3, 1))).to.equal(
      "The original wins: the original and Amendment 1 tie, and the one filed earlier goes first; " +
        "2 voters prefer it to the status quo and 1 the status quo to it.",
    );
  });

  it("says why nothing changes", () => {
    const matrix = [
      [0, 2],
      [1_200, 0],
    ];
    expect(explainMotion(matrix, all(2, 1_201))).to.equal(
      "The status quo stays, because no option is left. The original was dropped because it missed " +
        "quorum: 1,200 of 1,201 votes needed against the status quo.",
    );
    expect(explainMotion([[0]], all(1, 1))).to.equal(
      "The status quo stays, because no option is left.",
    );
  });

  it("explains an election to one seat against everybody, and to several in order", () => {
    const matrix = [
      [0, 8, 9, 20],
      [30, 0, 20, 25],
      [31, 10, 0, 25],
      [21, 5, 5, 0],
    ];
    expect(explainElection(matrix, 1)).to.equal(
      "Ada is elected: 20 voters prefer Ada to Ben and 10 Ben to Ada; " +
        "25 voters prefer Ada to Cem and 5 Cem to Ada; 30 voters prefer Ada to RON and 8 RON to Ada.",
    );
    expect(explainElection(matrix, 2)).to.equal(
      "Ada and Ben are elected, in this order: 20 voters prefer Ada to Ben and 10 Ben to Ada; " +
        "30 voters prefer Ada to RON and 8 RON to Ada; 25 voters prefer Ben to Cem and 5 Cem to Ben; " +
        "31 voters prefer Ben to RON and 9 RON to Ben.",
    );
    expect(explainElection(matrix, 1, "approval")).to.equal(
      "Ben is elected: 31 ballots for Ben, 30 for Ada; 31 voters prefer Ben to RON and 9 RON to Ben.",
    );
  });

  it("says who does not rank above RON, and draws lots aloud", () => {
    const matrix = [
      [0, 1, 9, 7],
      [9, 0, 4, 4],
      [1, 4, 0, 3],
      [7, 4, 8, 0],
    ];
    expect(explainElection(matrix, 1)).to.equal(
      "Ada is elected: 9 voters prefer Ada to RON and 1 RON to Ada. " +
        "Ben is not elected: 9 voters prefer RON to Ben and 1 Ben to RON. " +
        "Cem is not elected: Cem and RON tie, and only who ranks above RON is elected.",
    );
    expect(explainElection([[0]], 1)).to.equal(
      "Nobody is elected, because no candidate ranks above RON.",
    );
    const tied = [
      [0, 1, 1],
      [9, 0, 4],
      [9, 4, 0],
    ];
    for (const method of ["schulze", "approval"] as const)
      expect(explainElection(tied, 1, method)).to.equal(
        "Ada is elected: Ada and Ben tie, and the smaller lot goes first; " +
          "9 voters prefer Ada to RON and 1 RON to Ada.",
      );
  });

  it("says when nothing leads back from RON", () => {
    const matrix = [
      [0, 7, 9],
      [7, 0, 3],
      [2, 8, 0],
    ];
    expect(explainElection(matrix, 1)).to.equal(
      "Nobody is elected, because no candidate ranks above RON. Ada is not elected: 7 voters prefer RON " +
        "to Ada and 7 Ada to RON, but RON is preferred to Ben by 9 to 2 and Ben to Ada by 8 to 3, a chain " +
        "with at least 8 voters in every link, while there is no way back. " +
        "Ben is not elected: 9 voters prefer RON to Ben and 2 Ben to RON.",
    );
  });

  it("keeps every outcome to one line that names everybody", () => {
    fc.assert(
      fc.property(anySmallMatrix, fc.integer({ min: 1, max: 3 }), (matrix, seats) => {
        const contest = contestOver(matrix, { labels: matrix.map((_, i) => `<${i}\n>`) });
        const motion = countMotion(contest, all(matrix.length, 3));
        const texts = [explainOutcome(contest, motion)];
        for (const alternative of matrix.keys()) expect(texts[0]).to.include(`<${alternative}\\n>`);
        for (const method of ["schulze", "approval"] as const)
          texts.push(explainOutcome(contest, countElection(contest, { method, seats })));
        for (const text of texts)
          expect(text)
            .to.match(/^.+\.$/)
            .and.not.match(/undefined|NaN/);
      }),
    );
  });
});
