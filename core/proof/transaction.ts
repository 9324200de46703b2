import { getBytes, Transaction } from "ethers";
import { flatHex } from "./flat-hex.js";
import { KNOWN_TYPES, unwrap, wrap } from "./receipt.js";
import { decodeList, integerOf } from "./rlp.js";

/** A transaction as a node writes it; only the fields that are signed, and the signature. */
export interface NodeTransaction {
  type?: string | undefined;
  chainId?: string | null | undefined;
  nonce: string;
  gasPrice?: string | null | undefined;
  maxPriorityFeePerGas?: string | null | undefined;
  maxFeePerGas?: string | null | undefined;
  maxFeePerBlobGas?: string | null | undefined;
  gas: string;
  to?: string | null | undefined;
  value: string;
  input: string;
  accessList?: readonly { address: string; storageKeys: readonly string[] }[] | null | undefined;
  blobVersionedHashes?: readonly string[] | null | undefined;
  authorizationList?: readonly NodeAuthorization[] | null | undefined;
  v?: string | null | undefined;
  yParity?: string | null | undefined;
  r: string;
  s: string;
}

/** Leave to run another account's code (EIP-7702). */
export interface NodeAuthorization {
  chainId: string;
  address: string;
  nonce: string;
  yParity?: string | null | undefined;
  v?: string | null | undefined;
  r: string;
  s: string;
}

type Piece = bigint | Uint8Array | Piece[];
type Name = keyof NodeTransaction;

const HEAD = ["chainId", "nonce"] as const;
const MARKET = [...HEAD, "maxPriorityFeePerGas", "maxFeePerGas"] as const;
const CALL = ["gas", "to", "value", "input"] as const;
const SIGNATURE = ["yParity", "r", "s"] as const;

/** What is hashed, in its order, by type (EIP-2718). */
const FIELDS: Readonly<Record<number, readonly Name[]>> = {
  0: ["nonce", "gasPrice", ...CALL, "v", "r", "s"],
  1: [...HEAD, "gasPrice", ...CALL, "accessList", ...SIGNATURE],
  2: [...MARKET, ...CALL, "accessList", ...SIGNATURE],
  3: [...MARKET, ...CALL, "accessList", "maxFeePerBlobGas", "blobVersionedHashes", ...SIGNATURE],
  4: [...MARKET, ...CALL, "accessList", "authorizationList", ...SIGNATURE],
};

/** A transaction in consensus form. Throws RangeError for a type nobody knows, and for a field that is missing. */
export function encodeTransaction(transaction: NodeTransaction): Uint8Array {
  const type = Number(transaction.type ?? 0);
  const fields = FIELDS[type];
  if (fields === undefined) throw new RangeError(`a transaction of type ${type}`);
  return wrap(
    type,
    fields.map((name) => pieceOf(transaction, name)),
  );
}

function pieceOf(transaction: NodeTransaction, name: Name): Piece {
  switch (name) {
    case "to":
      return getBytes(transaction.to ?? "0x");
    case "input":
      return getBytes(transaction.input);
    case "accessList":
      return (transaction.accessList ?? []).map(({ address, storageKeys }) => [
        getBytes(address),
        storageKeys.map((key) => getBytes(key)),
      ]);
    case "blobVersionedHashes":
      return (transaction.blobVersionedHashes ?? []).map((hash) => getBytes(hash));
    case "authorizationList":
      return (transaction.authorizationList ?? []).map((leave) => [
        BigInt(leave.chainId),
        getBytes(leave.address),
        BigInt(leave.nonce),
        parityOf(leave),
        BigInt(leave.r),
        BigInt(leave.s),
      ]);
    case "yParity":
      return parityOf(transaction);
    default: {
      const value = transaction[name];
      if (value == null) throw new RangeError(`a transaction without ${name}`);
      return BigInt(value);
    }
  }
}

/** Older nodes write `v` alone. */
function parityOf({ yParity, v }: Pick<NodeTransaction, "yParity" | "v">): bigint {
  const parity = yParity ?? v;
  if (parity == null) throw new RangeError("a transaction without yParity");
  return BigInt(parity);
}

/** A transaction, read from its consensus form. Throws RangeError for what is none, and for a type nobody knows. */
export function decodeTransaction(bytes: Uint8Array): Transaction {
  const { type } = unwrap(bytes);
  if (!KNOWN_TYPES.has(type)) throw new RangeError(`a transaction of type ${type}`);
  try {
    return Transaction.from(flatHex(bytes));
  } catch (cause) {
    throw new RangeError("a transaction that cannot be read", { cause });
  }
}

const FIRST_PROTECTED = 35n;

/** The chain a transaction was signed for; nothing when it was signed for any (before 2016). */
export function chainIdOf(bytes: Uint8Array): bigint | undefined {
  const { type, payload } = unwrap(bytes);
  const fields = decodeList(payload);
  if (type !== 0) return integerOf(fields[0]);
  const v = integerOf(fields[6]);
  return v < FIRST_PROTECTED ? undefined : (v - FIRST_PROTECTED) / 2n;
}
