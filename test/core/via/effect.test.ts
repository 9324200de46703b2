import { expect } from "chai";
import { type Log, Wallet } from "ethers";
import { INTERFACES } from "../../../core/contracts/index.js";
import type { CoalitionAddresses } from "../../../core/contracts/index.js";
import { hasEffect } from "../../../core/via/effect.js";
import type { ExpectedEvent } from "../../../core/via/message.js";

describe("the effect of what a relay brought", () => {
  const [governor, other] = [Wallet.createRandom().address, Wallet.createRandom().address];
  const [voter, rival] = [Wallet.createRandom().address, Wallet.createRandom().address];
  const addresses = { governor } as CoalitionAddresses;
  const wanted: ExpectedEvent = {
    ...{ contract: "governor", event: "VoteCast" },
    args: { voter, proposalId: 7n, support: 1n },
  };
  const cast = (by = voter, motion = 7n, support = 1n, address = governor) =>
    ({
      address,
      ...INTERFACES.governor.encodeEventLog("VoteCast", [by, motion, support, 1n, ""]),
    }) as unknown as Log;

  it("is in the logs of a transaction that went well, among those of others", () => {
    const logs = [cast(rival), cast()];
    expect(hasEffect({ status: 1, logs }, addresses, wanted)).to.equal(true);
    expect(hasEffect({ status: 0, logs }, addresses, wanted)).to.equal(false);
  });

  it("is not that of somebody else, on something else, another one, or of another contract", () => {
    for (const log of [
      cast(rival),
      cast(voter, 8n),
      cast(voter, 7n, 0n),
      cast(voter, 7n, 1n, other),
    ])
      expect(hasEffect({ status: 1, logs: [log] }, addresses, wanted)).to.equal(false);
    expect(hasEffect({ status: 1, logs: [] }, addresses, wanted)).to.equal(false);
  });
});
