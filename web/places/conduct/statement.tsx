import { useState } from "react";
import { cidOfDigest } from "../../../core/lists/index.js";
import { useWords } from "../../language/index.js";
import { Button, Hash, Loading, Plain, Verified } from "../../parts/index.js";
import { useText } from "../../reading/index.js";

/** Something said in a case: its fingerprint, and its words where whoever said it published them. */
export function Statement({ digest, what }: { digest: string; what: string }) {
  const words = useWords("conduct");
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="statement">
      <Hash value={digest} what={what} />{" "}
      <Button tone="quiet" onPress={() => setOpen(!isOpen)} aria-expanded={isOpen}>
        {words(isOpen ? "statement.close" : "statement.open")}
      </Button>
      {isOpen && <Words digest={digest} />}
    </div>
  );
}

function Words({ digest }: { digest: string }) {
  const words = useWords("conduct");
  const { state, data } = useText(cidOfDigest(digest).toString());
  if (state === "loading") return <Loading />;
  if (data === undefined) return <p className="quiet">{words("statement.unpublished")}</p>;
  return (
    <blockquote>
      <Plain text={data} lines />
      <p>
        <Verified state="verified" />
      </p>
    </blockquote>
  );
}
