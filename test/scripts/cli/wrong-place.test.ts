import { Wallet } from "ethers";
import { account, ask } from "../chain/fixture.js";
import { runDao } from "./dao-process.js";
import { expectRefusals } from "./expect-refusals.js";
import { withChain } from "./other-chain.js";
import { servedChain, type ServedCoalition } from "./served-coalition.js";

const CLOSED = "http://127.0.0.1:1";

describe("dao, sent to the wrong place or by nobody", () => {
  let empty: ServedCoalition;
  before(async () => (empty = await servedChain()));
  after(() => empty.close());

  it("refuses networks that are not there, not known, or another", async () => {
    await withChain(4242, (url) =>
      expectRefusals(
        [
          {
            words: ["status", "--rpc", CLOSED],
            code: "CHAIN_UNREACHABLE",
            says: /No chain answers at http:\/\/127\.0\.0\.1:1\./,
            hint: /npm start/,
          },
          {
            words: ["verify", "--network", "locla"],
            code: "NETWORK_UNKNOWN",
            says: /"locla"/,
            hint: /local or sepolia/,
          },
          {
            words: ["status", "--network", "default"],
            code: "NETWORK_NOT_LASTING",
            says: /"default"/,
            hint: /npm start/,
          },
          {
            words: ["status", "--rpc", "ftp://x", "--json"],
            code: "URL_MALFORMED",
            says: /"ftp:\/\/x"/,
            hint: /--rpc http/,
          },
          {
            words: ["deploy", "--network", "sepolia"],
            code: "CONFIG_VARIABLE_MISSING",
            says: /THREE_OPENS_RPC_URL/,
            hint: /keystore set/,
          },
          {
            words: ["status", "--rpc", url],
            code: "CHAIN_WRONG",
            says: /has id 4242, but local is chain 31337/,
            hint: /--network/,
          },
        ],
        runDao,
      ),
    );
  });

  it("refuses accounts that are unknown or cannot pay", async () => {
    const broke = account(19);
    const held = BigInt(
      (await ask(empty.chain.provider, "eth_getBalance", broke.address, "latest")) as string,
    );
    const gasPrice = 2_000_000_000n;
    await ask(
      empty.chain.provider,
      "eth_sendRawTransaction",
      await broke.signTransaction({
        ...{
          type: 0,
          chainId: 31337,
          nonce: 0,
          to: account(0).address,
          gasLimit: 21_000n,
          gasPrice,
        },
        value: held - 21_000n * gasPrice,
      }),
    );
    await expectRefusals(
      [
        {
          words: ["deploy", "--as", "25"],
          code: "ACCOUNT_UNKNOWN",
          says: /number 25/,
          hint: /0 to 19/,
        },
        {
          words: ["deploy", "--as", "alice"],
          code: "ACCOUNT_UNKNOWN",
          says: /"alice"/,
          hint: /--as 0/,
        },
        {
          words: ["deploy", "--as", Wallet.createRandom().address],
          code: "ACCOUNT_UNKNOWN",
          says: /No key for 0x/,
          hint: /and 17 more/,
        },
        {
          words: ["deploy", "--as", "19"],
          code: "BALANCE_EMPTY",
          says: /holds nothing on local/,
          hint: /--as/,
        },
      ],
      empty.dao,
    );
  });
});
