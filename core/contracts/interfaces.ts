import type { Interface } from "ethers";
import {
  IArchive__factory,
  ICoalitionGovernor__factory,
  IDirectory__factory,
  IMembership__factory,
  IRulebook__factory,
  IVouchAdmission__factory,
} from "../../typechain-types/index.js";
import type { ContractName } from "./addresses.js";
import { timelockInterface } from "./timelock.js";

/** What can be called at each of the coalition's contracts. */
export const INTERFACES: Readonly<Record<ContractName, Interface>> = {
  directory: IDirectory__factory.createInterface(),
  timelock: timelockInterface,
  archive: IArchive__factory.createInterface(),
  membership: IMembership__factory.createInterface(),
  rulebook: IRulebook__factory.createInterface(),
  governor: ICoalitionGovernor__factory.createInterface(),
  policy: IVouchAdmission__factory.createInterface(),
};
