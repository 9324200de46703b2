import { useCallback, useEffect, useRef, useState } from "react";
import { type DepositFile, describeFile, lookAtFile } from "./deposit-file.js";
import { isFatal } from "./sniff-file.js";

export interface DepositFiles {
  files: readonly DepositFile[];
  add(files: readonly File[], language: string): Promise<DepositFile[]>;
  change(key: string, change: Partial<Pick<DepositFile, "language" | "authentic">>): void;
  remove(key: string): void;
  clear(): void;
}

/** Files that were chosen, each read once, one after the other, to work out what will be recorded. */
export function useDepositFiles(): DepositFiles {
  const [files, setFiles] = useState<readonly DepositFile[]>([]);
  const stop = useRef(new AbortController());
  const queue = useRef(Promise.resolve());
  useEffect(() => {
    // A page that is shown again after it was taken away starts anew.
    if (stop.current.signal.aborted) stop.current = new AbortController();
    return () => stop.current.abort();
  }, []);
  const put = useCallback((key: string, change: Partial<DepositFile>) => {
    setFiles((now) => now.map((each) => (each.key === key ? { ...each, ...change } : each)));
  }, []);
  const read = useCallback(
    async (chosen: DepositFile) => {
      const { key, file } = chosen;
      const { signal } = stop.current;
      let shown = 0;
      try {
        const { content, oddities } = await describeFile(
          chosen,
          (bytes) => {
            if (bytes - shown < file.size / 50) return;
            shown = bytes;
            put(key, { read: bytes });
          },
          signal,
        );
        put(key, {
          ...{ content, read: content.size },
          oddities: [...chosen.oddities, ...oddities],
        });
      } catch {
        // Moved, deleted or forbidden since it was chosen.
        if (!signal.aborted) put(key, { failed: true });
      }
    },
    [put],
  );
  const add = useCallback(
    async (chosen: readonly File[], language: string) => {
      const looked = await Promise.all(chosen.map((file) => lookAtFile(file, language)));
      setFiles((now) => [...now, ...looked]);
      for (const each of looked)
        if (!each.failed && !each.oddities.some(isFatal))
          queue.current = queue.current.then(() => read(each));
      return looked;
    },
    [read],
  );
  return {
    files,
    add,
    change: put,
    remove: (key) => setFiles((now) => now.filter((each) => each.key !== key)),
    clear: () => setFiles([]),
  };
}
