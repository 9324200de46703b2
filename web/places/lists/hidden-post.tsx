import { type ReactNode, useId, useState } from "react";
import { Link } from "react-router";
import { useWords } from "../../language/index.js";
import { Button, Notice, Plain, Time } from "../../parts/index.js";
import type { PostView } from "../../reading/index.js";

export interface HiddenPostProps {
  hidden: NonNullable<PostView["hidden"]>;
  /** The post's own words; fetched only when somebody wants them. */
  children: ReactNode;
}

/** A post that a case folded away: why, in which case, and a way to read it all the same. */
export function HiddenPost({ hidden, children }: HiddenPostProps) {
  const words = useWords("lists");
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Notice tone="warning" title={words("hidden.title")}>
        <p>
          {words("hidden.reason")} <Plain text={hidden.reason} />
        </p>
        <p>
          <Link to={`/conduct/cases/${hidden.caseId}`}>{words("hidden.case")}</Link> (
          <Time at={hidden.at} />)
        </p>
        <Button onPress={() => setOpen(!isOpen)} aria-expanded={isOpen} aria-controls={id}>
          {words(isOpen ? "hidden.fold" : "hidden.show")}
        </Button>
      </Notice>
      <div id={id}>{isOpen && children}</div>
    </>
  );
}
