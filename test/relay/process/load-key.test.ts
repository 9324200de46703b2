import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { encryptKeystoreJson, Wallet } from "ethers";
import { DEVELOPMENT_ACCOUNTS } from "../../../core/coalition/development-accounts.js";
import { isDaoError } from "../../../core/errors.js";
import { loadKey } from "../../../relay/process/load-key.js";

const PASSWORD = "correct horse";
const LOCAL = 31337n;
const PUBLIC = 11155111n;

describe("the relay's key", () => {
  const wallet = Wallet.createRandom();
  let folder: string;
  let keystore: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "three-opens-key-"));
    keystore = join(folder, "key.json");
    // Few rounds: what is tested is that it opens, not how long that takes.
    const options = { scrypt: { N: 2, r: 8, p: 1 } };
    await writeFile(
      keystore,
      await encryptKeystoreJson(new Wallet(wallet.privateKey), PASSWORD, options),
    );
    await writeFile(join(folder, "password"), `${PASSWORD}\nsecond line\n`);
  });
  after(() => rm(folder, { recursive: true }));

  const refused = async (...given: Parameters<typeof loadKey>) => {
    const error = await loadKey(...given).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!isDaoError(error)) throw new Error(`not refused: ${String(error)}`);
    return error;
  };

  it("comes out of an encrypted keystore, its password from a variable or a file", async () => {
    const byFile = { keystore, passwordFile: join(folder, "password") };
    expect((await loadKey(byFile, PUBLIC)).address).to.equal(wallet.address);
    expect((await loadKey({ keystore, password: PASSWORD }, PUBLIC)).address).to.equal(
      wallet.address,
    );
  });

  it("comes out of the environment", async () => {
    const { address } = await loadKey({ privateKey: ` ${wallet.privateKey}\n` }, PUBLIC);
    expect(address).to.equal(wallet.address);
  });

  it("is the last development account on a local chain, and there alone", async () => {
    expect((await loadKey({}, LOCAL)).address).to.equal(DEVELOPMENT_ACCOUNTS.at(-1));
    expect((await refused({}, PUBLIC)).code).to.equal("RELAY_KEY_MISSING");
  });

  it("is refused without a word of the secret", async () => {
    const secret = "0xnot-quite-a-key-but-secret";
    const errors = await Promise.all([
      refused({ privateKey: secret }, LOCAL),
      refused({ keystore, password: "wrong horse" }, LOCAL),
      refused({ keystore: join(folder, "none") }, LOCAL),
      refused({ keystore, passwordFile: join(folder, "none") }, LOCAL),
      refused({ keystore, privateKey: wallet.privateKey }, LOCAL),
    ]);
    for (const error of errors) {
      expect(error.code).to.equal("RELAY_KEY_INVALID");
      expect(`${error.message} ${error.hint} ${String(error.cause)}`).not.to.match(
        new RegExp(`${secret}|horse|${wallet.privateKey}`),
      );
    }
  });
});
