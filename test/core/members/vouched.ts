import { connectCoalition } from "../../../core/contracts/index.js";
import { vouchedCoalition } from "../../../deploy/modules/coalition.js";
import type { Archive, Membership, VouchAdmission } from "../../../typechain-types/index.js";
import { connection, ethers, time } from "../../fixture/coalition.js";
import { foundingParameters, readCoalition } from "../../fixture/founding.js";

/** The pilot, had it chosen that two voters vouch for a new one. */
export async function vouched() {
  const parameters = { ...(await foundingParameters(await readCoalition())), vouchesNeeded: 2 };
  const { directory, membership, archive, policy } = await connection.ignition.deploy(
    vouchedCoalition,
    { parameters: { VouchedCoalition: parameters } },
  );
  await time.increase(1);
  const contracts = await connectCoalition(await directory.getAddress(), ethers.provider);
  return {
    contracts,
    membership: membership as unknown as Membership,
    archive: archive as unknown as Archive,
    policy: policy as unknown as VouchAdmission,
  };
}
