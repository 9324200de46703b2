import { expect } from "chai";
import { sha256 } from "@noble/hashes/sha2.js";
import { encodeBase64 } from "ethers";
import fc from "fast-check";
import "../../../property-seed.js";
import { CHECKS, type AuditResult } from "../../../../core/audit/index.js";
import { escapeHtml, html } from "../../../../core/audit/report/html/html.js";
import { STYLE } from "../../../../core/audit/report/html/style.js";
import { growthOf } from "../../../../core/audit/report/growth.js";
import {
  reportPage,
  type AuditStory,
  type ReportDetails,
} from "../../../../core/audit/report/index.js";
import type { SeatRecord } from "../../../../core/members/index.js";

/** Words that would do something if they were anything but words. */
const HOSTILE = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  "</style><script>alert(1)</script>",
  "</title><script>alert(1)</script>",
  "javascript:alert(1)",
  "<iframe src=https://evil.example></iframe>",
  "&lt;script&gt;",
  "<!--",
  "]]>",
  "`${alert(1)}`",
  "\u202egnp.exe\u202c",
  "\u0000<b>",
  "<a href=//evil.example>x</a>",
] as const;

const ADDRESS = "0x5FbDB2315678afecb367f032d93F642f64180aa3";

function resultWith(words: string): AuditResult {
  return {
    verdict: "FAIL",
    range: { chainId: "1", fromBlock: 0, toBlock: 9, blockHash: `0x${"ab".repeat(32)}` },
    coalition: { name: words, directory: ADDRESS, addresses: {} },
    checks: CHECKS.slice(0, 2).map(({ id, title, proves }) => ({
      ...{ id, title, proves, verdict: "FAIL", items: 3 },
      figures: { kept: words },
      findings: [
        { kind: "difference", item: words, expected: words, found: words, evidence: words },
      ],
    })),
  };
}

function storyWith(words: string): AuditStory {
  const figures = { for: 3, against: 1, abstain: 0, quorum: 2 };
  return {
    auditedAt: 1_800_000_000,
    growth: [{ at: 1_700_000_000, members: 4, voters: 3 }],
    groups: [{ name: words, members: 4, voters: 3 }],
    motions: [
      {
        ...{ id: `0x${"01".repeat(32)}`, title: words, filedAt: 1, closesAt: 2, outcome: "passed" },
        ...{ electorate: 8, ballots: 4, agrees: false, differences: [words], explanation: words },
        options: [
          { number: 1, title: words, recount: figures, contract: { ...figures, for: 4 } },
          { number: 2, title: words, recount: figures, contract: undefined },
        ],
      },
    ],
    elections: [
      {
        ...{ id: `0x${"02".repeat(32)}`, office: words, calledAt: 1, seats: 1, stage: "seated" },
        ...{ agrees: true, differences: [], explanation: words },
        runs: [
          {
            ...{ run: 0, electorate: 8 },
            recount: { ballots: 5, quorum: 2, elected: [ADDRESS] },
            contract: { ballots: 5, quorum: 2, elected: [ADDRESS] },
          },
        ],
      },
    ],
  };
}

const detailsWith = (words: string): ReportDetails => ({
  story: storyWith(words),
  opens: {
    block: { number: 9, hash: "0x", time: 1 },
    directory: ADDRESS,
    answers: [
      { id: "x", open: "lists", question: words, answer: "unknown", detail: words, figures: {} },
    ],
  },
});

const pageWith = (words: string) => reportPage(resultWith(words), detailsWith(words));

