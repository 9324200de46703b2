import { Dialog as AriaDialog, DialogTrigger, Popover } from "react-aria-components";
import { useWords } from "../../language/index.js";
import { Badge, Button, Plain, type Tone } from "../../parts/index.js";
import { isOver, needsPerson, type Scene } from "../run/scene.js";
import { useActBook } from "../use-act-book.js";

/** What is under way, and how each of it stands. */
export function PendingList() {
  const words = useWords("acting");
  const { book, now } = useActBook();
  const runs = now.runs.filter((run) => run !== now.open);
  return (
    <DialogTrigger>
      <Button tone="quiet">{words("pending.count", { count: runs.length })}</Button>
      <Popover className="popover">
        <AriaDialog className="pending-acts" aria-label={words("pending.title")}>
          {({ close }) => (
            <ul>
              {runs.map((run) => (
                <li key={run.id}>
                  <Plain text={run.title ?? words("title")} />{" "}
                  <Badge tone={toneOf(run.scene())}>
                    {words(`pending.${stateOf(run.scene())}`)}
                  </Badge>
                  <Button
                    tone="quiet"
                    onPress={() => {
                      close();
                      book.show(run);
                    }}
                  >
                    {words("pending.open")}
                  </Button>
                  {(isOver(run.scene()) || run.scene().name === "undone") && (
                    <Button
                      tone="quiet"
                      onPress={() => {
                        run.giveUp();
                        book.forget(run);
                      }}
                    >
                      {words("pending.forget")}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  );
}

function stateOf(scene: Scene): "landed" | "undone" | "failed" | "needsYou" | "underWay" {
  if (scene.name === "landed" || scene.name === "undone" || scene.name === "failed")
    return scene.name;
  return needsPerson(scene) ? "needsYou" : "underWay";
}

const TONES = {
  landed: "success",
  undone: "danger",
  failed: "danger",
  needsYou: "warning",
  underWay: "info",
} as const;

const toneOf = (scene: Scene): Tone => TONES[stateOf(scene)];
