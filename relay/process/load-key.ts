import { readFile } from "node:fs/promises";
import { HDNodeWallet, Wallet } from "ethers";
import { DaoError } from "../../core/errors.js";
import type { RelayConfig } from "../config.js";

/** Everybody has this phrase's keys; on any chain but a local one its accounts are emptied at once. */
const DEVELOPMENT_MNEMONIC = "test test test test test test test test test test test junk";
const LAST_DEVELOPMENT_ACCOUNT = "m/44'/60'/0'/0/19";
const LOCAL_CHAIN = 31337n;

const refuse = (message: string, hint: string, cause?: unknown) =>
  new DaoError("RELAY_KEY_INVALID", message, { hint, cause });

/**
 * The relay's key: from an encrypted keystore, or from the environment; on a local chain, and only there,
 * the last development account when nothing is given.
 *
 * @throws DaoError `RELAY_KEY_INVALID`, `RELAY_KEY_MISSING`; none of them quotes a secret.
 */
export async function loadKey(key: RelayConfig["key"], chainId: bigint): Promise<Wallet> {
  if (key.privateKey !== undefined && key.keystore !== undefined)
    throw refuse(
      "There are two keys for the relay.",
      "Give a keystore or a private key, not both.",
    );
  if (key.privateKey !== undefined) return fromPrivateKey(key.privateKey);
  if (key.keystore !== undefined) return fromKeystore(key.keystore, await passwordOf(key));
  if (chainId !== LOCAL_CHAIN)
    throw new DaoError("RELAY_KEY_MISSING", "The relay has no key to pay and sign with.", {
      hint: "Give a keystore file and its password, or switch the write side off (write.enabled); see docs/relay.md.",
    });
  const { privateKey } = HDNodeWallet.fromPhrase(
    DEVELOPMENT_MNEMONIC,
    undefined,
    LAST_DEVELOPMENT_ACCOUNT,
  );
  return new Wallet(privateKey);
}

function fromPrivateKey(text: string): Wallet {
  try {
    return new Wallet(text.trim());
  } catch {
    // No cause: ethers' words could end in a log.
    throw refuse(
      "The relay's private key is no key.",
      "It is 32 bytes: 0x and 64 hexadecimal digits.",
    );
  }
}

async function fromKeystore(path: string, password: string): Promise<Wallet> {
  const json = await readFile(path, "utf8").catch((cause: unknown) => {
    throw refuse(
      `The keystore ${path} cannot be read.`,
      "Check key.keystore and its permissions.",
      cause,
    );
  });
  try {
    const { privateKey } = await Wallet.fromEncryptedJson(json, password);
    return new Wallet(privateKey);
  } catch {
    throw refuse(
      `The keystore ${path} does not open.`,
      "It is the encrypted JSON of an Ethereum wallet, and the password must be its own.",
    );
  }
}

async function passwordOf({ password, passwordFile }: RelayConfig["key"]): Promise<string> {
  if (passwordFile === undefined) return password ?? "";
  const text = await readFile(passwordFile, "utf8").catch((cause: unknown) => {
    throw refuse(
      `The password file ${passwordFile} cannot be read.`,
      "Check key.passwordFile.",
      cause,
    );
  });
  return text.split(/\r?\n/)[0] ?? "";
}
