import { useEffect, useRef, useSyncExternalStore } from "react";
import { useWords } from "../language/index.js";
import { Button, Dialog, Plain, Steps } from "../parts/index.js";
import type { ActRun } from "./run/act-run.js";
import { isOver, isUnderWay } from "./run/scene.js";
import { SceneView } from "./scenes/scene-view.js";
import { stepOf, stepsOf } from "./scenes/steps.js";
import { useActBook } from "./use-act-book.js";
import { useWorld } from "./use-world.js";
import { WalletChoice } from "./wallets/wallet-choice.js";

/** Follows one act from what will be signed to the chain. Closing it stops nothing that was signed or sent. */
export function ActDialog({ run }: { run: ActRun }) {
  const words = useWords("acting");
  const { book } = useActBook();
  const scene = useSyncExternalStore((listener) => book.subscribe(listener), run.scene);
  const world = useWorld();
  const here = useRef<HTMLDivElement>(null);
  const isNew = scene.name === "new";

  useEffect(() => {
    if (isNew && world !== undefined) void run.start(world);
  }, [isNew, world, run]);
  // The button that was pressed is gone with its scene: whoever uses a keyboard goes on at the new one.
  useEffect(() => {
    if (document.activeElement === document.body) here.current?.focus();
  }, [scene.name]);

  const steps = stepsOf(run.isDirect).map((id) => ({ id, title: words(`step.${id}`) }));
  const actions = (
    <>
      {scene.name === "review" && (
        <Button tone="primary" onPress={() => run.agree()}>
          {words("review.sign")}
        </Button>
      )}
      {scene.name === "offer" && (
        <>
          <Button tone="primary" onPress={() => run.agree("pay")}>
            {words("offer.pay")}
          </Button>
          {scene.offer.signed && (
            <Button onPress={() => run.agree("look")}>{words("offer.look")}</Button>
          )}
        </>
      )}
      {scene.name === "undone" && run.canSendAgain && (
        <Button tone="primary" onPress={() => void run.sendAgain()}>
          {words("undone.again")}
        </Button>
      )}
      {run.canStop && <Button onPress={() => run.stopWaiting()}>{words("wallet.stop")}</Button>}
      {scene.name === "failed" && run.canRetry && world !== undefined && (
        <Button tone="primary" onPress={() => void run.start(world)}>
          {words("failed.again")}
        </Button>
      )}
    </>
  );
  return (
    <Dialog
      title={<Plain text={run.title ?? words("title")} />}
      isOpen
      onClose={() => book.close()}
      actions={actions}
    >
      <div ref={here} tabIndex={-1} className="act-scene">
        {world === undefined && isNew ? (
          <WalletChoice />
        ) : (
          <>
            {!isOver(scene) && <Steps steps={steps} current={stepOf(scene, run.isDirect)} />}
            <SceneView scene={scene} intent={run.intent} account={run.account} />
            {isUnderWay(scene) && <p className="act-aside">{words("mayClose")}</p>}
          </>
        )}
      </div>
    </Dialog>
  );
}
