import { expect } from "chai";
import { clientOf } from "../../../relay/http/client-of.js";

describe("clientOf", () => {
  for (const [ip, client] of [
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:DB8:0:1::9", "2001:db8:0:1::/64"],
    ["2001:0db8:0000:0001:ffff:ffff:ffff:ffff", "2001:db8:0:1::/64"],
    ["2001:db8::1:0:0:0:9", "2001:db8:0:1::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["64:ff9b::192.0.2.7", "64:ff9b:0:0::/64"],
    ["unknown", "unknown"],
  ] as const)
    it(`is ${client} for ${ip}`, () => expect(clientOf(ip)).to.equal(client));
});
