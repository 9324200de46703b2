import { type ClipboardEvent, type DragEvent, useState } from "react";
import { utf8Length } from "../../core/lists/plain-text.js";
import { useWords } from "../language/index.js";
import { useFormat } from "./use-format.js";

export interface Room {
  /** What was put in and not taken, in words. */
  refusal: string | undefined;
  /** Whether a new value of the field may stand in it. */
  takes(value: string): boolean;
  /** For the control itself: megabytes are turned away before the browser lays them out. */
  handlers: {
    onPaste(event: ClipboardEvent): void;
    onDrop(event: DragEvent): void;
  };
}

/**
 * How much of a field there is: somewhat too much is taken, so that it can be cut down there; what is out of all
 * proportion would freeze the page, and is refused as a whole and said.
 *
 * @param most - bytes that are of use in the field.
 * @param over - bytes by which it may be too long.
 */
export function useRoom(most: number, over: number): Room {
  const words = useWords("parts");
  const format = useFormat();
  const [given, setGiven] = useState<number>();
  // A unit of a string is one byte at least.
  const takes = (text: string) => {
    const fits = text.length <= most + over;
    setGiven(fits ? undefined : utf8Length(text));
    return fits;
  };
  return {
    refusal:
      given === undefined
        ? undefined
        : words("text.notTaken", { given: format.bytes(given), most: format.bytes(most) }),
    takes,
    handlers: {
      onPaste: (event) => {
        if (!takes(event.clipboardData.getData("text/plain"))) event.preventDefault();
      },
      onDrop: (event) => {
        if (!takes(event.dataTransfer.getData("text/plain"))) event.preventDefault();
      },
    },
  };
}
