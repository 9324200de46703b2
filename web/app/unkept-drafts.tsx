import { useWords } from "../language/index.js";
import { Notice, useUnkept } from "../parts/index.js";

/** Above every page while the browser keeps no more drafts: whoever types should know. */
export function UnkeptDrafts() {
  const words = useWords("shell");
  const isUnkept = useUnkept();
  return (
    <div role="status" className="line-status">
      {isUnkept && (
        <Notice tone="warning" title={words("unkept.title")}>
          <p>{words("unkept.why")}</p>
        </Notice>
      )}
    </div>
  );
}
