import { RPC, RpcError } from "./rpc-error.js";

/** Methods the engine answers by itself and that change nothing. */
const READS = new Set([
  "debug_traceTransaction",
  "eth_blobBaseFee",
  "eth_blockNumber",
  "eth_chainId",
  "eth_coinbase",
  "eth_feeHistory",
  "eth_gasPrice",
  "eth_getBalance",
  "eth_getBlockByHash",
  "eth_getBlockByNumber",
  "eth_getBlockTransactionCountByHash",
  "eth_getBlockTransactionCountByNumber",
  "eth_getCode",
  "eth_getFilterChanges",
  "eth_getFilterLogs",
  "eth_getLogs",
  "eth_getProof",
  "eth_getStorageAt",
  "eth_getTransactionByBlockHashAndIndex",
  "eth_getTransactionByBlockNumberAndIndex",
  "eth_getTransactionByHash",
  "eth_getTransactionCount",
  "eth_getTransactionReceipt",
  "eth_maxPriorityFeePerGas",
  "eth_newBlockFilter",
  "eth_newFilter",
  "eth_newPendingTransactionFilter",
  "eth_syncing",
  "eth_uninstallFilter",
  "net_version",
  "web3_clientVersion",
  "web3_sha3",
]);

/** Executions that should see the present: `latest`, named or implied, means the block to come. */
const EXECUTIONS = new Set(["debug_traceCall", "eth_call", "eth_estimateGas"]);

/** Truths about this chain that the engine underneath would answer differently. */
const FACTS = new Set(["eth_accounts", "hardhat_getAutomine", "hardhat_metadata", "net_listening"]);

export type MethodKind = "read" | "execution" | "fact" | "send" | "advance";

const SIGNERS =
  /^(personal_|eth_(sign|sendTransaction|requestAccounts|signTransaction|signTypedData))/;

function whyNot(method: string): string {
  if (SIGNERS.test(method)) {
    return "this chain holds no keys: sign with your own and send the result with eth_sendRawTransaction";
  }
  if (/^(hardhat|evm|anvil|debug|miner|txpool|admin)_/.test(method)) {
    return "what is on this chain cannot be changed from outside; to move its clock in a rehearsal use rehearsal_advanceTime";
  }
  if (/^eth_(un)?subscribe$/.test(method)) {
    return "there are no subscriptions over HTTP: poll with eth_newFilter and eth_getFilterChanges";
  }
  return "the local chain does not know it";
}

/** @throws RpcError `method not found` with the reason, for everything not on the list. */
export function kindOf(method: string): MethodKind {
  if (READS.has(method)) return "read";
  if (EXECUTIONS.has(method)) return "execution";
  if (FACTS.has(method)) return "fact";
  if (method === "eth_sendRawTransaction") return "send";
  if (method === "rehearsal_advanceTime") return "advance";
  const name = method.length > 80 ? `${method.slice(0, 80)}…` : method;
  throw new RpcError(RPC.methodNotFound, `Method ${name} is refused: ${whyNot(method)}.`);
}
