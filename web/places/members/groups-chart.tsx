import { useWords } from "../../language/index.js";
import { BarChart, Section, useFormat } from "../../parts/index.js";
import type { CoalitionView, SeatView } from "../../reading/index.js";
import { countGroups } from "./filter-roll.js";

export interface GroupsChartProps {
  groups: CoalitionView["groups"];
  seats: readonly SeatView[];
}

/** How near the coalition is to balance between its stakeholder groups. */
export function GroupsChart({ groups, seats }: GroupsChartProps) {
  const words = useWords("members");
  const format = useFormat();
  const counted = countGroups(groups, seats);
  const all = counted.reduce((sum, { members }) => sum + members, 0);
  return (
    <Section title={words("groups.title")}>
      <BarChart
        caption={words("groups.caption")}
        rows={counted.map(({ name, members, voters }) => ({
          label: name,
          value: members,
          note: words("groups.note", {
            share: format.share(members, all),
            voters: format.number(voters),
          }),
        }))}
      />
    </Section>
  );
}
