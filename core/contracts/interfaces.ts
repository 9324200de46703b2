import type { Interface } from "ethers";
import {
  IAmendments__factory,
  IArchive__factory,
  IAuthenticator__factory,
  ICoalitionGovernor__factory,
  IConduct__factory,
  IDirectory__factory,
  IElectionCount__factory,
  IElections__factory,
  ILists__factory,
  IMembership__factory,
  INotices__factory,
  IOffices__factory,
  IOpenBallotBox__factory,
  IRecalls__factory,
  IRulebook__factory,
  IVouchAdmission__factory,
} from "../../typechain-types/index.js";
import type { ContractName } from "./addresses.js";
import { timelockInterface } from "./timelock.js";

/** What can be called at each of the coalition's contracts. */
export const INTERFACES: Readonly<Record<ContractName, Interface>> = {
  directory: IDirectory__factory.createInterface(),
  timelock: timelockInterface,
  authenticator: IAuthenticator__factory.createInterface(),
  archive: IArchive__factory.createInterface(),
  membership: IMembership__factory.createInterface(),
  offices: IOffices__factory.createInterface(),
  ballotBox: IOpenBallotBox__factory.createInterface(),
  electionCount: IElectionCount__factory.createInterface(),
  elections: IElections__factory.createInterface(),
  recalls: IRecalls__factory.createInterface(),
  conduct: IConduct__factory.createInterface(),
  lists: ILists__factory.createInterface(),
  rulebook: IRulebook__factory.createInterface(),
  amendments: IAmendments__factory.createInterface(),
  notices: INotices__factory.createInterface(),
  governor: ICoalitionGovernor__factory.createInterface(),
  policy: IVouchAdmission__factory.createInterface(),
};
