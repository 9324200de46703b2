import type {
  IArchive,
  IElections,
  IMembership,
  IOffices,
  IOpenBallotBox,
  IRecalls,
  IRulebook,
} from "../../typechain-types/index.js";

/** The part of a coalition's contracts that elections are about. */
export interface ElectionContracts {
  archive: IArchive;
  membership: IMembership;
  rulebook: IRulebook;
  offices: IOffices;
  ballotBox: IOpenBallotBox;
  elections: IElections;
  recalls: IRecalls;
}