/** Every tag of a page with its attributes, read strictly: anything else that looks like one is a fault. */
function tagsOf(page: string): string[] {
  const rest = page.replace(/<style>[^<]*<\/style>/, "");
  const tags = [
    ...rest.matchAll(/<\/?([a-zA-Z!][^\s>/]*)((?:\s+[a-zA-Z0-9:-]+(?:="[^"]*")?)*)\s*\/?>/g),
  ];
  const outside = tags.reduce((text, [tag]) => text.replace(tag, ""), rest);
  expect(outside, "nothing else opens a tag").not.to.match(/[<>]/);
  return tags.map(([tag]) => tag);
}

const WITHOUT_WORDS = tagsOf(pageWith("plain")).map((tag) => tag.replace(/="[^"]*"/g, ""));

describe("reportPage", () => {
  for (const words of HOSTILE)
    it(`shows ${JSON.stringify(words)} as words`, () => {
      const tags = tagsOf(pageWith(words)).map((tag) => tag.replace(/="[^"]*"/g, ""));
      expect(tags).to.deep.equal(WITHOUT_WORDS);
    });

  it("shows any words as words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (words) => {
        const tags = tagsOf(pageWith(words)).map((tag) => tag.replace(/="[^"]*"/g, ""));
        expect(tags).to.deep.equal(WITHOUT_WORDS);
        expect(escapeHtml(words)).not.to.match(/[<>"'`=]|[^\P{C}\n\t]/u);
      }),
    );
  });

  it("holds no script, fetches nothing, and allows a browser neither", () => {
    const page = pageWith("plain");
    expect(page).not.to.match(/<(script|link|img|iframe|object|embed|form|base|a)\b/i);
    expect(page).not.to.match(/\b(src|href|action|on[a-z]+|style)=/i);
    expect(page).not.to.match(/url\(|@import|https?:/i);
    const style = /<style>([^<]*)<\/style>/.exec(page)?.[1] ?? "";
    expect(style).to.equal(STYLE);
    const hash = encodeBase64(sha256(new TextEncoder().encode(style)));
    const policy = escapeHtml(`default-src 'none'; style-src 'sha256-${hash}'`);
    expect(page).to.include(`content="${policy}"`);
  });

  it("can be read by everybody: language, headers of tables, words for each chart", () => {
    const page = pageWith("plain");
    expect(page).to.match(/^<!doctype html>\s*<html lang="en">/);
    expect(page).to.match(/<title>Audit of plain: FAIL<\/title>/);
    const tables = page.split("<table>").slice(1);
    expect(tables.length).to.be.greaterThan(4);
    for (const table of tables) {
      expect(table).to.match(/^\s*<caption>[^<]/);
      expect(table).to.match(/<th scope="col">/);
      expect(table).to.match(/<th scope="row">/);
    }
    for (const chart of page.split("<svg").slice(1))
      expect(chart).to.match(/role="img"\s+aria-label="[^"]{10,}"/);
    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    for (const [index, level] of levels.entries())
      expect(level).to.be.at.most((levels[index - 1] ?? 0) + 1);
  });

  it("is no wider than a narrow window: what is wide scrolls by itself, with the keyboard too", () => {
    const page = pageWith("plain");
    const frames = [
      ...page.matchAll(
        /<div\s+class="scroll"\s+role="group"\s+tabindex="0"\s+aria-label="[^"]+"\s*>\s*<(\w+)/g,
      ),
    ].map(([, inside]) => inside);
    for (const wide of ["table", "svg"]) {
      const all = page.split(new RegExp(`<${wide}[\\s>]`)).length - 1;
      expect(
        frames.filter((inside) => inside === wide),
        wide,
      ).to.have.length(all);
    }
    expect(STYLE).to.match(/pre \{ white-space: pre-wrap;/);
    expect(STYLE).to.match(/@media print[^]*\.scroll \{ overflow-x: visible; \}/);
  });

  it("has colours one can tell apart, in light and in dark", () => {
    for (const scheme of STYLE.split("@media").map((part) => coloursIn(part))) {
      const paper = scheme.get("paper") as string;
      for (const name of ["ink", "faint", "good", "bad", "open"])
        expect(contrast(scheme.get(name) as string, paper), name).to.be.at.least(4.5);
      for (const name of ["bar", "other"])
        expect(contrast(scheme.get(name) as string, paper), name).to.be.at.least(3);
    }
  });

  it("puts the recount beside the contract's figure, and says where they differ", () => {
    const page = pageWith("plain").replace(/\s+/g, " ");
    expect(page).to.match(/1\. plain\s*<\/th>\s*<td>3 \/ 4<\/td>/);
    expect(page).to.match(/2\. plain\s*<\/th>\s*<td>3 \/ –<\/td>/);
    expect(page).to.include("The recount does not agree with the contract.");
    expect(page).to.include("50 % (4 of 8)");
  });

  it("says what could not be proved instead of leaving it out silently", () => {
    const page = reportPage(resultWith("plain"), { story: undefined, opens: undefined });
    expect(page).to.match(/members, motions and elections could not be proved/);
    expect(page).to.match(/three opens could not be proved/);
  });

  it("nests what is HTML and nothing else", () => {
    expect(html`<p>${html`<b>${"<i>"}</b>`}${["<u>", 3]}</p>`.text).to.equal(
      "<p><b>&lt;i&gt;</b>&lt;u&gt;3</p>",
    );
  });
});

describe("growthOf", () => {
  it("ends with who is there, in few points however many came and went", () => {
    const anySeat = fc
      .record({ joined: fc.nat(9_999), waits: fc.nat(99), stays: fc.nat(99), left: fc.boolean() })
      .map(({ joined, waits, stays, left }) => ({
        joinedAt: BigInt(joined),
        voter: stays % 2 === 0 ? { number: 0, since: BigInt(joined + waits) } : undefined,
        left: left ? { at: BigInt(joined + waits + stays), how: "left" as const } : undefined,
      }));
    fc.assert(
      fc.property(fc.array(anySeat, { maxLength: 400 }), (seats) => {
        const points = growthOf(seats as unknown as SeatRecord[]);
        const there = seats.filter(({ left }) => left === undefined);
        const voters = there.filter(({ voter }) => voter !== undefined);
        expect(points.length).to.be.at.most(202);
        expect(points.at(-1)?.members ?? 0).to.equal(there.length);
        expect(points.at(-1)?.voters ?? 0).to.equal(voters.length);
        for (const [index, { at }] of points.entries())
          expect(at).to.be.greaterThan(points[index - 1]?.at ?? -1);
      }),
    );
  });
});

const coloursIn = (style: string) =>
  new Map(
    [...style.matchAll(/--([a-z]+): (#[0-9a-f]{6})/g)].map(([, name = "", hex = ""]) => [
      name,
      hex,
    ]),
  );

/** Contrast ratio of WCAG 2. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
