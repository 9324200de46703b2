import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** Makes a rename or a new name in a directory survive power loss. Windows cannot, and need not. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Replaces a file whole: after a crash at any moment it holds the old text or the new one. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const unfinished = `${path}.tmp`;
  const handle = await open(unfinished, "w");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, path);
  await syncDirectory(dirname(path));
}
