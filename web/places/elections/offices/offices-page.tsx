import "../elections.css";
import { useWords } from "../../../language/index.js";
import { Empty, Failed, LinkButton, Loading, Page, Section } from "../../../parts/index.js";
import { useOffices } from "../../../reading/index.js";
import { Recalls } from "../recalls/recalls.js";
import { OfficeSection } from "./office-section.js";

/** The offices, who holds them, and when they are elected next. */
export function OfficesPage() {
  const words = useWords("elections");
  const { items, error, isPending, refetch } = useOffices();
  return (
    <Page
      title={words("offices.title")}
      lead={words("offices.lead")}
      actions={<LinkButton to="/elections">{words("list.title")}</LinkButton>}
    >
      {items.length === 0 && error !== null ? (
        <Failed error={error} retry={refetch} />
      ) : isPending ? (
        <Loading />
      ) : items.length === 0 ? (
        <Empty>{words("offices.none")}</Empty>
      ) : (
        items.map((office) => <OfficeSection key={office.id} office={office} />)
      )}
      <Section title={words("recalls.title")}>
        <p>{words("recalls.lead")}</p>
        <Recalls />
      </Section>
    </Page>
  );
}
