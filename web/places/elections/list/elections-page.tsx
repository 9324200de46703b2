import { electionStage } from "../../../../core/elections/phase.js";
import { isOver } from "../../../../core/elections/stage.js";
import { useWords } from "../../../language/index.js";
import {
  Button,
  Empty,
  Failed,
  LinkButton,
  Loading,
  Page,
  Section,
  useClock,
} from "../../../parts/index.js";
import { type ElectionView, useElections } from "../../../reading/index.js";
import { electionRecord } from "../record.js";
import { ElectionCard } from "./election-card.js";

/** All elections: those under way first. */
export function ElectionsPage() {
  const words = useWords("elections");
  const { items, isPending, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useElections();
  const now = BigInt(useClock());
  const over = (view: ElectionView) => isOver(electionStage(electionRecord(view), now));
  return (
    <Page
      title={words("list.title")}
      lead={words("list.lead")}
      actions={<LinkButton to="/offices">{words("list.offices")}</LinkButton>}
    >
      {items.length === 0 && error !== null ? (
        <Failed error={error} retry={refetch} />
      ) : isPending ? (
        <Loading />
      ) : (
        <>
          <Section title={words("list.running")}>
            <Cards items={items.filter((each) => !over(each))} none={words("list.noneRunning")} />
          </Section>
          <Section title={words("list.over")}>
            <Cards items={items.filter(over)} none={words("list.noneOver")} />
            {hasNextPage && (
              <Button onPress={() => void fetchNextPage()} isDisabled={isFetchingNextPage}>
                {words("more")}
              </Button>
            )}
          </Section>
        </>
      )}
    </Page>
  );
}

function Cards({ items, none }: { items: readonly ElectionView[]; none: string }) {
  if (items.length === 0) return <Empty>{none}</Empty>;
  return (
    <ul role="list" className="cards">
      {items.map((election) => (
        <li key={election.id}>
          <ElectionCard election={election} />
        </li>
      ))}
    </ul>
  );
}
