import { type ComponentType, type ReactNode, Suspense, useEffect, useState } from "react";
import { untilThere, useWords } from "../language/index.js";
import { Button, Notice } from "../parts/index.js";

/** After that it says what is missing. */
const TRIES = 4;

/**
 * A piece whose code comes when it is first shown. When it cannot come, it says so in its place: `lazy` would take the
 * whole page along, with everything that was typed.
 */
export function fetchedPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props & { onGiveUp?: () => void }) => ReactNode {
  let known: ComponentType<Props> | undefined;
  return function Part(props) {
    const [Loaded, setLoaded] = useState(() => known);
    const [isMissing, setMissing] = useState(false);
    useEffect(() => {
      if (Loaded !== undefined || isMissing) return undefined;
      let isHere = true;
      untilThere(load, TRIES).then(
        (component) => {
          known = component;
          if (isHere) setLoaded(() => component);
        },
        () => isHere && setMissing(true),
      );
      return () => {
        isHere = false;
      };
    }, [Loaded, isMissing]);
    if (isMissing) return <Missing onRetry={() => setMissing(false)} onGiveUp={props.onGiveUp} />;
    return <Suspense>{Loaded !== undefined && <Loaded {...props} />}</Suspense>;
  };
}

function Missing({
  onRetry,
  onGiveUp,
}: {
  onRetry: () => void;
  onGiveUp?: (() => void) | undefined;
}) {
  const words = useWords("acting");
  const close = useWords("parts")("close");
  return (
    <div className="act-missing">
      <Notice tone="danger" title={words("missing.title")} announce>
        <p>{words("missing.words")}</p>
        <Button onPress={onRetry}>{words("failed.again")}</Button>
        {onGiveUp !== undefined && <Button onPress={onGiveUp}>{close}</Button>}
      </Notice>
    </div>
  );
}
