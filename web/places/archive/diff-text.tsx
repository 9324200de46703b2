import { Fragment } from "react";
import { piecesOf } from "../../parts/plain-text.js";

/** A run of a text with what would not be seen spelled out. Not isolated as `Plain` is: it reads on in its neighbours. */
export function DiffText({ text }: { text: string }) {
  return piecesOf(text).map((piece, at) =>
    "text" in piece ? (
      <Fragment key={at}>{piece.text}</Fragment>
    ) : (
      <code key={at} className="unseen">
        {piece.unseen}
      </code>
    ),
  );
}
