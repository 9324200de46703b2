import { useEffect } from "react";
import { useWallet } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { Empty, Load, Loading, Notice, Section } from "../../parts/index.js";
import { type CaseView, type Many, useCases } from "../../reading/index.js";
import { Cards } from "./case-list.js";
import { sameAccount } from "./discretion.js";

/** Cases I reported, and cases about me. */
export function MyCases() {
  const words = useWords("conduct");
  const { account } = useWallet();
  const cases = useAllCases();
  if (account === undefined) return <Notice tone="info">{words("mine.noWallet")}</Notice>;
  const mine = (party: "reporter" | "respondent") =>
    cases.items.filter((view) => sameAccount(view[party], account));
  return (
    <Load query={{ ...cases, data: cases.isPending || cases.error ? undefined : cases.items }}>
      {() => (
        <>
          {cases.hasNextPage && <Loading />}
          <Section title={words("mine.about")}>
            {mine("respondent").length === 0 ? (
              <Empty>{words("mine.noneAbout")}</Empty>
            ) : (
              <Cards cases={mine("respondent")} />
            )}
          </Section>
          <Section title={words("mine.by")}>
            {mine("reporter").length === 0 ? (
              <Empty>{words("mine.noneBy")}</Empty>
            ) : (
              <Cards cases={mine("reporter")} />
            )}
          </Section>
        </>
      )}
    </Load>
  );
}

/** All cases, piece after piece: mine may be anywhere among them. */
export function useAllCases(): Many<CaseView> {
  const cases = useCases();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = cases;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return cases;
}
