type TabStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Keeps nothing, and refuses nothing. */
const NOWHERE: TabStorage = {
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
};

/** The storage of this tab. Browsers that forbid it throw as soon as it is named: there nothing outlasts a reload. */
export function tabStorage(): TabStorage {
  try {
    return globalThis.sessionStorage ?? NOWHERE;
  } catch {
    return NOWHERE;
  }
}
