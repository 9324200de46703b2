import { useWords } from "../../language/index.js";
import { CopyButton, Facts, Load, Plain, Section, Time } from "../../parts/index.js";
import { useCoalition } from "../../reading/index.js";

/** What this coalition is, as the chain has it. */
export function About() {
  const words = useWords("home");
  return (
    <Section title={words("about.title")}>
      <p>{words("about.words")}</p>
      <Load query={useCoalition()}>
        {({ daoURI, groups, sealedAt }) => (
          <Facts
            items={[
              [
                words("about.groups"),
                <ul key="groups" role="list" className="home-groups">
                  {groups.map(({ index, name }) => (
                    <li key={index}>
                      <Plain text={name} />
                    </li>
                  ))}
                </ul>,
              ],
              ...(daoURI === ""
                ? []
                : [
                    [
                      words("about.uri"),
                      <span key="uri">
                        <Plain text={daoURI} />{" "}
                        <CopyButton text={daoURI} what={words("about.uri")} />
                      </span>,
                    ] as const,
                  ]),
              ...(sealedAt === undefined
                ? []
                : [[words("about.founded"), <Time key="at" at={sealedAt} dateOnly />] as const]),
            ]}
          />
        )}
      </Load>
    </Section>
  );
}
