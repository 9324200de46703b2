import { expect } from "chai";
import { MaxUint256, ZeroAddress, ZeroHash } from "ethers";
import { foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { impersonateTimelock } from "../fixture/motions.js";

const seatId = (account: string, number: bigint) => (number << 160n) | BigInt(account);

async function seatAndThief() {
  const c = await foundCoalition();
  const [holder, thief] = [c.founders[0]!, c.strangers[0]!];
  return { ...c, holder, thief, seat: seatId(holder.address, 1n) };
}

const ROUTES = [
  "transferFrom(address,address,uint256)",
  "safeTransferFrom(address,address,uint256)",
  "safeTransferFrom(address,address,uint256,bytes)",
  "approve(address,uint256)",
  "setApprovalForAll(address,bool)",
  "delegate(address)",
  "delegateBySig(address,uint256,uint256,uint8,bytes32,bytes32)",
] as const;

describe("Membership", () => {
  describe("every way of moving or lending a seat", () => {
    const argumentsOf = (route: (typeof ROUTES)[number], from: string, to: string, seat: bigint) =>
      ({
        "transferFrom(address,address,uint256)": [from, to, seat],
        "safeTransferFrom(address,address,uint256)": [from, to, seat],
        "safeTransferFrom(address,address,uint256,bytes)": [from, to, seat, "0x1234"],
        "approve(address,uint256)": [to, seat],
        "setApprovalForAll(address,bool)": [to, true],
        "delegate(address)": [to],
        "delegateBySig(address,uint256,uint256,uint8,bytes32,bytes32)": [
          ...[to, 0, MaxUint256, 27, ZeroHash, ZeroHash],
        ],
      })[route];

    for (const route of ROUTES) {
      it(`is closed to holder, thief and timelock: ${route}`, async () => {
        const c = await loadFixture(seatAndThief);
        const data = c.membership.interface.encodeFunctionData(
          route as never,
          argumentsOf(route, c.holder.address, c.thief.address, c.seat) as never,
        );
        const to = await c.membership.getAddress();
        for (const sender of [c.holder, c.thief, await impersonateTimelock(c)]) {
          await expect(sender.sendTransaction({ to, data })).to.be.revertedWithCustomError(
            c.membership,
            "MembershipSoulbound",
          );
        }
        expect(await c.membership.ownerOf(c.seat)).to.equal(c.holder.address);
        expect(await c.membership.delegates(c.holder.address)).to.equal(c.holder.address);
      });
    }

    it("is closed even where nothing would change: giving up an approval, delegating to oneself", async () => {
      const { membership, holder, seat } = await loadFixture(seatAndThief);
      const asHolder = membership.connect(holder);
      for (const nothing of [
        () => asHolder.setApprovalForAll(ZeroAddress, false),
        () => asHolder.approve(ZeroAddress, seat),
        () => asHolder.delegate(holder.address),
        () => asHolder.transferFrom(holder.address, holder.address, seat),
      ]) {
        await expect(nothing()).to.be.revertedWithCustomError(membership, "MembershipSoulbound");
      }
    });

    it("leaves approvals empty and seats locked", async () => {
      const { membership, holder, thief, seat } = await loadFixture(seatAndThief);
      expect(await membership.getApproved(seat)).to.equal(ZeroAddress);
      expect(await membership.isApprovedForAll(holder.address, thief.address)).to.equal(false);
      expect(await membership.isApprovedForAll(holder.address, holder.address)).to.equal(false);
      expect(await membership.locked(seat)).to.equal(true);
    });
  });

  describe("seats nobody holds", () => {
    it("have no owner, no lock, no picture and no approval", async () => {
      const { membership, holder, thief, seat } = await loadFixture(seatAndThief);
      const unknown = [
        0n,
        1n,
        MaxUint256,
        BigInt(holder.address),
        seatId(holder.address, 2n),
        seat | (1n << 192n),
        seatId(thief.address, 0n),
        seatId(thief.address, 1n),
        seatId(ZeroAddress, 1n),
      ];
      for (const id of unknown) {
        for (const question of [
          () => membership.ownerOf(id),
          () => membership.locked(id),
          () => membership.tokenURI(id),
          () => membership.getApproved(id),
        ]) {
          await expect(question())
            .to.be.revertedWithCustomError(membership, "MembershipNoSuchSeat")
            .withArgs(id);
        }
      }
    });

    it("go on having none after their holder left", async () => {
      const { membership, holder, seat } = await loadFixture(seatAndThief);
      await membership.connect(holder).leave();
      await time.increase(1);
      for (const question of [() => membership.ownerOf(seat), () => membership.locked(seat)]) {
        await expect(question())
          .to.be.revertedWithCustomError(membership, "MembershipNoSuchSeat")
          .withArgs(seat);
      }
    });
  });

  describe("the token", () => {
    it("has the coalition's name and symbol, and an empty picture for a seat that is held", async () => {
      const { membership, coalition, seat } = await loadFixture(seatAndThief);
      expect(await membership.name()).to.equal(coalition.name);
      expect(await membership.symbol()).to.equal(coalition.shortName);
      expect(await membership.tokenURI(seat)).to.equal("");
    });

    it("is owned once by a member, not at all by a stranger, and the zero address is no question", async () => {
      const { membership, holder, thief } = await loadFixture(seatAndThief);
      expect(await membership.balanceOf(holder.address)).to.equal(1);
      expect(await membership.balanceOf(thief.address)).to.equal(0);
      await expect(membership.balanceOf(ZeroAddress))
        .to.be.revertedWithCustomError(membership, "MembershipNotMember")
        .withArgs(ZeroAddress);
    });
  });
});
