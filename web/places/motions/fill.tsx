import { Fragment, type ReactNode } from "react";

export interface FillProps {
  /** Words with places such as "<who>" in them, in the order of the language. */
  text: string;
  parts: Readonly<Record<string, ReactNode>>;
}

/** A sentence with elements in it, wherever its language wants them. */
export function Fill({ text, parts }: FillProps) {
  return text
    .split(/<(\w+)>/)
    .map((piece, index) => (
      <Fragment key={index}>{index % 2 === 0 ? piece : parts[piece]}</Fragment>
    ));
}
