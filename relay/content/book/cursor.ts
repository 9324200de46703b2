import { z } from "zod";
import type { Statements } from "./statements.js";

const blockRow = z.object({ block: z.number() }).transform((row) => row.block);

/** How far the chain was read for content that it names. */
export function cursorIn(statements: Statements) {
  return {
    get(): number | undefined {
      const row = statements.one("SELECT block FROM cursor");
      return row === undefined ? undefined : blockRow.parse(row);
    },
    set(block: number): void {
      statements.run(
        "INSERT INTO cursor (place, block) VALUES (0, ?) ON CONFLICT (place) DO UPDATE SET block = excluded.block",
        block,
      );
    },
  };
}
