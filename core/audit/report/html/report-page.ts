import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { encodeBase64 } from "ethers";
import { formatCount, formatMoment } from "../../../format/index.js";
import type { OpensReport } from "../../../opens/answer.js";
import type { AuditResult } from "../../run-audit.js";
import type { AuditStory } from "../story.js";
import { html, Html } from "./html.js";
import { opensSection } from "./opens.js";
import { peopleSection } from "./people.js";
import { resultsSection } from "./results.js";
import { STYLE } from "./style.js";
import { votesSection } from "./votes.js";

/** What a report tells beside the result; what could not be had is left out, and said so. */
export interface ReportDetails {
  story: AuditStory | undefined;
  opens: OpensReport | undefined;
}

const MEANING = {
  PASS: "Everything was looked at, and all of it is as the rules say.",
  FAIL: "Something is not as it should be; the findings say what.",
  INCOMPLETE:
    "Nothing is known to be wrong, and not all of it could be looked at; the findings say what is missing.",
} as const;

/**
 * The audit as one page: no script, nothing fetched from anywhere, and other people's words as words only. The same
 * result gives the same bytes.
 */
export function reportPage(result: AuditResult, { story, opens }: ReportDetails): string {
  const name = result.coalition.name ?? "a coalition";
  const policy = `default-src 'none'; style-src 'sha256-${encodeBase64(sha256(utf8ToBytes(STYLE)))}'`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>Audit of ${name}: ${result.verdict}</title>
        ${new Html(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <header>
          <h1>Audit of <bdi>${name}</bdi></h1>
          <p class="verdict ${result.verdict}">${result.verdict}. ${MEANING[result.verdict]}</p>
          ${facts(result, story)}
        </header>
        <main>
          ${resultsSection(result.checks)}
          ${story === undefined ? notHad("The figures of members, motions and elections") : [peopleSection(story), votesSection(story)]}
          ${opens === undefined ? notHad("The answers on the three opens") : opensSection(opens)}
          ${repeating(result)}
        </main>
      </body>
    </html> `;
  return page.text;
}

function facts({ range, coalition }: AuditResult, story: AuditStory | undefined): Html {
  const moment = story === undefined ? "" : ` of ${formatMoment(story.auditedAt)}`;
  return html`<p>
      Coalition with the directory <code>${coalition.directory}</code> on chain ${range.chainId},
      from block ${formatCount(range.fromBlock)} to block ${formatCount(range.toBlock)}${moment},
      whose hash is <code>${range.blockHash}</code>.
    </p>
    <p>
      Everything here follows from that hash. Compare it with a source of your own: another node, a
      light client, a block explorer.
    </p>`;
}

const notHad = (what: string) =>
  html`<p class="INCOMPLETE">${what} could not be proved, so they are not shown.</p>`;

function repeating({ range, coalition }: AuditResult): Html {
  return html`<section aria-labelledby="repeat">
    <h2 id="repeat">How to repeat it</h2>
    <p>With a node of the chain that has the state of the block:</p>
    <pre><code>npm run dao -- audit --block ${range.blockHash} --directory ${coalition.directory} --from-block ${range.fromBlock}</code></pre>
    <p>With a bundle that somebody captured, and no network at all:</p>
    <pre><code>npm run dao -- audit --offline bundle.car --block ${range.blockHash}</code></pre>
    <p>Both print the same result, byte for byte, with <code>--json</code>.</p>
  </section>`;
}
