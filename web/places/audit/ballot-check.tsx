import { useState } from "react";
import { useWallet } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import { Button, Section, TextField } from "../../parts/index.js";
import { BallotsTable } from "./ballots-table.js";
import type { BallotsFound } from "./audit-messages.js";

export interface BallotCheckProps {
  found: BallotsFound | undefined;
  isBusy: boolean;
  /** Looks for ballots of an account, or on a motion or election. */
  find: (query: string) => void;
}

/** Whether my ballots, or all on a motion, were counted as they were cast. */
export function BallotCheck({ found, isBusy, find }: BallotCheckProps) {
  const words = useWords("audit");
  const { account } = useWallet();
  const [query, setQuery] = useState("");
  const asked = query.trim() === "" ? account : query.trim();
  return (
    <Section title={words("ballots.title")}>
      <p>{words("ballots.lead")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (asked !== undefined && !isBusy) find(asked);
        }}
      >
        <TextField
          label={words("ballots.query")}
          description={words(account === undefined ? "ballots.hint" : "ballots.hintAccount")}
          value={query}
          onChange={setQuery}
          maxLength={300}
        />
        <Button type="submit" isDisabled={isBusy || asked === undefined}>
          {words("ballots.button")}
        </Button>
      </form>
      {found !== undefined && <BallotsTable found={found} />}
    </Section>
  );
}
