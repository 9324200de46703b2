import { expect } from "chai";
import type { RelayStatus } from "../../../../core/wire/status.js";
import { knownRelays } from "../../../../web/places/join/known-relays.js";
import { relayFaults } from "../../../../web/places/join/relay-address.js";

const RELAY = "0x8626f6940E2eb28930eFb4CeF49B2d1F2C9C1199";
const OTHER = "0xdD2FD4581271e230360230F9337D5c0430Bf44C0";
const status = (relay: string | null) => ({ relay }) as RelayStatus;

describe("relayFaults", () => {
  it("lets through what the contract takes", () => {
    for (const url of ["", "https://relay.example/path?x=1", "http://127.0.0.1:8600"])
      expect(relayFaults({ account: RELAY, url }), url).to.deep.equal({});
    expect(relayFaults({ account: RELAY.toLowerCase(), url: "" })).to.deep.equal({});
  });

  it("names what is wrong with an account", () => {
    const fault = (account: string) => relayFaults({ account, url: "" }).account;
    expect(fault("")).to.equal("missing");
    expect(fault("0x12")).to.equal("malformed");
    expect(fault(`0x${"0".repeat(40)}`)).to.equal("malformed");
    expect(fault(RELAY.replace("E", "e"))).to.equal("malformed");
  });

  it("names what is wrong with an address", () => {
    const fault = (url: string) => relayFaults({ account: RELAY, url }).url;
    for (const url of ["relay.example", "ftp://relay.example", "https://", "https://a b"])
      expect(fault(url), url).to.equal("malformed");
    for (const sign of ['"', "'", "`", "\\", "<", ">", "é", "\n", "\u202e"])
      expect(fault(`https://relay.example/${sign}`), sign).to.equal("malformed");
    expect(fault(`https://${"a".repeat(248)}`)).to.equal(undefined);
    expect(fault(`https://${"a".repeat(249)}`)).to.equal("tooLong");
  });
});

describe("knownRelays", () => {
  it("are those of this coalition that have an account, each once", () => {
    const looks = [
      { url: "https://a.example/", state: "good", status: status(RELAY) },
      { url: "https://b.example/", state: "behind", status: status(RELAY) },
      { url: "https://c.example/", state: "good", status: status(null) },
      { url: "https://d.example/", state: "other", status: status(OTHER) },
      { url: "https://e.example/", state: "away" },
      { url: "https://f.example/", state: "starting", status: status(OTHER) },
    ] as const;
    expect(knownRelays(looks)).to.deep.equal([
      { account: RELAY, url: "https://a.example/" },
      { account: OTHER, url: "https://f.example/" },
    ]);
  });
});
