import { Link } from "react-router";
import { useWords } from "../../language/index.js";
import { Badge, Button, Empty, Fill, Load, Plain, Section, Time } from "../../parts/index.js";
import { useMotions } from "../../reading/index.js";

/** Motions the account moved, among those that were read. */
export function MovedMotions({ account }: { account: string }) {
  const words = useWords("members");
  const motions = useMotions();
  const moved = motions.items.filter(({ mover }) => mover === account);
  return (
    <Section title={words("one.motions")}>
      <Load query={{ ...motions, data: motions.isPending ? undefined : moved }}>
        {(found) =>
          found.length === 0 ? (
            <Empty>{words(motions.hasNextPage ? "one.noneYet" : "one.noMotions")}</Empty>
          ) : (
            <ul>
              {found.map(({ id, title, filedAt, outcome, passedAs }) => (
                <li key={id}>
                  <Link to={`/motions/${id}`}>
                    <Plain text={title} />
                  </Link>{" "}
                  <Badge>{words(`one.outcome.${outcome}`)}</Badge> <Time at={filedAt} dateOnly />
                  {passedAs !== undefined && (
                    <>
                      {" "}
                      <Fill
                        text={words("one.passedAs")}
                        parts={{ title: <Plain text={passedAs.title} /> }}
                      />
                    </>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Load>
      {motions.hasNextPage && (
        <Button
          onPress={() => void motions.fetchNextPage()}
          isDisabled={motions.isFetchingNextPage}
        >
          {words("one.moreMotions")}
        </Button>
      )}
    </Section>
  );
}
