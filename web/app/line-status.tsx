import { useEffect, useRef, useState } from "react";
import { useWords } from "../language/index.js";
import { Fill, Notice, Time, useFormat, useOnline } from "../parts/index.js";
import { useCoalition, useConnection } from "../reading/index.js";

/** Above every page while nothing answers: says so, how old what is shown is, and when the line is back. */
export function LineStatus() {
  const words = useWords("shell");
  const { isSilent } = useConnection().status;
  const wasSilent = useRef(false);
  const [isBack, setBack] = useState(false);
  useEffect(() => {
    if (isSilent) setBack(false);
    else if (wasSilent.current) setBack(true);
    wasSilent.current = isSilent;
  }, [isSilent]);
  return (
    <div role="status" className="line-status">
      {isSilent && <Silent />}
      {isBack && <span className="visually-hidden">{words("line.back")}</span>}
    </div>
  );
}

function Silent() {
  const words = useWords("shell");
  const format = useFormat();
  const online = useOnline();
  const { at } = useCoalition();
  return (
    <Notice tone="warning" title={words(online ? "line.silent" : "line.offline")}>
      {at !== undefined && (
        <p>
          <Fill
            text={words("line.asOf", { block: format.number(at.number) })}
            parts={{ when: <Time at={at.time} /> }}
          />
        </p>
      )}
      <p>{words("line.kept")}</p>
    </Notice>
  );
}
