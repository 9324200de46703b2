import { expect } from "chai";
import { tabStorage } from "../../../web/acting/tab-storage.js";
import { ActBook } from "../../../web/acting/pending/act-book.js";
import { tabMemory } from "../../../web/acting/wallets/wallet-memory.js";

describe("the storage of a tab", () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, "sessionStorage");
  afterEach(() => {
    if (before === undefined) Reflect.deleteProperty(globalThis, "sessionStorage");
    else Object.defineProperty(globalThis, "sessionStorage", before);
  });
  const define = (get: () => unknown) =>
    Object.defineProperty(globalThis, "sessionStorage", { configurable: true, get });

  it("is the browser's own", () => {
    const storage = { getItem: () => "kept" };
    define(() => storage);
    expect(tabStorage()).to.equal(storage);
  });

  it("keeps nothing where the browser forbids it, and nothing breaks", () => {
    define(() => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    });
    const memory = tabMemory(tabStorage());
    memory.write({ rdns: "a.wallet", account: "0x1" });
    expect(memory.read()).to.equal(undefined);
    expect(new ActBook(tabStorage()).restore()).to.deep.equal([]);
  });
});
