import type {
  ContractTransactionResponse,
  Signer,
  TransactionReceipt,
  TransactionResponse,
} from "ethers";
import type { CoalitionContracts } from "../../core/contracts/coalition.js";
import type { CoalitionSource } from "./coalition-source.js";
import type { Deployment } from "./deployment.js";
import type { NetworkSession } from "./network-session.js";
import type { Output } from "./output.js";
import type { Settings } from "./settings.js";

/** What a command works with. Everything costly is made when first asked for, and once. */
export interface Context {
  readonly settings: Settings;
  readonly output: Output;
  /** The coalition file of `--coalition`, read and validated. */
  coalition(): Promise<CoalitionSource>;
  /** The network of `--network`: it answers, has the right chain id, and is named on the output already. */
  network(): Promise<NetworkSession>;
  /** The record of the coalition's deployment there: addresses, and the block to read logs from. */
  deployment(): Promise<Deployment>;
  /** The coalition's contracts on this network, for the signer if the command signs, otherwise to read. */
  contracts(): Promise<CoalitionContracts>;
  /**
   * Whoever acts: the key of `--as`, or with `--via` the same key with a relay that sends what it signs.
   *
   * @throws DaoError `ACCOUNT_UNKNOWN`
   */
  actor(): Promise<Signer>;
  /** Says what will happen, before {@link confirm}. */
  preview(lines: readonly string[]): void;
  /** @throws DaoError `CONFIRMATION_NEEDED`, `DECLINED` */
  confirm(question?: string): Promise<void>;
  /**
   * Sends a transaction, waits until it is in a block and names it on the output.
   *
   * @throws DaoError in words when the chain refuses.
   */
  send(
    label: string,
    transaction: () => Promise<TransactionResponse | ContractTransactionResponse>,
  ): Promise<TransactionReceipt>;
  /** The command has an answer, and the answer is bad: the result is printed, the exit code is 1 unless another is named. */
  fail(exitCode?: number): void;
}
