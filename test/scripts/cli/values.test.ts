import { expect } from "chai";
import { address, duration, oneOf, port, text, wholeNumber } from "../../../scripts/cli/values.js";

const ACCOUNT = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

describe("words of the command line", () => {
  it("are durations, in short and in full, and numbers of seconds", () => {
    for (const [given, seconds] of [
      ["14d", 1_209_600],
      ["14 days", 1_209_600],
      ["72h", 259_200],
      ["2 weeks", 1_209_600],
      ["90", 90],
      ["5 m", 300],
    ] as const) {
      expect(duration(given), given).to.equal(seconds);
    }
    for (const given of ["", "d", "-1d", "1.5d", "fortnight", "1 d 2 h", "14dd"]) {
      expect(() => duration(given), given).to.throw("is not a duration");
    }
  });

  it("are addresses whose checksum is right or not there, and come out with it", () => {
    expect(address(ACCOUNT.toLowerCase())).to.equal(ACCOUNT);
    expect(address(ACCOUNT)).to.equal(ACCOUNT);
    for (const given of [
      ACCOUNT.replace("F", "f"),
      ACCOUNT.slice(2),
      `${ACCOUNT}0`,
      "vitalik.eth",
      "",
    ]) {
      expect(() => address(given), given).to.throw("is not an address");
    }
  });

  it("are whole numbers, ports and choices", () => {
    expect([wholeNumber("0"), wholeNumber("12"), port("8545"), text(" x ")]).to.deep.equal([
      0,
      12,
      8545,
      " x ",
    ]);
    for (const given of ["-1", "1.0", "1e3", "0x1", "", "99999999999999999999"]) {
      expect(() => wholeNumber(given), given).to.throw("is not a whole number");
    }
    for (const given of ["65536", "-1", "http"])
      expect(() => port(given), given).to.throw("is not a port");
    expect(() => text("  ")).to.throw("empty");
    expect(oneOf("for", "against")("for")).to.equal("for");
    expect(() => oneOf("for", "against")("maybe")).to.throw('"maybe" is none of the choices');
  });
});
