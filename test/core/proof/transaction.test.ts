import "../../property-seed.js";
import { expect } from "chai";
import {
  concat,
  getBytes,
  hexlify,
  toQuantity,
  Transaction,
  type TransactionLike,
  Wallet,
} from "ethers";
import fc from "fast-check";
import {
  chainIdOf,
  decodeTransaction,
  encodeTransaction,
  type NodeTransaction,
} from "../../../core/proof/transaction.js";

const hex = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => hexlify(bytes));
const amount = fc.bigInt({ min: 0n, max: 2n ** 90n });

const anyFields = fc.record({
  nonce: fc.nat(),
  gasLimit: fc.nat().map(BigInt),
  low: amount,
  more: amount,
  to: hex(20),
  creates: fc.boolean(),
  value: amount,
  data: fc.uint8Array({ maxLength: 200 }).map((bytes) => hexlify(bytes)),
  chainId: fc.integer({ min: 1, max: 2 ** 40 }).map(BigInt),
  accessList: fc.array(
    fc.record({ address: hex(20), storageKeys: fc.array(hex(32), { maxLength: 3 }) }),
    { maxLength: 3 },
  ),
  blobs: fc.array(hex(31), { minLength: 1, maxLength: 3 }),
  key: hex(32).filter((text) => BigInt(text) > 0n && BigInt(text) < 2n ** 255n),
});

type Fields = Parameters<Parameters<typeof anyFields.map>[0]>[0];

/** The same transaction, signed and written by ethers. */
function signed(type: number, fields: Fields): Transaction {
  const wallet = new Wallet(fields.key);
  const { nonce, gasLimit, value, data, chainId, low, more } = fields;
  const creates = fields.creates && type < 3;
  const market = { maxPriorityFeePerGas: low, maxFeePerGas: low + more };
  const like: TransactionLike = {
    ...{ type, nonce, gasLimit, value, data },
    // Before 2016 nobody said which chain was meant.
    chainId: type === 0 && low % 2n === 0n ? 0n : chainId,
    ...(creates ? {} : { to: fields.to }),
    ...(type < 2 ? { gasPrice: low } : market),
    ...(type > 0 ? { accessList: fields.accessList } : {}),
    ...(type === 3
      ? {
          maxFeePerBlobGas: more,
          blobVersionedHashes: fields.blobs.map((rest) => concat(["0x01", rest])),
        }
      : {}),
    ...(type === 4
      ? {
          authorizationList: [
            wallet.authorizeSync({ address: fields.to, nonce: BigInt(nonce) + 1n, chainId }),
          ],
        }
      : {}),
  };
  const transaction = Transaction.from(like);
  transaction.signature = wallet.signingKey.sign(transaction.unsignedHash);
  return transaction;
}

/** As a node writes it. */
function asNode(transaction: Transaction, bare: boolean): NodeTransaction {
  const quantity = (value: bigint | number | null) => (value === null ? null : toQuantity(value));
  const signature = transaction.signature!;
  const parity = toQuantity(signature.yParity);
  return {
    type: bare && transaction.type === 0 ? undefined : quantity(transaction.type)!,
    chainId: quantity(transaction.chainId),
    nonce: toQuantity(transaction.nonce),
    gasPrice: quantity(transaction.gasPrice),
    maxPriorityFeePerGas: quantity(transaction.maxPriorityFeePerGas),
    maxFeePerGas: quantity(transaction.maxFeePerGas),
    maxFeePerBlobGas: quantity(transaction.maxFeePerBlobGas),
    gas: toQuantity(transaction.gasLimit),
    to: transaction.to,
    value: toQuantity(transaction.value),
    input: transaction.data,
    accessList: transaction.accessList,
    blobVersionedHashes: transaction.blobVersionedHashes,
    authorizationList: transaction.authorizationList?.map((leave) => ({
      chainId: toQuantity(leave.chainId),
      address: leave.address,
      nonce: toQuantity(leave.nonce),
      yParity: toQuantity(leave.signature.yParity),
      r: toQuantity(leave.signature.r),
      s: toQuantity(leave.signature.s),
    })),
    ...(transaction.type === 0
      ? { v: toQuantity(protectedV(transaction.chainId, signature.yParity)) }
      : bare
        ? { v: parity }
        : { yParity: parity }),
    r: toQuantity(signature.r),
    s: toQuantity(signature.s),
  };
}

/** Since 2016 the signature says for which chain it is (EIP-155). */
const protectedV = (chainId: bigint, parity: number) =>
  BigInt(parity) + (chainId === 0n ? 27n : 35n + 2n * chainId);

describe("a transaction", () => {
  for (const [type, name] of [
    "legacy",
    "with access list",
    "fee market",
    "blobs",
    "delegation",
  ].entries())
    it(`is written as ethers writes it (${name})`, () => {
      fc.assert(
        fc.property(anyFields, fc.boolean(), (fields, bare) => {
          const transaction = signed(type, fields);
          const bytes = encodeTransaction(asNode(transaction, bare));
          expect(hexlify(bytes)).to.equal(transaction.serialized);
          expect(decodeTransaction(bytes).hash).to.equal(transaction.hash);
          expect(decodeTransaction(bytes).from).to.equal(new Wallet(fields.key).address);
          expect(chainIdOf(bytes)).to.equal(transaction.chainId || undefined);
        }),
        { numRuns: 40 },
      );
    });

  it("of an unknown type, or without what is signed, is refused", () => {
    const [fields] = fc.sample(anyFields, 1);
    const node = asNode(signed(2, fields!), false);
    for (const wrong of [
      { ...node, type: "0x7e" },
      { ...node, maxFeePerGas: null },
      { ...node, yParity: undefined },
      { ...node, chainId: undefined },
    ])
      expect(() => encodeTransaction(wrong)).to.throw(RangeError);
    for (const wrong of ["0x", "0x7ec0", "0x02c0", "0x02", "0xc0"])
      expect(() => decodeTransaction(getBytes(wrong)), wrong).to.throw(RangeError);
  });
});
