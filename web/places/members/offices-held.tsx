import { Link } from "react-router";
import { readOffices } from "../../../core/elections/read-offices.js";
import { useWords } from "../../language/index.js";
import { Empty, Load, Plain, Section, Time } from "../../parts/index.js";
import { useChain, useNow } from "../../reading/index.js";
import { officesOf } from "./offices-of.js";

/** Offices the account holds or was elected to, as the contract says. */
export function OfficesHeld({ account }: { account: string }) {
  const words = useWords("members");
  const now = useNow(60);
  const offices = useChain(["offices"], (contracts) => readOffices(contracts));
  return (
    <Section title={words("one.offices")}>
      <Load query={offices}>
        {(all) => {
          const held = officesOf(account, all, now);
          return held.length === 0 ? (
            <Empty>{words("one.noOffices")}</Empty>
          ) : (
            <ul>
              {held.map(({ office, seat, when, from, until }) => (
                <li key={`${office}/${seat}/${when}`}>
                  <Link to="/offices">
                    <Plain text={office} />
                  </Link>{" "}
                  {words(`one.term.${when}`)} <Time at={from} dateOnly /> –{" "}
                  <Time at={until} dateOnly />
                </li>
              ))}
            </ul>
          );
        }}
      </Load>
    </Section>
  );
}
