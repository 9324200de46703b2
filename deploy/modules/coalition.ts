import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import type { ContractFuture, Future, IgnitionModuleBuilder } from "@nomicfoundation/ignition-core";
import { encodeBytes32String, id } from "ethers";

type AdmissionPolicy = (
  m: IgnitionModuleBuilder,
  directory: ContractFuture<string>,
  options: { after: Future[] },
) => ContractFuture<string>;

/** Calls that may be part of an ordinary motion; everything else is fundamental. */
export const ORDINARY_ARCHIVE_CALLS = [
  "adopt(uint8,string,bytes32,(bytes32,bytes,uint64,string,string,bool)[])",
  "addRendition(bytes32,uint32,(bytes32,bytes,uint64,string,string,bool))",
  "recordResolution(string)",
  "recordPoll(string,bytes32)",
];

/** As above, of the elections: a held result is annulled before the hold runs out, or not at all. */
export const ORDINARY_ELECTION_CALLS = ["annul(bytes32,string)"];

/** As above, of the lists. Closing one is fundamental. */
export const ORDINARY_LIST_CALLS = ["open(string,string)"];

/**
 * The founding, step by step. The order matters: until `seal` nobody can join or move anything, and `seal` itself
 * refuses while the founder still holds a role, so a deployment that stopped anywhere is closed and can be resumed.
 */
function found(m: IgnitionModuleBuilder, admissionPolicy: AdmissionPolicy) {
  const founder = m.getAccount(0);

  const timelock = m.contract("CoalitionTimelock", [m.getParameter("minDelay"), founder]);
  const directory = m.contract("Directory", [timelock, founder, m.getParameter("uri", "")]);
  const list = (key: string, entry: ContractFuture<string>, after: Parameters<typeof m.call>[3]) =>
    m.call(directory, "list", [encodeBytes32String(key), entry], {
      id: `list_${key.replaceAll("-", "_")}`,
      ...after,
    });

  // First, because every part remembers whom it hears for its members.
  const authenticator = m.contract("Authenticator", [
    directory,
    m.getParameter("authenticatorName"),
  ]);
  const authenticatorListed = list("authenticator", authenticator, {});

  const archive = m.contract("Archive", [directory], { after: [authenticatorListed] });
  const archiveListed = list("archive", archive, {});
  const documentsFound = m.call(archive, "found", [m.getParameter("documents")], {
    id: "found_documents",
  });

  const policy = admissionPolicy(m, directory, { after: [authenticatorListed] });
  const membership = m.contract(
    "Membership",
    [
      directory,
      {
        name: m.getParameter("membershipName"),
        symbol: m.getParameter("membershipSymbol"),
        groups: m.getParameter("groups"),
        waitingPeriod: m.getParameter("waitingPeriod"),
        joinsPerDay: m.getParameter("joinsPerDay"),
        policy,
        founders: m.getParameter("founders"),
        founderGroups: m.getParameter("founderGroups"),
      },
    ],
    { after: [archiveListed, documentsFound] },
  );
  const membershipListed = list("membership", membership, {});

  const offices = m.contract(
    "Offices",
    [directory, m.getParameter("offices"), m.getParameter("exclusions")],
    { after: [membershipListed] },
  );
  const officesListed = list("offices", offices, {});
  const ballotBox = m.contract("OpenBallotBox", [directory], { after: [officesListed] });
  const ballotBoxListed = list("ballot-box", ballotBox, {});
  const electionCount = m.contract("ElectionCount", [directory], { after: [ballotBoxListed] });
  const electionCountListed = list("election-count", electionCount, {});
  const elections = m.contract("Elections", [directory, m.getParameter("electionRules")], {
    after: [electionCountListed],
  });
  const electionsListed = list("elections", elections, {});
  const recalls = m.contract("Recalls", [directory], { after: [electionsListed] });
  const recallsListed = list("recalls", recalls, {});

  const conduct = m.contract("Conduct", [directory, m.getParameter("conductRules")], {
    after: [recallsListed],
  });
  const conductListed = list("conduct", conduct, {});
  const lists = m.contract(
    "Lists",
    [directory, m.getParameter("listsName"), m.getParameter("lists")],
    { after: [conductListed] },
  );
  const listsListed = list("lists", lists, {});

  const rulebook = m.contract(
    "Rulebook",
    [
      directory,
      m.getParameter("motionRules"),
      m.getParameter("deliberationRules"),
      m.getParameter("liveMotionCap"),
      [
        ...ordinaryCalls(archive, ORDINARY_ARCHIVE_CALLS),
        ...ordinaryCalls(elections, ORDINARY_ELECTION_CALLS),
        ...ordinaryCalls(lists, ORDINARY_LIST_CALLS),
      ],
    ],
    { after: [listsListed] },
  );
  const rulebookListed = list("rulebook", rulebook, {});

  const amendments = m.contract("Amendments", [directory, m.getParameter("amendmentsName")], {
    after: [rulebookListed],
  });
  const amendmentsListed = list("amendments", amendments, {});
  const notices = m.contract("Notices", [directory], { after: [amendmentsListed] });
  const noticesListed = list("notices", notices, {});

  const governor = m.contract("CoalitionGovernor", [m.getParameter("governorName"), directory], {
    after: [noticesListed],
  });
  const governorListed = list("governor", governor, {});

  const proposerGranted = m.call(timelock, "grantRole", [id("PROPOSER_ROLE"), governor], {
    id: "grant_proposer",
  });
  const founderRenounced = m.call(timelock, "renounceRole", [`0x${"00".repeat(32)}`, founder], {
    id: "renounce_admin",
    after: [proposerGranted],
  });
  m.call(directory, "seal", [], {
    id: "seal",
    after: [governorListed, founderRenounced],
  });

  return {
    timelock,
    directory,
    authenticator,
    archive,
    policy,
    membership,
    offices,
    ballotBox,
    electionCount,
    elections,
    recalls,
    conduct,
    lists,
    rulebook,
    amendments,
    notices,
    governor,
  };
}

const ordinaryCalls = (target: ContractFuture<string>, signatures: string[]) =>
  signatures.map((signature) => ({ target, selector: id(signature).slice(0, 10) }));

/** A coalition whose members become voters by waiting alone. */
export const openCoalition = buildModule("Coalition", (m) =>
  found(m, () => m.contract("OpenAdmission")),
);

/** A coalition whose members become voters by waiting and by the vouches of voters. */
export const vouchedCoalition = buildModule("VouchedCoalition", (m) =>
  found(m, (_, directory, options) =>
    m.contract("VouchAdmission", [directory, m.getParameter("vouchesNeeded")], options),
  ),
);
