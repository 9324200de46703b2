// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {BallotFault, ICoalitionGovernor, Motion} from "../interfaces/ICoalitionGovernor.sol";
import {ICoalitionPart, IDirectory} from "../interfaces/IDirectory.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {IRulebook, MotionClass, MotionRules} from "../interfaces/IRulebook.sol";
import {Journaled} from "../journal/Journaled.sol";
import {BallotBatch} from "../libraries/BallotBatch.sol";
import {Code} from "../libraries/Code.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";
import {MotionArithmetic} from "../libraries/MotionArithmetic.sol";
import {MotionFlags} from "../libraries/MotionFlags.sol";
import {PackedTally, Tally} from "../libraries/Tally.sol";
import {GovernorClassTimelock} from "./GovernorClassTimelock.sol";

/// @title CoalitionGovernor
/// @notice See {ICoalitionGovernor}.
contract CoalitionGovernor is GovernorClassTimelock, Journaled, ICoalitionGovernor {
    using BitMaps for BitMaps.BitMap;
    using MotionFlags for uint256;
    using MotionArithmetic for MotionRules;
    using Tally for uint256;
    using Tally for PackedTally;

    /// @dev What a motion keeps beside its tally. Three slots; the first holds the rules it was filed under.
    struct MotionRecord {
        MotionRules rules;
        uint8 secondsGiven;
        uint8 secondsNeeded;
        address mover;
        uint48 opensAt;
        uint48 takeoverUntil;
        uint128 codeDigest;
        uint48 extendedDeadline;
    }

    uint256 private constant MAX_ACTIONS = 10;
    uint256 private constant MAX_DESCRIPTION = 4096;
    uint256 private constant MAX_CALLDATA = 16_384;
    uint256 private constant MAX_REASON = 512;
    uint256 private constant MAX_LIVE = 5;
    uint256 private constant MAX_BATCH = 1_200;
    uint256 private constant TAKEOVER_WINDOW = 3 days;
    /// @dev One ballot per voter and motion: the nonce never moves, and a client that asks {nonces} reads this value.
    uint256 private constant BALLOT_NONCE = 0;

    IMembership private immutable _membership;
    IDirectory private immutable _directory;
    IRulebook private immutable _rulebook;

    mapping(uint256 proposalId => MotionRecord) private _motions;
    mapping(uint256 proposalId => PackedTally) private _tallies;
    mapping(uint256 proposalId => mapping(uint256 bucket => uint256 bits)) private _cast;
    mapping(uint256 proposalId => BitMaps.BitMap) private _seconders;
    mapping(address mover => uint256[MAX_LIVE] proposalIds) private _live;

    /// @dev One more than the class of the motion being filed, so that OpenZeppelin's filing asks the right periods.
    uint256 private transient _filing;

    constructor(
        string memory name_,
        IDirectory directory_
    ) Governor(name_) GovernorClassTimelock(TimelockController(payable(directory_.timelock()))) {
        _directory = directory_;
        _membership = IMembership(_listed(directory_, DirectoryKeys.MEMBERSHIP));
        _rulebook = IRulebook(_listed(directory_, DirectoryKeys.RULEBOOK));
    }

    // ------------------------------------------------------------------------------------------------- the motions

    /// @inheritdoc ICoalitionGovernor
    function second(uint256 proposalId) external {
        _validateStateBitmap(proposalId, _encodeStateBitmap(ProposalState.Pending));
        uint256 number = _requireActingVoter(msg.sender);
        MotionRecord storage record = _motions[proposalId];
        if (record.mover == msg.sender) revert CoalitionGovernorOwnMotion(proposalId, msg.sender);
        if (_seconders[proposalId].get(number)) revert CoalitionGovernorAlreadySeconded(proposalId, msg.sender);

        _seconders[proposalId].set(number);
        uint8 given = ++record.secondsGiven;
        if (given == record.secondsNeeded) _tallies[proposalId].words[0] |= MotionFlags.SECONDED;
        emit MotionSeconded(proposalId, msg.sender, given);
        _record(MotionSeconded.selector, abi.encode(proposalId, msg.sender, given));
    }

    /// @inheritdoc ICoalitionGovernor
    function withdraw(uint256 proposalId) public {
        _validateStateBitmap(proposalId, _encodeStateBitmap(ProposalState.Pending));
        MotionRecord storage record = _motions[proposalId];
        uint256 word0 = _tallies[proposalId].words[0];
        if (record.mover != msg.sender) revert CoalitionGovernorNotMover(proposalId, msg.sender);
        if (word0.has(MotionFlags.WITHDRAWN | MotionFlags.TAKEN_OVER)) {
            revert CoalitionGovernorNotWithdrawable(proposalId);
        }

        word0 |= MotionFlags.WITHDRAWN;
        if (word0.has(MotionFlags.SECONDED)) {
            record.takeoverUntil = uint48(clock() + TAKEOVER_WINDOW);
            if (record.takeoverUntil > record.opensAt) {
                record.opensAt = record.takeoverUntil;
                word0 |= MotionFlags.POSTPONED;
                _announceDeadline(proposalId, uint256(record.opensAt) + record.rules.voting);
            }
        } else {
            emit ProposalCanceled(proposalId);
        }
        _tallies[proposalId].words[0] = word0;
        emit MotionWithdrawn(proposalId, msg.sender, record.takeoverUntil, record.opensAt);
        _record(MotionWithdrawn.selector, abi.encode(proposalId, msg.sender, record.takeoverUntil, record.opensAt));
    }

    /// @inheritdoc ICoalitionGovernor
    function takeOver(uint256 proposalId) external {
        _validateStateBitmap(proposalId, _encodeStateBitmap(ProposalState.Pending));
        _requireActingVoter(msg.sender);
        uint256 word0 = _tallies[proposalId].words[0];
        if (!word0.has(MotionFlags.WITHDRAWN)) revert CoalitionGovernorNotWithdrawn(proposalId);
        address previous = _motions[proposalId].mover;
        if (previous == msg.sender) revert CoalitionGovernorOwnMotion(proposalId, msg.sender);

        _motions[proposalId].mover = msg.sender;
        _motions[proposalId].takeoverUntil = 0;
        _tallies[proposalId].words[0] = (word0 & ~MotionFlags.WITHDRAWN) | MotionFlags.TAKEN_OVER;
        _addLive(msg.sender, proposalId);
        emit MotionTakenOver(proposalId, previous, msg.sender);
        _record(MotionTakenOver.selector, abi.encode(proposalId, previous, msg.sender));
    }

    /// @inheritdoc IGovernor
    /// @notice Same as {withdraw}, for clients that know only OpenZeppelin's Governor.
    function cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) public override(Governor, IGovernor) returns (uint256 proposalId) {
        proposalId = getProposalId(targets, values, calldatas, descriptionHash);
        withdraw(proposalId);
    }

    // --------------------------------------------------------------------------------------------------- the votes

    /// @inheritdoc ICoalitionGovernor
    function castVotesBySig(uint256 proposalId, bytes calldata ballots) external returns (uint256 counted) {
        uint256 count = ballots.length / BallotBatch.BALLOT_BYTES;
        if (count == 0 || count > MAX_BATCH || ballots.length % BallotBatch.BALLOT_BYTES != 0) {
            revert CoalitionGovernorMalformedBatch(ballots.length, MAX_BATCH);
        }
        (uint256 word0, uint256 snapshot) = _requireOpen(proposalId);

        address[] memory voters = _membership.votersAt(BallotBatch.voterNumbers(ballots, count), snapshot);
        mapping(uint256 => uint256) storage cast = _cast[proposalId];
        bytes memory paper = abi.encode(BALLOT_TYPEHASH, proposalId, 0, 0, BALLOT_NONCE);
        bytes32 domain = _domainSeparatorV4();
        uint256 added = 0;
        // One word of bits at a time: ballots sorted by voter number share it.
        (uint256 bucket, uint256 bits) = (0, cast[0]);
        for (uint256 i = 0; i < count; ++i) {
            (uint256 number, uint8 support, bytes32 r, bytes32 vs) = BallotBatch.read(ballots, i);
            (address voter, uint256 bit) = (voters[i], 1 << (number & 0xff));
            if (number >> 8 != bucket) {
                cast[bucket] = bits;
                bucket = number >> 8;
                bits = cast[bucket];
            }
            if (voter == address(0)) {
                emit BallotSkipped(proposalId, i, number, BallotFault.NotVoter);
            } else if (bits & bit != 0) {
                emit BallotSkipped(proposalId, i, number, BallotFault.AlreadyCast);
            } else if (support > 2) {
                emit BallotSkipped(proposalId, i, number, BallotFault.InvalidSupport);
            } else if (!_isSignedBy(voter, domain, BallotBatch.fill(paper, support, voter), r, vs)) {
                emit BallotSkipped(proposalId, i, number, BallotFault.InvalidSignature);
            } else {
                bits |= bit;
                // No lane can overflow: a batch is shorter than a lane is wide.
                unchecked {
                    added += Tally.increment(support);
                }
                emit VoteCast(voter, proposalId, support, 1, "");
            }
        }
        cast[bucket] = bits;
        if (added != 0) _addToTally(proposalId, word0, added);
        return Tally.ballots(added);
    }

    /// @dev As OpenZeppelin's, but the membership is asked once: it answers with the voter's number, and zero is no
    /// vote.
    function _castVote(
        uint256 proposalId,
        address account,
        uint8 support,
        string memory reason,
        bytes memory params
    ) internal override returns (uint256) {
        if (bytes(reason).length > MAX_REASON) revert CoalitionGovernorReasonTooLong(bytes(reason).length, MAX_REASON);
        _countVote(proposalId, account, support, 1, params);
        emit VoteCast(account, proposalId, support, 1, reason);
        return 1;
    }

    function _countVote(
        uint256 proposalId,
        address account,
        uint8 support,
        uint256,
        bytes memory params
    ) internal override returns (uint256) {
        if (params.length != 0) revert GovernorInvalidVoteParams();
        if (support > 2) revert GovernorInvalidVoteType();
        (uint256 word0, uint256 snapshot) = _requireOpen(proposalId);
        uint256 number = _requireVoter(account, snapshot);
        (mapping(uint256 => uint256) storage cast, uint256 bucket, uint256 bit) = _bitOf(proposalId, number);
        uint256 bits = cast[bucket];
        if (bits & bit != 0) revert GovernorAlreadyCastVote(account);

        cast[bucket] = bits | bit;
        _addToTally(proposalId, word0, Tally.increment(support));
        return 1;
    }

    /// @dev Reverts unless {state} is Active. The usual motion, seconded and on schedule, is decided in two reads.
    /// @return word0 First word of the tally.
    /// @return snapshot Timepoint of the electorate.
    function _requireOpen(uint256 proposalId) private view returns (uint256 word0, uint256 snapshot) {
        (word0, snapshot) = (_tallies[proposalId].words[0], proposalSnapshot(proposalId));
        bool onSchedule = word0 & MotionFlags.SCHEDULE == MotionFlags.SECONDED;
        if (onSchedule && clock() > snapshot && clock() <= super.proposalDeadline(proposalId)) return (word0, snapshot);
        _validateStateBitmap(proposalId, _encodeStateBitmap(ProposalState.Active));
    }

    /// @dev Where it is marked that a voter has cast a ballot.
    function _bitOf(
        uint256 proposalId,
        uint256 number
    ) private view returns (mapping(uint256 => uint256) storage cast, uint256 bucket, uint256 bit) {
        return (_cast[proposalId], number >> 8, 1 << (number & 0xff));
    }

    /// @dev Adds ballots to the tally. The first ones fix the quorum, since the electorate is known by then; the first
    /// that reach it late prolong the vote.
    function _addToTally(uint256 proposalId, uint256 word0, uint256 added) private {
        if (word0.quorum() == 0) word0 = word0.withQuorum(proposalQuorum(proposalId));
        word0 += added;
        if (!word0.has(MotionFlags.QUORATE) && word0.votesFor() >= word0.quorum()) {
            word0 |= MotionFlags.QUORATE;
            MotionRecord storage record = _motions[proposalId];
            uint256 extended = clock() + record.rules.lateQuorumExtension;
            if (extended > proposalDeadline(proposalId)) {
                word0 |= MotionFlags.EXTENDED;
                record.extendedDeadline = uint48(extended);
                _announceDeadline(proposalId, extended);
            }
        }
        _tallies[proposalId].words[0] = word0;
    }

    function _announceDeadline(uint256 proposalId, uint256 deadline) private {
        emit ProposalExtended(proposalId, uint64(deadline));
        _record(ProposalExtended.selector, abi.encode(proposalId, deadline));
    }

    function _isSignedBy(
        address voter,
        bytes32 domain,
        bytes32 ballotHash,
        bytes32 r,
        bytes32 vs
    ) private pure returns (bool) {
        (address signer, , ) = ECDSA.tryRecover(MessageHashUtils.toTypedDataHash(domain, ballotHash), r, vs);
        return signer == voter;
    }

    function _ballotHash(uint256 proposalId, uint8 support, address voter) private pure returns (bytes32) {
        return keccak256(abi.encode(BALLOT_TYPEHASH, proposalId, support, voter, BALLOT_NONCE));
    }

    function _validateVoteSig(
        uint256 proposalId,
        uint8 support,
        address voter,
        bytes memory signature
    ) internal view override returns (bool) {
        return _isValidSignature(voter, _ballotHash(proposalId, support, voter), signature);
    }

    function _validateExtendedVoteSig(
        uint256 proposalId,
        uint8 support,
        address voter,
        string memory reason,
        bytes memory params,
        bytes memory signature
    ) internal view override returns (bool) {
        bytes32 structHash = keccak256(
            abi.encode(
                EXTENDED_BALLOT_TYPEHASH,
                proposalId,
                support,
                voter,
                BALLOT_NONCE,
                keccak256(bytes(reason)),
                keccak256(params)
            )
        );
        return _isValidSignature(voter, structHash, signature);
    }

    /// @dev The key first: an account that delegates its code (EIP-7702) still votes with its key, alone as in a batch.
    function _isValidSignature(address voter, bytes32 structHash, bytes memory signature) private view returns (bool) {
        bytes32 digest = _hashTypedDataV4(structHash);
        (address signer, ECDSA.RecoverError err, ) = signature.length == 64
            ? ECDSA.tryRecover(digest, bytes32(signature), BallotBatch.secondWord(signature))
            : ECDSA.tryRecover(digest, signature);
        if (err == ECDSA.RecoverError.NoError && signer == voter) return true;
        return voter.code.length != 0 && SignatureChecker.isValidERC1271SignatureNow(voter, digest, signature);
    }

    /// @notice Switched off: the governor holds nothing.
    function onERC721Received(address, address, uint256, bytes memory) public pure override returns (bytes4) {
        revert GovernorDisabledDeposit();
    }

    /// @notice Switched off: the governor holds nothing.
    function onERC1155Received(address, address, uint256, uint256, bytes memory) public pure override returns (bytes4) {
        revert GovernorDisabledDeposit();
    }

    /// @notice Switched off: the governor holds nothing.
    function onERC1155BatchReceived(
        address,
        address,
        uint256[] memory,
        uint256[] memory,
        bytes memory
    ) public pure override returns (bytes4) {
        revert GovernorDisabledDeposit();
    }

    /// @notice ERC-165, without OpenZeppelin's claim to receive tokens.
    function supportsInterface(bytes4 interfaceId) public view override(Governor, IERC165) returns (bool) {
        return interfaceId != type(IERC1155Receiver).interfaceId && super.supportsInterface(interfaceId);
    }

    /// @notice Switched off: the governor holds nothing and calls nothing but the timelock.
    function relay(address, uint256, bytes calldata) public payable override {
        revert CoalitionGovernorDisabled();
    }

    // --------------------------------------------------------------------------------------------------- the views

    /// @inheritdoc IGovernor
    /// @dev A motion that was not seconded in time lapses: Defeated. One that was withdrawn and not taken over in time
    /// is Canceled.
    function state(uint256 proposalId) public view override(GovernorClassTimelock, IGovernor) returns (ProposalState) {
        ProposalState current = super.state(proposalId);
        if (current == ProposalState.Executed || current == ProposalState.Queued) return current;
        uint256 word0 = _tallies[proposalId].words[0];
        if (word0.has(MotionFlags.WITHDRAWN)) {
            return clock() > _motions[proposalId].takeoverUntil ? ProposalState.Canceled : ProposalState.Pending;
        }
        if (current == ProposalState.Pending) return current;
        if (!word0.has(MotionFlags.SECONDED)) return ProposalState.Defeated;
        if (word0.has(MotionFlags.POSTPONED) && clock() <= _motions[proposalId].opensAt) return ProposalState.Pending;
        return current;
    }

    /// @inheritdoc IGovernor
    function proposalDeadline(uint256 proposalId) public view override(Governor, IGovernor) returns (uint256 deadline) {
        deadline = super.proposalDeadline(proposalId);
        uint256 word0 = _tallies[proposalId].words[0];
        if (word0.has(MotionFlags.EXTENDED)) return _motions[proposalId].extendedDeadline;
        if (word0.has(MotionFlags.POSTPONED)) {
            return uint256(_motions[proposalId].opensAt) + _motions[proposalId].rules.voting;
        }
    }

    /// @inheritdoc ICoalitionGovernor
    function motion(uint256 proposalId) external view returns (Motion memory) {
        state(proposalId);
        MotionRecord storage record = _motions[proposalId];
        uint256 word0 = _tallies[proposalId].words[0];
        return
            Motion({
                mover: record.mover,
                class: _classIn(word0),
                rules: record.rules,
                secondsGiven: record.secondsGiven,
                secondsNeeded: record.secondsNeeded,
                opensAt: record.opensAt,
                takeoverUntil: record.takeoverUntil,
                takenOver: word0.has(MotionFlags.TAKEN_OVER),
                extended: word0.has(MotionFlags.EXTENDED),
                codeDigest: record.codeDigest
            });
    }

    /// @inheritdoc ICoalitionGovernor
    function proposalQuorum(uint256 proposalId) public view returns (uint256 votes) {
        votes = _tallies[proposalId].words[0].quorum();
        if (votes != 0) return votes;
        uint256 timepoint = Math.min(proposalSnapshot(proposalId), clock() - 1);
        return _motions[proposalId].rules.quorum(_membership.getPastTotalSupply(timepoint));
    }

    /// @inheritdoc IGovernor
    /// @notice Votes For that an ordinary motion would need with the electorate of `timepoint`; see {proposalQuorum}.
    function quorum(uint256 timepoint) public view override(Governor, IGovernor) returns (uint256) {
        return _rulesInUse().quorum(_membership.getPastTotalSupply(timepoint));
    }

    /// @inheritdoc ICoalitionGovernor
    function tally(uint256 proposalId) external view returns (uint256 ballots, uint256[][] memory preferred) {
        PackedTally storage self = _tallies[proposalId];
        ballots = self.words[0].ballots();
        preferred = new uint256[][](2);
        for (uint256 i = 0; i < 2; ++i) {
            preferred[i] = new uint256[](2);
            preferred[i][1 - i] = self.preferred(i, 1 - i);
        }
    }

    /// @notice Votes by {IGovernor-castVote} kind, as in OpenZeppelin's GovernorCountingSimple (counts).
    function proposalVotes(
        uint256 proposalId
    ) external view returns (uint256 againstVotes, uint256 forVotes, uint256 abstainVotes) {
        uint256 word0 = _tallies[proposalId].words[0];
        (againstVotes, forVotes) = (word0.votesAgainst(), word0.votesFor());
        abstainVotes = word0.ballots() - againstVotes - forVotes;
    }

    /// @inheritdoc IGovernor
    function hasVoted(uint256 proposalId, address account) external view returns (bool) {
        uint256 snapshot = proposalSnapshot(proposalId);
        if (snapshot >= clock()) return false;
        uint256 number = _membership.voterNumberAt(account, snapshot);
        (mapping(uint256 => uint256) storage cast, uint256 bucket, uint256 bit) = _bitOf(proposalId, number);
        return number != 0 && cast[bucket] & bit != 0;
    }

    /// @inheritdoc ICoalitionGovernor
    function hasSeconded(uint256 proposalId, address voter) external view returns (bool) {
        return _seconders[proposalId].get(_membership.seatOf(voter).voterNumber);
    }

    /// @inheritdoc ICoalitionGovernor
    function liveMotions(address mover) external view returns (uint256 count) {
        for (uint256 i = 0; i < MAX_LIVE; ++i) {
            if (_isLive(mover, _live[mover][i])) ++count;
        }
    }

    /// @inheritdoc ICoalitionGovernor
    function timelock() public view override(GovernorClassTimelock, ICoalitionGovernor) returns (address) {
        return super.timelock();
    }

    /// @inheritdoc ICoalitionPart
    function directory() external view returns (address) {
        return address(_directory);
    }

    /// @inheritdoc ICoalitionGovernor
    function rulebook() external view returns (address) {
        return address(_rulebook);
    }

    /// @inheritdoc ICoalitionGovernor
    function token() external view returns (address) {
        return address(_membership);
    }

    /// @inheritdoc IGovernor
    /// @notice Discussion period of an ordinary motion (seconds).
    function votingDelay() public view override(Governor, IGovernor) returns (uint256) {
        return _rulesInUse().discussion;
    }

    /// @inheritdoc IGovernor
    /// @notice Voting period of an ordinary motion (seconds).
    function votingPeriod() public view override(Governor, IGovernor) returns (uint256) {
        return _rulesInUse().voting;
    }

    /// @inheritdoc IGovernor
    /// @notice One: whoever moves something is a voter.
    function proposalThreshold() public pure override(Governor, IGovernor) returns (uint256) {
        return 1;
    }

    /// @inheritdoc IGovernor
    function proposalNeedsQueuing(
        uint256 proposalId
    ) public view override(GovernorClassTimelock, IGovernor) returns (bool) {
        return super.proposalNeedsQueuing(proposalId);
    }

    /// @inheritdoc IERC6372
    function clock() public view override(Governor, IERC6372) returns (uint48) {
        return Time.timestamp();
    }

    /// @inheritdoc IERC6372
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override(Governor, IERC6372) returns (string memory) {
        return "mode=timestamp";
    }

    /// @inheritdoc IGovernor
    /// @notice For and Against as usual; quorum counts votes For.
    // solhint-disable-next-line func-name-mixedcase
    function COUNTING_MODE() external pure returns (string memory) {
        return "support=bravo&quorum=bravo";
    }

    // ---------------------------------------------------------------------------------------------------- internal

    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal override returns (uint256 proposalId) {
        if (!_directory.isSealed()) revert IDirectory.DirectoryNotSealed();
        if (!_membership.isVoter(proposer)) revert CoalitionGovernorNotVoter(proposer, clock());
        _requireSmall(targets, calldatas, description);
        if (targets.length != values.length || targets.length != calldatas.length) {
            revert GovernorInvalidProposalLength(targets.length, calldatas.length, values.length);
        }
        (MotionClass class, MotionRules memory rules, uint8 needed) = _rulebook.assess(targets, values, calldatas);

        _filing = uint256(class) + 1;
        proposalId = super._propose(targets, values, calldatas, description, proposer);
        _filing = 0;
        _addLive(proposer, proposalId);
        MotionRecord storage record = _motions[proposalId];
        record.rules = rules;
        record.secondsNeeded = needed;
        record.mover = proposer;
        record.opensAt = uint48(proposalSnapshot(proposalId));
        record.codeDigest = Code.digest(targets);
        _tallies[proposalId].words[0] = class == MotionClass.Fundamental ? MotionFlags.FUNDAMENTAL : 0;
        emit MotionFiled(proposalId, proposer, class, needed, record.codeDigest);
        _record(MotionFiled.selector, abi.encode(proposalId, proposer, class, needed, record.codeDigest));
    }

    function _requireSmall(address[] memory targets, bytes[] memory calldatas, string memory description) private view {
        if (targets.length > MAX_ACTIONS) revert CoalitionGovernorTooManyActions(targets.length, MAX_ACTIONS);
        uint256 length = bytes(description).length;
        if (length > MAX_DESCRIPTION) revert CoalitionGovernorDescriptionTooLong(length, MAX_DESCRIPTION);
        length = 0;
        for (uint256 i = 0; i < calldatas.length; ++i) {
            length += calldatas[i].length;
        }
        if (length > MAX_CALLDATA) revert CoalitionGovernorCalldataTooLong(length, MAX_CALLDATA);
        for (uint256 i = 0; i < targets.length; ++i) {
            if (!Code.isContract(targets[i])) revert CoalitionGovernorTargetNotContract(targets[i]);
        }
    }

    /// @dev Takes the place of a motion that is live no longer.
    function _addLive(address mover, uint256 proposalId) private {
        uint256 cap = _rulebook.liveMotionCap();
        uint256 live = 0;
        uint256 free = 0;
        for (uint256 i = 0; i < MAX_LIVE; ++i) {
            if (_isLive(mover, _live[mover][i])) ++live;
            else free = i;
        }
        if (live >= cap) revert CoalitionGovernorTooManyLive(mover, cap);
        _live[mover][free] = proposalId;
    }

    /// @dev Whether the motion is in discussion or being voted on, and still this mover's, who has not withdrawn it.
    function _isLive(address mover, uint256 proposalId) private view returns (bool) {
        if (proposalId == 0 || _motions[proposalId].mover != mover) return false;
        if (_tallies[proposalId].words[0].has(MotionFlags.WITHDRAWN)) return false;
        ProposalState current = state(proposalId);
        return current == ProposalState.Pending || current == ProposalState.Active;
    }

    function _requireVoter(address account, uint256 timepoint) private view returns (uint256 number) {
        number = _membership.voterNumberAt(account, timepoint);
        if (number == 0) revert CoalitionGovernorNotVoter(account, timepoint);
    }

    function _listed(IDirectory directory_, bytes32 key) private view returns (address entry) {
        entry = directory_.listed(key);
        if (entry == address(0)) revert IDirectory.DirectoryUnknown(key);
    }

    /// @dev For acts that are not ballots: a voter since before this block, and still one.
    function _requireActingVoter(address account) private view returns (uint256) {
        if (!_membership.isVoter(account)) revert CoalitionGovernorNotVoter(account, clock());
        return _requireVoter(account, clock() - 1);
    }

    function _getVotes(address account, uint256 timepoint, bytes memory) internal view override returns (uint256) {
        return _membership.getPastVotes(account, timepoint);
    }

    function _quorumReached(uint256 proposalId) internal view override returns (bool) {
        return _tallies[proposalId].words[0].has(MotionFlags.QUORATE);
    }

    /// @dev The majority against the status quo.
    function _voteSucceeded(uint256 proposalId) internal view override returns (bool) {
        uint256 word0 = _tallies[proposalId].words[0];
        return MotionArithmetic.carries(_classIn(word0), word0.votesFor(), word0.votesAgainst());
    }

    function _timelockDelay(uint256 proposalId) internal view override returns (uint256) {
        return _motions[proposalId].rules.timelock;
    }

    /// @dev The upper half tells motions apart, the lower half is the promise about code.
    function _timelockSalt(uint256 proposalId) internal view override returns (bytes32) {
        bytes16 upper = bytes16(keccak256(abi.encode(address(this), proposalId)));
        return bytes32(upper) | bytes32(uint256(_motions[proposalId].codeDigest));
    }

    function _rulesInUse() private view returns (MotionRules memory) {
        return _rulebook.motionRules(MotionClass(_filing == 0 ? 0 : _filing - 1));
    }

    function _classIn(uint256 word0) private pure returns (MotionClass) {
        return word0.has(MotionFlags.FUNDAMENTAL) ? MotionClass.Fundamental : MotionClass.Ordinary;
    }
}
