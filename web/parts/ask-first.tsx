import { type ReactNode, useState } from "react";
import { Button } from "./button.js";
import { Dialog } from "./dialog.js";

export interface AskFirstProps {
  /** What the button says, and the question's title. */
  title: string;
  /** What would be lost. */
  question: ReactNode;
  /** What the button in the question says. */
  yes: string;
  /** False when there is nothing to lose: then nobody is asked. */
  asks: boolean;
  onYes: () => void;
}

/** A quiet button for what cannot be undone: it asks before it does it. */
export function AskFirst({ title, question, yes, asks, onYes }: AskFirstProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button tone="quiet" onPress={() => (asks ? setOpen(true) : onYes())}>
        {title}
      </Button>
      <Dialog
        title={title}
        role="alertdialog"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <Button
            tone="danger"
            onPress={() => {
              setOpen(false);
              onYes();
            }}
          >
            {yes}
          </Button>
        }
      >
        <p>{question}</p>
      </Dialog>
    </>
  );
}
