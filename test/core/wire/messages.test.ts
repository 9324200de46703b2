import { expect } from "chai";
import fc from "fast-check";
import "../../property-seed.js";
import { getAddress, Wallet } from "ethers";
import { ballotSchema, REASON_LIMIT } from "../../../core/wire/ballots.js";
import { addressField, bytesField, decimalField } from "../../../core/wire/fields.js";
import { contentBytes, postMessageSchema } from "../../../core/wire/posts.js";
import { isReceiptSigned, type Receipt, receiptTypedData } from "../../../core/wire/receipts.js";

const ADDRESS = "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266";
const HASH = `0x${"Ab".repeat(32)}`;
const SIGNATURE = `0x${"CD".repeat(65)}`;

describe("messages between clients and relays", () => {
  it("have one spelling once they are read", () => {
    const ballot = ballotSchema.parse({
      ...{ kind: "motion", motion: HASH, support: "for", voter: ADDRESS, signature: SIGNATURE },
    });
    expect(ballot).to.deep.equal({
      ...{ kind: "motion", support: "for", motion: HASH.toLowerCase() },
      ...{ voter: getAddress(ADDRESS), signature: SIGNATURE.toLowerCase() },
    });
  });

  it("are read the same when they were read before", () => {
    const post = {
      ...{ list: HASH, author: ADDRESS, parent: HASH, subject: "s", content: HASH, sentAt: 1 },
      ...{ sequence: 7, previous: HASH },
    };
    const once = postMessageSchema.parse({ post, signature: SIGNATURE, content: "x" });
    expect(once.post.sequence).to.equal("7");
    expect(postMessageSchema.parse(once)).to.deep.equal(once);
  });

  it("refuse in one line whatever a field is not, and never throw", () =>
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const field of [addressField, bytesField(8), decimalField(64)]) {
          const { error } = field.safeParse(value);
          for (const { message } of error?.issues ?? []) expect(message).to.match(/^\S.*$/);
        }
        for (const schema of [ballotSchema, postMessageSchema])
          expect(schema.safeParse(value).success).to.equal(false);
      }),
    ));

  it("tell a wrong checksum, odd digits and too large numbers from good ones", () => {
    const wrongCase = getAddress(ADDRESS).replace("F", "f");
    expect(addressField.safeParse(wrongCase).success).to.equal(false);
    expect(bytesField(2).safeParse("0xabc").success).to.equal(false);
    expect(bytesField(2).safeParse("0xabcdef").success).to.equal(false);
    expect(bytesField(2).parse("0xABcd")).to.equal("0xabcd");
    const numbers = decimalField(64);
    expect(numbers.safeParse(String(2n ** 64n)).success).to.equal(false);
    expect(numbers.parse(String(2n ** 64n - 1n))).to.equal("18446744073709551615");
    for (const odd of ["", "01", "-1", "1.0", "1e3", " 1", 1])
      expect(numbers.safeParse(odd).success, String(odd)).to.equal(false);
  });

  it("measure a reason in bytes, not in letters", () => {
    const ranked = (reason: string) =>
      ballotSchema.safeParse({
        ...{ kind: "ranked", motion: HASH, options: [HASH], ranking: [0, 1], voter: ADDRESS },
        ...{ reason, signature: SIGNATURE },
      }).success;
    expect(ranked("ü".repeat(REASON_LIMIT / 2))).to.equal(true);
    expect(ranked("ü".repeat(REASON_LIMIT / 2 + 1))).to.equal(false);
  });

  it("carry content as text or as base64 to the same bytes, and nothing half-read", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const content = Buffer.from(bytes).toString("base64");
        expect(contentBytes({ content, encoding: "base64" })).to.deep.equal(bytes);
      }),
    );
    expect(contentBytes({ content: "ü", encoding: "utf8" })).to.deep.equal(Uint8Array.of(195, 188));
    for (const broken of ["a", "====", "ab=c", "YQ", "Y Q==", "YQ==\n"])
      expect(contentBytes({ content: broken, encoding: "base64" }), broken).to.equal(undefined);
  });
});

describe("a relay's receipt", () => {
  const key = new Wallet(`0x${"11".repeat(32)}`);
  const coalition = { chainId: 31337n, directory: getAddress(ADDRESS) };
  const receipt: Receipt = {
    ...{ message: HASH.toLowerCase(), kind: "ballot", acceptedAt: 10, dueBy: 20 },
    relay: key.address,
  };
  const sign = async () => {
    const { domain, types, message } = receiptTypedData(coalition, receipt);
    return key.signTypedData(domain, types, message);
  };

  it("is the relay's own, for this coalition on this chain, word for word", async () => {
    const signature = await sign();
    expect(isReceiptSigned(coalition, { receipt, signature })).to.equal(true);
    const other = new Wallet(`0x${"22".repeat(32)}`).address;
    for (const changes of [
      { dueBy: 21 },
      { acceptedAt: 9 },
      { kind: "post" as const },
      { relay: other },
    ])
      expect(
        isReceiptSigned(coalition, { receipt: { ...receipt, ...changes }, signature }),
      ).to.equal(false);
    for (const changes of [{ chainId: 1n }, { directory: other }])
      expect(isReceiptSigned({ ...coalition, ...changes }, { receipt, signature })).to.equal(false);
    expect(isReceiptSigned(coalition, { receipt, signature: "0x00" })).to.equal(false);
  });
});
