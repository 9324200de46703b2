import { Fragment } from "react";
import { piecesOf } from "./plain-text.js";

export interface PlainProps {
  text: string;
  /** Keep line breaks. */
  lines?: boolean;
}

/** Somebody's text as it is: kept from turning its surroundings, and with what would not be seen spelled out. */
export function Plain({ text, lines = false }: PlainProps) {
  return (
    <bdi className={lines ? "plain plain-lines" : "plain"}>
      {piecesOf(text).map((piece, at) =>
        "text" in piece ? (
          <Fragment key={at}>{piece.text}</Fragment>
        ) : (
          <code key={at} className="unseen">
            {piece.unseen}
          </code>
        ),
      )}
    </bdi>
  );
}
