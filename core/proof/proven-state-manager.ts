import { SimpleStateManager } from "@ethereumjs/statemanager";
import { Account, type Address, bytesToHex } from "@ethereumjs/util";
import { getBytes } from "ethers";
import type { StateProofs } from "./state-proofs.js";

/** Memory of one call: what it writes is forgotten with it, what it reads beyond that is proved. */
export class ProvenStateManager extends SimpleStateManager {
  constructor(readonly proofs: StateProofs) {
    super();
  }

  override async getAccount(address: Address): Promise<Account | undefined> {
    const key = address.toString();
    const written = this.topAccountStack();
    if (written.has(key)) return written.get(key);
    const found = await this.proofs.account(key);
    if (found === undefined) return undefined;
    const { nonce, balance, storageRoot, codeHash } = found;
    return new Account(nonce, balance, getBytes(storageRoot), getBytes(codeHash));
  }

  override async getCode(address: Address): Promise<Uint8Array> {
    const key = address.toString();
    return this.topCodeStack().get(key) ?? this.proofs.code(key);
  }

  override async getStorage(address: Address, key: Uint8Array): Promise<Uint8Array> {
    const written = this.topStorageStack().get(`${address.toString()}_${bytesToHex(key)}`);
    return written ?? this.proofs.slot(address.toString(), bytesToHex(key));
  }
}
