import { useWords } from "../../language/index.js";
import { Button, Facts, LinkButton, Load, Notice, Page, useFormat } from "../../parts/index.js";
import { type CoalitionView, useCoalition } from "../../reading/index.js";
import { GroupsChart } from "./groups-chart.js";
import { GrowthChart } from "./growth-chart.js";
import { RollList } from "./roll-list.js";
import { type Roll, useRoll } from "./use-roll.js";
import "./members.css";

/** Who the coalition is: numbers, balance of the groups, growth, and the roll. */
export function MembersPage() {
  const words = useWords("members");
  const coalition = useCoalition();
  const roll = useRoll();
  return (
    <Page
      title={words("title")}
      lead={words("lead")}
      actions={<LinkButton to="/join">{words("join")}</LinkButton>}
    >
      <Load query={coalition}>
        {(data) => (
          <>
            <Numbers coalition={data} />
            <Load query={{ ...roll, data: roll.isPending ? undefined : roll.items }}>
              {() => <Whole roll={roll} coalition={data} />}
            </Load>
          </>
        )}
      </Load>
    </Page>
  );
}

function Numbers({ coalition }: { coalition: CoalitionView }) {
  const words = useWords("members");
  const format = useFormat();
  return (
    <Facts
      items={[
        [words("numbers.members"), format.number(coalition.members)],
        [words("numbers.voters"), format.number(coalition.voters)],
        [words("numbers.groups"), format.number(coalition.groups.length)],
      ]}
    />
  );
}

function Whole({ roll, coalition }: { roll: Roll; coalition: CoalitionView }) {
  const words = useWords("members");
  const format = useFormat();
  const { items } = roll;
  return (
    <>
      {!roll.isWhole && (
        <Notice tone="info">
          <p>
            {words(roll.isReadingAll ? "part.reading" : "part.some", {
              shown: format.number(items.length),
            })}
          </p>
          {!roll.isReadingAll && <Button onPress={roll.readAll}>{words("part.all")}</Button>}
        </Notice>
      )}
      {roll.isWhole && (
        <>
          <GroupsChart groups={coalition.groups} seats={items} />
          <GrowthChart seats={items} />
        </>
      )}
      <RollList roll={roll} groups={coalition.groups} />
    </>
  );
}
