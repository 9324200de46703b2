import { conductYearLines } from "../../conduct/index.js";
import {
  countOf,
  formatAddress,
  formatCount,
  formatDate,
  formatMoment,
  formatShare,
  shortHash,
} from "../../format/index.js";
import { bullet, heading, table } from "../markdown.js";
import type { Counts, YearReport } from "./year-report.js";

/** The yearly report as Markdown, for the archive and for people. */
export function yearMarkdown(report: YearReport): string {
  const { year, block, whole, directory } = report;
  return [
    heading(1, `Yearly report ${year}`),
    `Recounted from the chain alone, at block ${formatCount(block.number)} (${block.hash}) of ${formatMoment(block.time)}; the coalition's directory is ${directory}. Anybody can repeat it: \`npm run dao -- report --year ${year} --block ${block.hash}\`.`,
    ...(whole ? [] : [`The year was not over at this block: the figures are of a part of it.`]),
    ...members(report),
    ...votes(report),
    ...offices(report),
    ...records(report),
  ]
    .join("\n\n")
    .concat("\n");
}

function members({ members: roll }: YearReport): string[] {
  return [
    heading(2, "Members"),
    `${countOf(roll.atStart, "member")} at the beginning, ${formatCount(roll.atEnd)} at the end: ${formatCount(roll.joined)} joined, ${formatCount(roll.left)} left, ${formatCount(roll.removed)} were removed. Voters: ${formatCount(roll.votersAtStart)} and ${formatCount(roll.votersAtEnd)}, ${formatCount(roll.enrolled)} newly enrolled.`,
    table(
      ["stakeholder group", "at the beginning", "at the end"],
      roll.groups.map(({ name, atStart, atEnd }) => [name, String(atStart), String(atEnd)]),
    ),
    table(
      ["end of month", "members", "voters"],
      roll.months.map((each) => [each.month, each.members, each.voters].map(String)),
    ),
  ];
}

function votes({ motions, elections, recalls, resolutions }: YearReport): string[] {
  const passed = motions.filter(({ outcome }) => outcome === "passed").length;
  return [
    heading(2, "Motions"),
    `${countOf(motions.length, "motion")}, ${formatCount(passed)} of them carried so far; ${countOf(resolutions, "resolution")} recorded.`,
    table(
      ["motion", "kind", "class", "filed", "outcome", "ballots", "electorate", "turnout"],
      motions.map((motion) => [
        `${motion.title} (${shortHash(motion.id)})`,
        ...[motion.kind, motion.class, formatDate(motion.filedAt)],
        motion.executed ? `${motion.outcome}, executed` : motion.outcome,
        ...[motion.ballots, motion.electorate].map(String),
        formatShare(motion.turnout),
      ]),
    ),
    ...motions
      .filter(({ dissent }) => dissent.length > 0)
      .map(({ title, dissent }) =>
        bullet([
          `Dissent from ${title}: ${dissent.map(({ name, author }) => `${name} by ${formatAddress(author)}`).join("; ")}`,
        ]),
      ),
    heading(2, "Elections"),
    `${countOf(elections.length, "election")}, ${countOf(recalls, "recall")}.`,
    table(
      [
        "office",
        "called",
        "seats",
        "nominees",
        "candidates",
        "ballots",
        "turnout",
        "stage",
        "seated",
      ],
      elections.map((election) => [
        election.office,
        formatDate(election.calledAt),
        ...[election.seats, election.nominees, election.candidates, election.ballots].map(String),
        formatShare(election.turnout),
        election.stage,
        election.seated.map(({ account }) => formatAddress(account)).join(", "),
      ]),
    ),
  ];
}

function offices(report: YearReport): string[] {
  return [
    heading(2, "Offices"),
    table(
      ["office", "seats", "held", "vacant", "holders"],
      report.offices.map(({ name, open, seats, holders }) => [
        open ? name : `${name} (closed)`,
        ...[seats, holders.length, seats - holders.length].map(String),
        holders
          .map(({ account, until }) => `${formatAddress(account)} until ${formatDate(until)}`)
          .join(", "),
      ]),
    ),
  ];
}

function records({ conduct, cases, documents, posts }: YearReport): string[] {
  return [
    heading(2, "Conduct"),
    bullet(conductYearLines(conduct).map((line) => line.trim())),
    counts("duty", cases.byDuty),
    counts("where the cases stand", cases.byStage),
    heading(2, "Archive"),
    `${countOf(documents.opened, "new document")}, ${countOf(documents.versions, "version")}, ${formatCount(documents.withdrawn)} withdrawn.`,
    counts("kind", documents.byKind),
    heading(2, "Lists"),
    `${countOf(posts.posts, "post")} by ${countOf(posts.authors, "member")}.`,
    table(
      ["list", "posts", "authors"],
      posts.lists.map(({ name, posts: count, authors }) => [name, String(count), String(authors)]),
    ),
  ].filter((part) => part !== "");
}

function counts(what: string, of: Counts): string {
  const rows = Object.entries(of);
  return rows.length === 0
    ? ""
    : table(
        [what, "count"],
        rows.map(([name, count]) => [name, String(count)]),
      );
}
