import { useQueries } from "@tanstack/react-query";
import { useWallet } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { Account, Empty, Failed, Load, Loading, Notice, Page, Section } from "../../parts/index.js";
import { type CaseView, keys, useConnection } from "../../reading/index.js";
import { Cards } from "./case-list.js";
import { sameAccount } from "./discretion.js";
import { useAllCases } from "./my-cases.js";
import { stageOf } from "./stages.js";
import { isInOffice, type OfficesOfConduct, useOffices } from "./use-offices.js";
import "./conduct.css";

/** Where conduct officers and panellists find the cases that wait for them. */
export function DeskPage() {
  const words = useWords("conduct");
  const { account } = useWallet();
  const offices = useOffices();
  return (
    <Page title={words("desk.title")} lead={words("desk.lead")}>
      <Load query={offices}>
        {(found) => (
          <>
            {account === undefined ? (
              <Notice tone="info">{words("desk.noWallet")}</Notice>
            ) : isInOffice(found, account) ? (
              <Desk offices={found} account={account} />
            ) : (
              <Notice tone="info">{words("desk.notOfficer")}</Notice>
            )}
            <Holders title={words("desk.officers")} accounts={found.officers} />
            <Holders title={words("desk.panellists")} accounts={found.panellists} />
          </>
        )}
      </Load>
    </Page>
  );
}

function Holders({ title, accounts }: { title: string; accounts: readonly string[] }) {
  const words = useWords("conduct");
  return (
    <Section title={title}>
      {accounts.length === 0 ? (
        <Empty>{words("desk.vacant")}</Empty>
      ) : (
        <ul role="list">
          {accounts.map((each) => (
            <li key={each}>
              <Account address={each} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Desk({ offices, account }: { offices: OfficesOfConduct; account: string }) {
  const words = useWords("conduct");
  const cases = useAllCases();
  const holds = (accounts: readonly string[]) =>
    accounts.some((each) => sameAccount(each, account));
  const isOfficer = holds(offices.officers);
  const isPanellist = holds(offices.panellists);
  const waiting = cases.items.filter((view) => {
    const stage = stageOf(view);
    if (stage === "appealed") return isPanellist;
    return isOfficer && (stage === "reply" || stage === "decision");
  });
  const { mine, isPending, error } = useMayAct(waiting, account);
  const others = waiting.filter((view) => !mine.includes(view));
  return (
    <Load query={{ ...cases, data: cases.isPending || cases.error ? undefined : cases.items }}>
      {() => (
        <>
          <Section title={words("desk.waiting")}>
            {(isPending || cases.hasNextPage) && <Loading />}
            {error !== null && <Failed error={error} />}
            {!isPending && error === null && mine.length === 0 && (
              <Empty>{words("desk.none")}</Empty>
            )}
            <Cards cases={mine} />
          </Section>
          {!isPending && others.length > 0 && (
            <Section title={words("desk.conflicted")}>
              <p>{words("desk.conflictedWords")}</p>
              <Cards cases={others} />
            </Section>
          )}
        </>
      )}
    </Load>
  );
}

/** Which cases an account may act in, by the contract: parties and those who stood back may not. */
function useMayAct(cases: readonly CaseView[], account: string) {
  const { contracts } = useConnection();
  const answers = useQueries({
    queries: cases.map(({ id, stage }) => ({
      queryKey: [...keys.case(id), "may-act", stage, account],
      queryFn: async () => (await contracts()).conduct.mayAct(id, account),
    })),
  });
  return {
    mine: cases.filter((_, place) => answers[place]?.data === true),
    isPending: answers.some((answer) => answer.isPending),
    error: answers.find((answer) => answer.error !== null)?.error ?? null,
  };
}
