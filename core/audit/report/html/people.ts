import { countOf } from "../../../format/index.js";
import type { AuditStory } from "../story.js";
import { bars, growthChart } from "./charts.js";
import { html, type Html } from "./html.js";
import { table } from "./table.js";

/** How the roll grew, and how the stakeholder groups are balanced. */
export function peopleSection({ growth, groups, auditedAt }: AuditStory): Html {
  const most = Math.max(1, ...groups.map(({ members }) => members));
  return html`<section aria-labelledby="people">
    <h2 id="people">Members</h2>
    ${growthChart(growth, auditedAt)}
    ${bars(
      "Members by stakeholder group",
      groups.map(({ name, members }) => ({
        ...{ label: name, value: members, of: most },
        words: countOf(members, "member"),
      })),
    )}
    ${table(
      "Members and voters of each stakeholder group",
      ["Stakeholder group", "Members", "Voters"],
      groups.map(({ name, members, voters }) => [name, members, voters]),
    )}
  </section>`;
}
