import { id as hash, type Signer } from "ethers";
import { foundCoalition, type Coalition } from "../fixture/coalition.js";
import { call, secondMotion, unzip, type Call, type FiledMotion } from "../fixture/motions.js";

/** Gives notice of these calls; the first founder does unless told otherwise. */
export async function giveNotice(
  c: Coalition,
  calls: Call[],
  description = "A notice",
  mover: Signer = c.founders[0]!,
): Promise<FiledMotion> {
  await c.notices.connect(mover).give(...unzip(calls), description);
  const id = await c.governor.getProposalId(...unzip(calls), hash(description));
  return { id, mover, calls, description };
}

/** A notice, not yet seconded. */
export async function bareNotice() {
  const c = await foundCoalition();
  const notice = await giveNotice(c, [await call(c.archive, "recordResolution", ["We meet."])]);
  const opensAt = await c.governor.proposalSnapshot(notice.id);
  const as = (index: number) => c.governor.connect(c.founders[index]!);
  const object = (index: number, reason = "I object.") =>
    c.notices.connect(c.founders[index]!).object(notice.id, reason);
  return { ...c, notice, opensAt, as, object };
}

/** A notice with its seconds. */
export async function secondedNotice() {
  const c = await bareNotice();
  await secondMotion(c, c.notice);
  return c;
}

/** A notice that two voters objected to at once. */
export async function contestedNotice() {
  const c = await secondedNotice();
  await c.object(8, "Too early.");
  await c.object(9, "Too dear.");
  return c;
}
