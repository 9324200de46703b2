import { getCreateAddress, type Signature, type Transaction, toQuantity } from "ethers";
import type { ProvenBody } from "./block-bodies.js";
import type { Header } from "./header.js";
import type { Receipt, ReceiptLog } from "./receipt.js";
import { decodeTransaction } from "./transaction.js";

/** A log as JSON-RPC writes it. */
export interface LogAnswer extends ReceiptLog {
  blockNumber: string;
  blockHash: string;
  blockTimestamp: string;
  transactionHash: string;
  transactionIndex: string;
  logIndex: string;
  removed: false;
}

/** Every log of a block, in its order. */
export function logAnswers({ header, transactions, receipts }: ProvenBody): LogAnswer[] {
  let logIndex = 0;
  return receipts.flatMap(({ logs }, index) =>
    logs.map((log) => ({
      ...log,
      ...placeOf(header),
      blockTimestamp: toQuantity(header.timestamp),
      transactionHash: transactions[index]?.hash ?? "",
      transactionIndex: toQuantity(index),
      logIndex: toQuantity(logIndex++),
      removed: false as const,
    })),
  );
}

/** @param filled - whole transactions instead of their hashes. */
export function blockAnswer(body: ProvenBody, filled: boolean): object {
  const { header, transactions } = body;
  return {
    hash: header.hash,
    ...header.fields,
    transactions: transactions.map(({ hash }, index) =>
      filled ? transactionAnswer(body, index) : hash,
    ),
  };
}

/** A transaction as JSON-RPC writes it, its sender recovered from the signature. */
export function transactionAnswer(body: ProvenBody, index: number): object {
  const transaction = transactionAt(body, index);
  const { signature } = transaction;
  const list = transaction.authorizationList?.map(({ address, nonce, chainId, signature }) => ({
    ...{ address, nonce: toQuantity(nonce), chainId: toQuantity(chainId) },
    ...{ yParity: toQuantity(signature.yParity), ...wordsOf(signature) },
  }));
  return {
    ...identityOf(body, transaction, index),
    hash: transaction.hash,
    nonce: toQuantity(transaction.nonce),
    value: toQuantity(transaction.value),
    gas: toQuantity(transaction.gasLimit),
    gasPrice: toQuantity(pricePaid(transaction, body.header)),
    ...optional("maxFeePerGas", transaction.maxFeePerGas),
    ...optional("maxPriorityFeePerGas", transaction.maxPriorityFeePerGas),
    ...optional("maxFeePerBlobGas", transaction.maxFeePerBlobGas),
    chainId: toQuantity(transaction.chainId),
    input: transaction.data,
    ...(transaction.accessList && { accessList: transaction.accessList }),
    ...(transaction.blobVersionedHashes && {
      blobVersionedHashes: transaction.blobVersionedHashes,
    }),
    ...(list && { authorizationList: list }),
    ...(signature && {
      ...wordsOf(signature),
      v: toQuantity(
        transaction.type === 0 ? (signature.networkV ?? signature.v) : signature.yParity,
      ),
      ...optional("yParity", transaction.type === 0 ? null : signature.yParity),
    }),
  };
}

export function receiptAnswer(body: ProvenBody, index: number): object {
  const transaction = transactionAt(body, index);
  const receipt = receiptAt(body, index);
  const before = index === 0 ? 0n : receiptAt(body, index - 1).cumulativeGasUsed;
  const { from, nonce, to, hash } = transaction;
  return {
    ...identityOf(body, transaction, index),
    transactionHash: hash,
    status: toQuantity(receipt.succeeded === false ? 0 : 1),
    cumulativeGasUsed: toQuantity(receipt.cumulativeGasUsed),
    gasUsed: toQuantity(receipt.cumulativeGasUsed - before),
    effectiveGasPrice: toQuantity(pricePaid(transaction, body.header)),
    contractAddress: to === null && from !== null ? getCreateAddress({ from, nonce }) : null,
    logsBloom: receipt.logsBloom,
    logs: logAnswers(body).filter(({ transactionHash }) => transactionHash === hash),
  };
}

const wordsOf = ({ r, s }: Signature) => ({ r: toQuantity(r), s: toQuantity(s) });

const placeOf = ({ hash, number }: Header) => ({
  blockHash: hash,
  blockNumber: toQuantity(number),
});

const identityOf = ({ header }: ProvenBody, { type, from, to }: Transaction, index: number) => ({
  ...placeOf(header),
  transactionIndex: toQuantity(index),
  type: toQuantity(type ?? 0),
  ...{ from, to },
});

const optional = (name: string, value: bigint | number | null) =>
  value === null ? {} : { [name]: toQuantity(value) };

function transactionAt({ transactions }: ProvenBody, index: number): Transaction {
  const found = transactions[index];
  if (found === undefined) throw new Error(`no transaction ${index}`);
  return decodeTransaction(found.bytes);
}

function receiptAt({ receipts }: ProvenBody, index: number): Receipt {
  const found = receipts[index];
  if (found === undefined) throw new Error(`no receipt ${index}`);
  return found;
}

function pricePaid(transaction: Transaction, { fields }: Header): bigint {
  const { gasPrice, maxFeePerGas, maxPriorityFeePerGas } = transaction;
  if (maxFeePerGas === null) return gasPrice ?? 0n;
  const withTip = BigInt(fields.baseFeePerGas ?? 0) + (maxPriorityFeePerGas ?? 0n);
  return withTip < maxFeePerGas ? withTip : maxFeePerGas;
}
