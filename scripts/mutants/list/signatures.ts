import type { Mutant } from "../mutant.js";

const BALLOTS = "contracts/governance/GovernorBallots.sol";
const BATCH = "contracts/libraries/BallotBatch.sol";
const SIGNED = "test/governance/CoalitionGovernor.signed-ballots.test.ts";
const BATCHES = "test/governance/CoalitionGovernor.batches.test.ts";

/** The domain as it was where the coalition was founded, whatever the chain says of itself now. */
const DOMAIN_WITHOUT_CHAIN = `keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(name())),
                keccak256(bytes(version())),
                uint256(31337),
                address(this)
            )
        )`;

export const SIGNATURES: readonly Mutant[] = [
  {
    id: "ballot-without-domain",
    file: BALLOTS,
    find: "_hashTypedDataV4(_ballotHash(proposalId, support, voter))",
    replace: "_ballotHash(proposalId, support, voter)",
    why: "A ballot is signed for one chain and one coalition.",
    tests: [SIGNED],
  },
  {
    id: "ballot-valid-on-a-fork",
    file: BALLOTS,
    find: "_hashTypedDataV4(_ballotHash(proposalId, support, voter))",
    replace: `keccak256(abi.encodePacked(hex"1901", ${DOMAIN_WITHOUT_CHAIN}, _ballotHash(proposalId, support, voter)))`,
    why: "A ballot does not follow a fork to another chain id.",
    tests: ["test/governance/SignedBallot.t.sol"],
  },
  {
    id: "batch-valid-on-a-fork",
    file: BALLOTS,
    find: "bytes32 domain = _domainSeparatorV4();",
    replace: `bytes32 domain = ${DOMAIN_WITHOUT_CHAIN};`,
    why: "A batched ballot does not follow a fork to another chain id.",
    tests: [BATCHES, "test/governance/ForkedBatch.t.sol"],
  },
  {
    id: "ballot-without-voter",
    file: BALLOTS,
    find: "abi.encode(BALLOT_TYPEHASH, proposalId, support, voter, BALLOT_NONCE)",
    replace: "abi.encode(BALLOT_TYPEHASH, proposalId, support, BALLOT_NONCE)",
    why: "A ballot names its voter, so a second wallet of the same owner cannot use it.",
    tests: [SIGNED, "test/governance/CoalitionGovernor.wallet-ballots.test.ts"],
  },
  {
    id: "batched-ballot-without-voter",
    file: BATCH,
    find: "mstore(add(paper, 0x80), voter)",
    replace: "",
    why: "Each ballot of a batch names its voter.",
    tests: [BATCHES],
  },
  {
    id: "batched-ballot-without-choice",
    file: BATCH,
    find: "mstore(add(paper, 0x60), support)",
    replace: "",
    why: "Each ballot of a batch is signed for what it says.",
    tests: [BATCHES],
  },
  {
    id: "ballot-signed-by-anyone",
    file: "contracts/libraries/VoterSignature.sol",
    find: "if (err == ECDSA.RecoverError.NoError && signer == voter) return true;",
    replace: "if (err == ECDSA.RecoverError.NoError) return true;",
    why: "A ballot carries its own voter's signature.",
    tests: [SIGNED],
  },
  {
    id: "ballot-of-a-delegated-account-refused",
    file: "contracts/libraries/VoterSignature.sol",
    find: "if (err == ECDSA.RecoverError.NoError && signer == voter) return true;",
    replace:
      "if (err == ECDSA.RecoverError.NoError && signer == voter && voter.code.length == 0) return true;",
    why: "An account that delegates its code (EIP-7702) still votes with its key.",
    tests: [SIGNED],
  },
];
