// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IAmendments} from "../interfaces/IAmendments.sol";
import {BallotFault, ICoalitionGovernor, Motion} from "../interfaces/ICoalitionGovernor.sol";
import {IDirectory} from "../interfaces/IDirectory.sol";
import {MotionRules} from "../interfaces/IRulebook.sol";
import {BallotBatch} from "../libraries/BallotBatch.sol";
import {MotionArithmetic} from "../libraries/MotionArithmetic.sol";
import {MotionFlags} from "../libraries/MotionFlags.sol";
import {PairwiseMatrix} from "../libraries/PairwiseMatrix.sol";
import {RankedBallotBatch} from "../libraries/RankedBallotBatch.sol";
import {Schulze} from "../libraries/Schulze.sol";
import {PackedTally, Tally} from "../libraries/Tally.sol";
import {VoterSignature} from "../libraries/VoterSignature.sol";
import {AmendmentTexts} from "./AmendmentTexts.sol";

/// @title Amendments
/// @notice See {IAmendments}. Which texts are on the ballot is in {AmendmentTexts}; here they are ranked and counted.
contract Amendments is AmendmentTexts, EIP712 {
    using MotionArithmetic for MotionRules;
    using MotionFlags for uint256;
    using PairwiseMatrix for uint256[];
    using Tally for uint256;
    using Tally for PackedTally;

    /// @dev What the first ballot fixed. `options` is zero before.
    struct Paper {
        bytes32 options;
        uint48 snapshot;
        uint8 places;
        uint32 rankable;
    }

    uint256 private constant MAX_BATCH = 500;
    uint32 private constant STATUS_QUO_ALONE = 0xf;
    bytes32 private constant NO_REASON = keccak256("");
    bytes32 private constant BALLOT_TYPEHASH = keccak256(
        "RankedBallot(uint256 motion,uint256[] options,uint8 statusQuo,uint8 option1,uint8 option2,"
        "uint8 option3,uint8 option4,uint8 option5,address voter,string reason)"
    );

    mapping(uint256 motion => Paper) private _papers;
    mapping(uint256 motion => uint256[]) private _fixed;
    mapping(uint256 motion => PackedTally) private _tallies;
    mapping(uint256 motion => mapping(uint256 bucket => uint256 bits)) private _cast;

    constructor(IDirectory directory_, string memory name_) AmendmentTexts(directory_) EIP712(name_, "1") {}

    // -------------------------------------------------------------------------------------------------- ballots

    /// @inheritdoc IAmendments
    function castRankedVote(uint256 motion, bytes32 options, uint24 ranking, string calldata reason) external {
        Paper memory paper = _open(motion);
        if (options != paper.options) revert AmendmentsOtherOptions(options, paper.options);
        _castRanked(motion, paper, msg.sender, ranking, reason);
    }

    /// @inheritdoc IAmendments
    function castRankedVoteBySig(
        uint256 motion,
        uint24 ranking,
        address voter,
        string calldata reason,
        bytes calldata signature
    ) external {
        Paper memory paper = _open(motion);
        bytes memory form = _form(motion, paper.options, keccak256(bytes(reason)));
        bytes32 digest = _hashTypedDataV4(_fill(form, ranking, voter));
        if (!VoterSignature.isValid(voter, digest, signature)) revert AmendmentsInvalidSignature(voter);
        _castRanked(motion, paper, voter, ranking, reason);
    }

    /// @inheritdoc IAmendments
    function castRankedVotesBySig(uint256 motion, bytes calldata ballots) external returns (uint256 counted) {
        uint256 length = ballots.length / RankedBallotBatch.BALLOT_BYTES;
        if (length == 0 || length > MAX_BATCH || ballots.length % RankedBallotBatch.BALLOT_BYTES != 0) {
            revert AmendmentsMalformedBatch(ballots.length, MAX_BATCH);
        }
        Paper memory paper = _open(motion);
        address[] memory voters = _membership.votersAt(
            BallotBatch.voterNumbers(ballots, length, RankedBallotBatch.BALLOT_BYTES),
            paper.snapshot
        );
        bytes memory form = _form(motion, paper.options, NO_REASON);
        bytes32 domain = _domainSeparatorV4();
        uint256[4] memory added;
        for (uint256 i = 0; i < length; ++i) {
            (uint256 number, uint24 ranking, bytes32 r, bytes32 vs) = RankedBallotBatch.read(ballots, i);
            address voter = voters[i];
            if (voter == address(0)) {
                emit BallotSkipped(motion, i, number, BallotFault.NotVoter);
            } else if (_hasCast(motion, number)) {
                emit BallotSkipped(motion, i, number, BallotFault.AlreadyCast);
            } else if (!_isRanking(paper, ranking)) {
                emit BallotSkipped(motion, i, number, BallotFault.InvalidSupport);
            } else if (!VoterSignature.isByKey(voter, domain, _fill(form, ranking, voter), r, vs)) {
                emit BallotSkipped(motion, i, number, BallotFault.InvalidSignature);
            } else {
                _cast[motion][number >> 8] |= 1 << (number & 0xff);
                _sum(added, Tally.increments(ranking, paper.places));
                emit RankedVoteCast(voter, motion, ranking, "");
            }
        }
        counted = added[0].ballots();
        if (counted != 0) _addToTally(motion, paper, added);
    }

    /// @inheritdoc IAmendments
    function count(uint256 text, uint256 voterNumber, address voter, uint8 support) external onlyGovernor {
        uint256 motion = motionOf(text);
        Paper memory paper = _fixedPaper(motion);
        uint24 ranking = 0;
        uint256 place = _placeOnBallot(motion, text);
        if (support == 1) ranking = uint24(1 << (4 * place));
        if (support == 0) ranking = uint24(0x111111 & paper.rankable & ~(0xf << (4 * place)));
        _addBallot(motion, paper, voter, voterNumber, ranking);
    }

    // -------------------------------------------------------------------------------------------------- reading

    /// @inheritdoc IAmendments
    function ballotOf(uint256 motion) public view returns (uint256[] memory texts, bytes32 options) {
        texts = _papers[motion].options == 0 ? _lineUp(motion) : _fixed[motion];
        options = keccak256(abi.encodePacked(texts));
    }

    /// @inheritdoc IAmendments
    function tally(uint256 motion) external view returns (uint256 ballots, uint256[][] memory preferred) {
        if (!_governor().motion(motion).amended) return _plainTally(motion);
        PackedTally storage self = _tallies[motion];
        uint256 n = _origins(motion).length + 1;
        ballots = self.words[0].ballots();
        preferred = new uint256[][](n);
        for (uint256 i = 0; i < n; ++i) {
            preferred[i] = new uint256[](n);
            for (uint256 j = 0; j < n; ++j) {
                if (i != j) preferred[i][j] = self.preferred(i, j);
            }
        }
    }

    /// @inheritdoc IAmendments
    function votes(uint256 text) external view returns (uint256 againstVotes, uint256 forVotes, uint256 abstainVotes) {
        uint256 motion = motionOf(text);
        (uint256[] memory texts, ) = ballotOf(motion);
        PackedTally storage self = _tallies[motion];
        for (uint256 i = 1; i <= texts.length; ++i) {
            if (texts[i - 1] != text) continue;
            (againstVotes, forVotes) = (self.preferred(0, i), self.preferred(i, 0));
            abstainVotes = self.words[0].ballots() - againstVotes - forVotes;
        }
    }

    /// @inheritdoc IAmendments
    function winner(uint256 motion) external view returns (uint256 text) {
        uint256[] memory texts = _fixed[motion];
        if (texts.length == 0) return 0;
        uint256 n = texts.length + 1;
        uint256 electorate = _membership.getPastTotalSupply(_governor().proposalSnapshot(motion));
        PackedTally storage self = _tallies[motion];
        uint256 carried = 0;
        for (uint256 i = 1; i < n; ++i) {
            if (texts[i - 1] == 0) continue;
            Motion memory candidate = _governor().motion(texts[i - 1]);
            (uint256 votesFor, uint256 against) = (self.preferred(i, 0), self.preferred(0, i));
            bool quorate = votesFor >= candidate.rules.quorum(electorate);
            if (quorate && MotionArithmetic.carries(candidate.class, votesFor, against)) carried |= 1 << i;
        }
        if (carried == 0) return 0;

        uint256[] memory paths = Schulze.strongestPaths(_matrix(self, n), n, carried);
        return texts[Schulze.order(paths, n, carried, _lots(motion))[0] - 1];
    }

    /// @inheritdoc IAmendments
    function hasVoted(uint256 text, address account) external view returns (bool) {
        uint256 motion = motionOf(text);
        if (_papers[motion].options == 0) return false;
        uint256 number = _membership.voterNumberAt(account, _governor().proposalSnapshot(motion));
        return number != 0 && _hasCast(motion, number);
    }

    // ------------------------------------------------------------------------------------------------- internal

    function _castRanked(
        uint256 motion,
        Paper memory paper,
        address voter,
        uint24 ranking,
        string calldata reason
    ) private {
        _requireShort(reason);
        uint256 number = _membership.voterNumberAt(voter, paper.snapshot);
        if (number == 0) revert AmendmentsNotVoter(voter, paper.snapshot);
        if (!_isRanking(paper, ranking)) revert AmendmentsInvalidRanking(ranking, uint256(paper.places) + 1);
        _addBallot(motion, paper, voter, number, ranking);
        emit RankedVoteCast(voter, motion, ranking, reason);
    }

    function _addBallot(uint256 motion, Paper memory paper, address voter, uint256 number, uint24 ranking) private {
        if (_hasCast(motion, number)) revert AmendmentsAlreadyCast(motion, voter);

        _cast[motion][number >> 8] |= 1 << (number & 0xff);
        _addToTally(motion, paper, Tally.increments(ranking, paper.places));
    }

    /// @dev Adds ballots to the tally; the first that give a text the least quorum late prolong the vote.
    function _addToTally(uint256 motion, Paper memory paper, uint256[4] memory added) private {
        PackedTally storage self = _tallies[motion];
        for (uint256 i = 0; i < Tally.wordCount(paper.places); ++i) {
            if (added[i] != 0) self.words[i] += added[i];
        }
        uint256 word0 = self.words[0];
        if (word0.has(MotionFlags.QUORATE)) return;
        uint256 most = 0;
        for (uint256 i = 1; i <= paper.places; ++i) {
            most = Math.max(most, self.preferred(i, 0));
        }
        if (most < word0.quorum()) return;
        self.words[0] = word0 | MotionFlags.QUORATE;
        ICoalitionGovernor governor = _governor();
        uint256 extended = block.timestamp + governor.motion(motion).rules.lateQuorumExtension;
        if (extended > governor.proposalDeadline(motion)) governor.prolong(motion, uint48(extended));
    }

    /// @dev Reverts unless ranked ballots may be cast now. Once the first was cast only the deadline is asked for.
    function _open(uint256 motion) private returns (Paper memory paper) {
        ICoalitionGovernor governor = _governor();
        paper = _papers[motion];
        if (paper.options != 0 && block.timestamp <= governor.proposalDeadline(motion)) return paper;
        Motion memory subject = governor.motion(motion);
        if (!subject.amended) revert AmendmentsVoteNotOpen(motion, 0, 0);
        uint256 closesAt = governor.proposalDeadline(motion);
        if (block.timestamp <= subject.opensAt || block.timestamp > closesAt) {
            revert AmendmentsVoteNotOpen(motion, subject.opensAt, closesAt);
        }
        paper = _fixedPaper(motion);
        if (paper.rankable == STATUS_QUO_ALONE) revert AmendmentsVoteNotOpen(motion, 0, 0);
    }

    /// @dev What is voted on, which the first ballot fixes: nothing can change it any more.
    function _fixedPaper(uint256 motion) private returns (Paper memory paper) {
        paper = _papers[motion];
        if (paper.options != 0) return paper;
        (uint256[] memory texts, bytes32 options) = ballotOf(motion);
        paper = Paper({
            options: options,
            snapshot: uint48(_governor().proposalSnapshot(motion)),
            places: uint8(texts.length),
            rankable: STATUS_QUO_ALONE
        });
        uint256 electorate = _membership.getPastTotalSupply(paper.snapshot);
        uint256 quorum = type(uint24).max;
        for (uint256 i = 0; i < texts.length; ++i) {
            if (texts[i] == 0) continue;
            paper.rankable |= uint32(0xf << (4 * (i + 1)));
            quorum = Math.min(quorum, _governor().motion(texts[i]).rules.quorum(electorate));
        }
        _papers[motion] = paper;
        _fixed[motion] = texts;
        _tallies[motion].words[0] = uint256(0).withQuorum(quorum);
        emit BallotFixed(motion, texts, quorum);
        _record(BallotFixed.selector, abi.encode(motion, texts, quorum));
    }

    function _placeOnBallot(uint256 motion, uint256 text) private view returns (uint256) {
        uint256[] storage texts = _fixed[motion];
        for (uint256 i = 0; i < texts.length; ++i) {
            if (texts[i] == text) return i + 1;
        }
        revert AmendmentsNotOnBallot(text);
    }

    /// @dev The filing order of the places, by which ties are resolved. Alternative 0 takes no part.
    function _lots(uint256 motion) private view returns (uint256[] memory lots) {
        uint256[] memory origins = _origins(motion);
        lots = new uint256[](origins.length + 1);
        for (uint256 i = 0; i < origins.length; ++i) {
            lots[i + 1] = _places[origins[i]].filed;
        }
    }

    function _plainTally(uint256 motion) private view returns (uint256 ballots, uint256[][] memory preferred) {
        (uint256 against, uint256 votesFor, uint256 abstain) = _governor().proposalVotes(motion);
        preferred = new uint256[][](2);
        (preferred[0], preferred[1]) = (new uint256[](2), new uint256[](2));
        (preferred[0][1], preferred[1][0]) = (against, votesFor);
        return (against + votesFor + abstain, preferred);
    }

    function _hasCast(uint256 motion, uint256 number) private view returns (bool) {
        return _cast[motion][number >> 8] & (1 << (number & 0xff)) != 0;
    }

    function _matrix(PackedTally storage self, uint256 n) private view returns (uint256[] memory matrix) {
        matrix = PairwiseMatrix.create(n);
        for (uint256 i = 0; i < n; ++i) {
            for (uint256 j = 0; j < n; ++j) {
                if (i != j) matrix.add(n, i, j, self.preferred(i, j));
            }
        }
    }

    /// @dev Only what is on the ballot is ranked, and no rank is above the number of alternatives.
    function _isRanking(Paper memory paper, uint24 ranking) private pure returns (bool) {
        if (ranking & ~paper.rankable != 0) return false;
        for (uint256 i = 0; i <= paper.places; ++i) {
            if (((ranking >> (4 * i)) & 0xf) > uint256(paper.places) + 1) return false;
        }
        return true;
    }

    function _sum(uint256[4] memory total, uint256[4] memory added) private pure {
        for (uint256 i = 0; i < 4; ++i) {
            total[i] += added[i];
        }
    }

    /// @dev A ballot with ranking and voter left blank, so that one piece of memory serves all of a batch.
    function _form(uint256 motion, bytes32 options, bytes32 reason) private pure returns (bytes memory) {
        return abi.encode(BALLOT_TYPEHASH, motion, options, 0, 0, 0, 0, 0, 0, address(0), reason);
    }

    function _fill(bytes memory form, uint24 ranking, address voter) private pure returns (bytes32 ballotHash) {
        assembly ("memory-safe") {
            let field := add(form, 0x80)
            for {
                let i := 0
            } lt(i, 6) {
                i := add(i, 1)
            } {
                mstore(add(field, mul(i, 0x20)), and(shr(mul(i, 4), ranking), 0xf))
            }
            mstore(add(form, 0x140), voter)
            ballotHash := keccak256(add(form, 0x20), mload(form))
        }
    }
}
