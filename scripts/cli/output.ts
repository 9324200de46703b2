import Table from "cli-table3";
import { SingleBar, Presets } from "cli-progress";

/** A bar on a terminal's stderr, and nothing elsewhere. */
export interface Progress {
  update(done: number, total?: number): void;
  stop(): void;
}

/** Where a command writes for people. With `--json` stdout belongs to the result alone. */
export interface Output {
  readonly json: boolean;
  /** A line on stdout; dropped with `--json`. */
  line(text?: string): void;
  /** A table on stdout; dropped with `--json`. */
  table(head: readonly string[], rows: readonly (readonly string[])[]): void;
  /** A line on stdout, or with `--json` on stderr: what a person must see either way. */
  note(text: string): void;
  progress(label: string, total: number): Progress;
}

/** A row that starts with the widest words stays readable in a narrow terminal; colours are never used. */
function render(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
}

/** @param say - changes each line before it is written. */
export function createOutput(json: boolean, say = (text: string) => text): Output {
  const out = (text: string) => void process.stdout.write(`${say(text)}\n`);
  const err = (text: string) => void process.stderr.write(`${say(text)}\n`);
  return {
    json,
    line: (text = "") => (json ? undefined : out(text)),
    table: (head, rows) =>
      json ? undefined : void process.stdout.write(`${render(head, rows)}\n`),
    note: json ? err : out,
    progress(label, total) {
      if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined };
      const format = `${label} {bar} {value}/{total}`;
      const bar = new SingleBar(
        { format, stream: process.stderr, clearOnComplete: true },
        Presets.shades_classic,
      );
      bar.start(total, 0);
      return {
        update: (done, newTotal) => {
          if (newTotal !== undefined) bar.setTotal(newTotal);
          bar.update(done);
        },
        stop: () => bar.stop(),
      };
    },
  };
}
