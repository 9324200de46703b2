import { acceptRecusal } from "../../../core/conduct/index.js";
import { ActButton } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { Account } from "../../parts/index.js";
import { useConnection } from "../../reading/index.js";
import type { DeedProps } from "./deeds-panel.js";
import { sameAccount } from "./discretion.js";

/** Officers the person concerned asked to take no part, each with a button to accept that. */
export function NamedOfficers({ view, facts, account }: DeedProps) {
  const words = useWords("conduct");
  const { contracts } = useConnection();
  const named = facts.said.named.filter((officer) => !sameAccount(officer, account));
  return (
    <ul role="list">
      {named.map((officer) => (
        <li key={officer}>
          <Account address={officer} />{" "}
          <ActButton
            intent={async () => {
              const { to, data } = acceptRecusal(await contracts(), view, officer);
              return {
                title: words("deed.accept.title"),
                lead: words("deed.accept.words"),
                call: { to, data },
                facts: [[words("deed.officer"), officer]],
              };
            }}
          >
            {words("deed.accept.button")}
          </ActButton>
        </li>
      ))}
    </ul>
  );
}
