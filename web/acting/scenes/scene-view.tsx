import type { ReactNode } from "react";
import { useWords } from "../../language/index.js";
import { Countdown, Facts, Hash, Loading, Notice } from "../../parts/index.js";
import { FailureNotice } from "../failure-notice.js";
import type { Intent } from "../intent.js";
import type { Scene } from "../run/scene.js";
import { OfferScene } from "./offer-scene.js";
import { ReviewScene } from "./review-scene.js";

/** What the dialog says about where an act stands. */
export function SceneView({
  scene,
  intent,
  account,
}: {
  scene: Scene;
  intent: Intent | undefined;
  /** Whose act it is. */
  account: string;
}): ReactNode {
  const words = useWords("acting");
  switch (scene.name) {
    case "new":
    case "preparing":
      return <Loading />;
    case "review":
      return <ReviewScene request={scene.request} intent={intent} account={account} />;
    case "offer":
      return <OfferScene offer={scene.offer} intent={intent} account={account} />;
    case "wallet":
      return (
        <Notice tone="info" title={words("wallet.title")}>
          <p>{words(`wallet.${scene.what}`)}</p>
          <p>{words("wallet.hidden")}</p>
        </Notice>
      );
    case "handing":
      return <p>{words("handing", { relay: hostOf(scene.relay) })}</p>;
    case "waiting":
      return (
        <>
          <p>{words("waiting.words", { relay: hostOf(scene.relay) })}</p>
          <Facts items={[[words("waiting.due"), <Countdown key="due" until={scene.dueBy} />]]} />
        </>
      );
    case "mining":
      return (
        <>
          <p>{words("mining")}</p>
          <Hash value={scene.transaction} what={words("transaction")} />
        </>
      );
    case "landed":
      return (
        <Notice tone="success" title={words("landed.title")}>
          <p>{words(scene.landed.how === "relay" ? "landed.relay" : "landed.direct")}</p>
          <Hash value={scene.landed.transaction} what={words("transaction")} />
        </Notice>
      );
    case "undone":
      return (
        <Notice tone="danger" title={words("undone.title")}>
          <p>{words("undone.words")}</p>
          <p>{words(`undone.${scene.landed.how}`)}</p>
          <Hash value={scene.landed.transaction} what={words("transaction")} />
        </Notice>
      );
    case "failed":
      return (
        <>
          <FailureNotice error={scene.error} />
          <p className="act-aside">{words("failed.kept")}</p>
        </>
      );
  }
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);
