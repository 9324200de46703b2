import { expect } from "chai";
import { isPublicAddress, peerAddress } from "../../../relay/content/exchange/addresses.js";

describe("addresses of peers", () => {
  const inside = [
    ...["0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.255", "169.254.169.254"],
    ...["172.16.0.1", "172.31.255.255", "192.168.1.1", "192.0.2.7", "198.18.0.1", "203.0.113.9"],
    ...["224.0.0.1", "240.0.0.1", "255.255.255.255"],
    ...["::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "2002:7f00:1::"],
    ...["::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "::7f00:1"],
    ...["", "localhost", "1.2.3", "8.8.8.8.8"],
  ];
  for (const address of inside) {
    it(`takes "${address}" for no public address`, () => {
      expect(isPublicAddress(address)).to.equal(false);
    });
  }
  for (const address of ["1.1.1.1", "8.8.8.8", "172.32.0.1", "2606:4700::1111", "2a00::1"]) {
    it(`takes ${address} for a public address`, () => {
      expect(isPublicAddress(address)).to.equal(true);
    });
  }

  it("lets the operator name any address, and others only public ones", () => {
    // Every spelling of loopback that a URL takes.
    for (const host of [
      "127.0.0.1",
      "[::1]",
      "127.1",
      "2130706433",
      "0x7f.1",
      "[::ffff:127.0.0.1]",
    ]) {
      expect(peerAddress(`http://${host}:8600`, true), host).to.be.instanceOf(URL);
      expect(peerAddress(`http://${host}:8600`, false), host).to.equal(undefined);
    }
    expect(peerAddress("https://relay.example.org/base", false)?.href).to.equal(
      "https://relay.example.org/base/",
    );
  });

  it("takes http and https without credentials, query and fragment only", () => {
    const bad = [
      "file:///etc/passwd",
      "http://",
      "//host",
      "http://a:b@host",
      "http://host/?a",
      "http://host/#a",
    ];
    for (const text of bad) expect(peerAddress(text, true), text).to.equal(undefined);
  });
});
