// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {ERC165, IERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {ERC165Checker} from "@openzeppelin/contracts/utils/introspection/ERC165Checker.sol";
import {RateLimiter} from "@openzeppelin/contracts/utils/RateLimiter.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IAdmissionPolicy} from "../interfaces/IAdmissionPolicy.sol";
import {IArchive} from "../interfaces/IArchive.sol";

import {ICoalitionPart, IDirectory} from "../interfaces/IDirectory.sol";
import {IERC5192} from "../interfaces/IERC5192.sol";
import {IMembership, MembershipConfig, Seat} from "../interfaces/IMembership.sol";
import {IRulebook} from "../interfaces/IRulebook.sol";
import {Journaled} from "../journal/Journaled.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";
import {SeatId} from "../libraries/SeatId.sol";
import {VoterRecord} from "../libraries/VoterRecord.sol";

/// @title Membership
/// @notice See {IMembership}.
/// @dev Three records answer every question about votes. The account's own seat answers for its latest interval in
/// one read; the record under a voter number keeps account and interval of every voter there ever was, one slot each,
/// so that a batch of ballots reads one slot a ballot; a trace per returning account finds the earlier numbers.
contract Membership is ERC165, Journaled, IMembership {
    using Checkpoints for Checkpoints.Trace208;
    using RateLimiter for RateLimiter.RefillingBucket;

    uint256 private constant MAX_WAITING = 90 days;
    uint256 private constant MIN_JOINS_PER_DAY = 10;
    uint256 private constant MAX_JOINS_PER_DAY = 10_000;
    uint256 private constant MIN_GROUPS = 3;
    uint256 private constant MAX_GROUPS = 8;
    uint256 private constant MAX_FOUNDERS = 100;
    uint256 private constant MAX_ENROL_BATCH = 100;
    uint256 private constant MAX_REASON = 512;
    /// @dev A ballot of a batch names its voter in three bytes.
    uint256 private constant MAX_VOTER_NUMBERS = type(uint24).max;
    bytes32 private constant JOIN_BUCKET = 0;

    IDirectory private immutable _directory;
    address private immutable _timelock;

    /// @inheritdoc IERC721Metadata
    string public name;
    /// @inheritdoc IERC721Metadata
    string public symbol;
    /// @inheritdoc IMembership
    uint48 public waitingPeriod;
    /// @inheritdoc IMembership
    uint32 public joinsPerDay;
    /// @inheritdoc IMembership
    IAdmissionPolicy public admissionPolicy;

    uint32 private _voterNumbers;
    uint32[MAX_GROUPS] private _roll;
    string[] private _groups;
    RateLimiter.RefillingBucket private _joins;
    mapping(address account => Seat) private _seats;
    mapping(uint256 voterNumber => uint256 voterRecord) private _voters;
    mapping(address account => Checkpoints.Trace208) private _formerNumbers;
    Checkpoints.Trace208 private _electorate;

    /// @inheritdoc IMembership
    mapping(address account => bytes32) public profileOf;

    modifier onlyTimelock() {
        if (msg.sender != _timelock) revert MembershipUnauthorized(msg.sender);
        _;
    }

    /// @dev The founders are voters at once: with a waiting period nobody could ever decide anything.
    constructor(IDirectory directory_, MembershipConfig memory config) {
        uint256 groups = config.groups.length;
        _requireBounds("groups", groups, MIN_GROUPS, MAX_GROUPS);
        _requireBounds("founders", config.founders.length, 1, MAX_FOUNDERS);
        if (config.founders.length != config.founderGroups.length) {
            revert MembershipFoundersMismatch(config.founders.length, config.founderGroups.length);
        }
        _directory = directory_;
        _timelock = directory_.timelock();
        name = config.name;
        symbol = config.symbol;
        for (uint256 i = 0; i < groups; ++i) {
            _groups.push(config.groups[i]);
            emit GroupNamed(uint8(i), config.groups[i]);
            _record(GroupNamed.selector, abi.encode(i, config.groups[i]));
        }
        _setWaitingPeriod(config.waitingPeriod, 1 days);
        _setJoinsPerDay(config.joinsPerDay);
        _setAdmissionPolicy(config.policy);

        IArchive archive = IArchive(directory_.listed(DirectoryKeys.ARCHIVE));
        (uint32 number, bytes32 code) = archive.currentCode();
        if (code == 0) revert MembershipNoCode();
        for (uint256 i = 0; i < config.founders.length; ++i) {
            _join(config.founders[i], config.founderGroups[i], number, code);
            _enrol(config.founders[i]);
        }
        _electorate.push(clock(), uint208(config.founders.length));
    }

    // ------------------------------------------------------------------------------------------------- the members

    /// @inheritdoc IMembership
    function join(uint8 group, bytes32 codeVersion) external returns (uint256 seatId) {
        (uint32 number, bytes32 current) = _archive().currentCode();
        if (codeVersion != current) revert MembershipWrongCodeVersion(codeVersion, current);
        if (!_joins.tryConsume(JOIN_BUCKET, 1)) revert MembershipJoinsExhausted(joinsPerDay);
        return _join(msg.sender, group, number, codeVersion);
    }

    /// @inheritdoc IMembership
    function enrol(address[] calldata accounts) external returns (uint256 enrolled) {
        if (accounts.length > MAX_ENROL_BATCH) revert MembershipBatchTooLong(accounts.length, MAX_ENROL_BATCH);
        for (uint256 i = 0; i < accounts.length; ++i) {
            uint256 due = enrollableAt(accounts[i]);
            if (due == 0 || due >= clock() || !_admits(accounts[i])) continue;
            _enrol(accounts[i]);
            ++enrolled;
        }
        if (enrolled != 0) _electorate.push(clock(), uint208(voterCount() + enrolled));
    }

    /// @inheritdoc IMembership
    function leave() external {
        uint256 seatId = _vacate(msg.sender);
        emit Left(msg.sender, seatId);
        _record(Left.selector, abi.encode(msg.sender, seatId));
    }

    /// @inheritdoc IMembership
    function remove(address account, string calldata reason) external onlyTimelock {
        if (bytes(reason).length > MAX_REASON) revert MembershipReasonTooLong(bytes(reason).length, MAX_REASON);
        uint256 seatId = _vacate(account);
        emit Removed(account, seatId, reason);
        _record(Removed.selector, abi.encode(account, seatId, reason));
    }

    /// @inheritdoc IMembership
    function acceptCode(bytes32 codeVersion) external {
        _requireMember(msg.sender);
        (uint32 number, bytes32 current) = _archive().currentCode();
        if (codeVersion != current) revert MembershipWrongCodeVersion(codeVersion, current);

        _seats[msg.sender].codeVersion = number;
        emit CodeAccepted(msg.sender, codeVersion);
        _record(CodeAccepted.selector, abi.encode(msg.sender, codeVersion));
    }

    /// @inheritdoc IMembership
    function setProfile(bytes32 digest) external {
        _requireMember(msg.sender);

        profileOf[msg.sender] = digest;
        emit ProfileSet(msg.sender, digest);
        _record(ProfileSet.selector, abi.encode(msg.sender, digest));
    }

    // --------------------------------------------------------------------------------------------------- the rules

    /// @inheritdoc IMembership
    function setWaitingPeriod(uint48 newPeriod) external onlyTimelock {
        IRulebook rulebook = IRulebook(_directory.contractOf(DirectoryKeys.RULEBOOK));
        _setWaitingPeriod(newPeriod, rulebook.longestDiscussion());
    }

    /// @inheritdoc IMembership
    function setJoinsPerDay(uint32 newLimit) external onlyTimelock {
        _setJoinsPerDay(newLimit);
    }

    /// @inheritdoc IMembership
    function setAdmissionPolicy(IAdmissionPolicy newPolicy) external onlyTimelock {
        _setAdmissionPolicy(newPolicy);
    }

    // ------------------------------------------------------------------------------------------------------- votes

    /// @inheritdoc IMembership
    function voterNumberAt(address account, uint256 timepoint) public view returns (uint256) {
        _requirePast(timepoint);
        Seat storage seat = _seats[account];
        (uint48 enrolledAt, uint48 leftAt, uint32 number) = (seat.enrolledAt, seat.leftAt, seat.voterNumber);
        if (enrolledAt != 0 && enrolledAt <= timepoint) return leftAt == 0 || timepoint < leftAt ? number : 0;

        uint256 former = _formerNumbers[account].upperLookup(uint48(timepoint));
        return former != 0 && VoterRecord.holds(_voters[former], timepoint) ? former : 0;
    }

    /// @inheritdoc IMembership
    function votersAt(uint256[] calldata numbers, uint256 timepoint) external view returns (address[] memory accounts) {
        _requirePast(timepoint);
        accounts = new address[](numbers.length);
        // By hand because it runs once for every ballot of every batch: `voters[number]`, then VoterRecord.holds.
        assembly ("memory-safe") {
            mstore(0x20, _voters.slot)
            let source := numbers.offset
            let target := add(accounts, 0x20)
            let end := add(target, shl(5, numbers.length))
            for {} lt(target, end) {} {
                mstore(0x00, calldataload(source))
                let voter := sload(keccak256(0x00, 0x40))
                let enrolled := iszero(gt(and(shr(48, voter), 0xffffffffffff), timepoint))
                let present := lt(timepoint, and(voter, 0xffffffffffff))
                mstore(target, mul(and(enrolled, present), shr(96, voter)))
                source := add(source, 0x20)
                target := add(target, 0x20)
            }
        }
    }

    /// @inheritdoc IVotes
    function getVotes(address account) external view returns (uint256) {
        return isVoter(account) ? 1 : 0;
    }

    /// @inheritdoc IVotes
    function getPastVotes(address account, uint256 timepoint) external view returns (uint256) {
        return voterNumberAt(account, timepoint) == 0 ? 0 : 1;
    }

    /// @inheritdoc IVotes
    /// @dev The latest entry first: nobody having come or left since is the usual case, and then one read suffices.
    function getPastTotalSupply(uint256 timepoint) external view returns (uint256) {
        _requirePast(timepoint);
        (bool exists, uint48 since, uint208 voters) = _electorate.latestCheckpoint();
        if (exists && since <= timepoint) return voters;
        return _electorate.upperLookupRecent(uint48(timepoint));
    }

    /// @inheritdoc IVotes
    /// @notice Every voter votes in person: the account itself, or nobody.
    function delegates(address account) external view returns (address) {
        return isVoter(account) ? account : address(0);
    }

    /// @inheritdoc IVotes
    function delegate(address) external pure {
        revert MembershipSoulbound();
    }

    /// @inheritdoc IVotes
    function delegateBySig(address, uint256, uint256, uint8, bytes32, bytes32) external pure {
        revert MembershipSoulbound();
    }

    /// @inheritdoc IERC6372
    function clock() public view returns (uint48) {
        return Time.timestamp();
    }

    /// @inheritdoc IERC6372
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() external pure returns (string memory) {
        return "mode=timestamp";
    }

    // ------------------------------------------------------------------------------------------------- the records

    /// @inheritdoc ICoalitionPart
    function directory() external view returns (address) {
        return address(_directory);
    }

    /// @inheritdoc IMembership
    function isMember(address account) public view returns (bool) {
        Seat storage seat = _seats[account];
        return seat.joinedAt != 0 && seat.leftAt == 0;
    }

    /// @inheritdoc IMembership
    function isVoter(address account) public view returns (bool) {
        Seat storage seat = _seats[account];
        return seat.enrolledAt != 0 && seat.leftAt == 0;
    }

    /// @inheritdoc IMembership
    function seatOf(address account) external view returns (Seat memory) {
        return _seats[account];
    }

    /// @inheritdoc IMembership
    function enrollableAt(address account) public view returns (uint256) {
        Seat storage seat = _seats[account];
        if (!isMember(account) || seat.enrolledAt != 0) return 0;
        return uint256(seat.joinedAt) + waitingPeriod;
    }

    /// @inheritdoc IMembership
    function memberCount() external view returns (uint256 count) {
        for (uint256 i = 0; i < MAX_GROUPS; ++i) count += _roll[i];
    }

    /// @inheritdoc IMembership
    function voterCount() public view returns (uint256) {
        return _electorate.latest();
    }

    /// @inheritdoc IMembership
    function voterNumbers() external view returns (uint256) {
        return _voterNumbers;
    }

    /// @inheritdoc IMembership
    function groupCount() external view returns (uint256) {
        return _groups.length;
    }

    /// @inheritdoc IMembership
    function groupAt(uint8 group) external view returns (string memory, uint256) {
        _requireGroup(group);
        return (_groups[group], _roll[group]);
    }

    /// @inheritdoc IMembership
    function joinsAvailable() external view returns (uint256) {
        return _joins.available(JOIN_BUCKET);
    }

    // ----------------------------------------------------------------------------------------- the token (ERC-721)

    /// @inheritdoc IERC721
    function balanceOf(address account) external view returns (uint256) {
        if (account == address(0)) revert MembershipNotMember(account);
        return isMember(account) ? 1 : 0;
    }

    /// @inheritdoc IERC721
    function ownerOf(uint256 seatId) public view returns (address holder) {
        holder = SeatId.holder(seatId);
        if (!isMember(holder) || _seats[holder].seatNumber != SeatId.number(seatId)) {
            revert MembershipNoSuchSeat(seatId);
        }
    }

    /// @inheritdoc IERC5192
    function locked(uint256 seatId) external view returns (bool) {
        return ownerOf(seatId) != address(0);
    }

    /// @inheritdoc IERC721Metadata
    /// @notice Empty: a seat has no picture, and a profile is the member's to publish.
    function tokenURI(uint256 seatId) external view returns (string memory) {
        ownerOf(seatId);
        return "";
    }

    /// @inheritdoc IERC721
    function getApproved(uint256 seatId) external view returns (address) {
        ownerOf(seatId);
        return address(0);
    }

    /// @inheritdoc IERC721
    function isApprovedForAll(address, address) external pure returns (bool) {
        return false;
    }

    /// @inheritdoc IERC721
    function approve(address, uint256) external pure {
        revert MembershipSoulbound();
    }

    /// @inheritdoc IERC721
    function setApprovalForAll(address, bool) external pure {
        revert MembershipSoulbound();
    }

    /// @inheritdoc IERC721
    function transferFrom(address, address, uint256) external pure {
        revert MembershipSoulbound();
    }

    /// @inheritdoc IERC721
    function safeTransferFrom(address, address, uint256) external pure {
        revert MembershipSoulbound();
    }

    /// @inheritdoc IERC721
    function safeTransferFrom(address, address, uint256, bytes calldata) external pure {
        revert MembershipSoulbound();
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) public view override(ERC165, IERC165) returns (bool) {
        return
            interfaceId == type(IERC721).interfaceId ||
            interfaceId == type(IERC721Metadata).interfaceId ||
            interfaceId == type(IERC5192).interfaceId ||
            interfaceId == type(IERC6372).interfaceId ||
            super.supportsInterface(interfaceId);
    }

    // ---------------------------------------------------------------------------------------------------- internal

    function _join(address account, uint8 group, uint32 codeNumber, bytes32 code) private returns (uint256 seatId) {
        if (account == _timelock) revert MembershipUnauthorized(account);
        _requireGroup(group);
        Seat memory former = _seats[account];
        if (former.joinedAt != 0 && former.leftAt == 0) revert MembershipAlreadyMember(account);

        if (former.enrolledAt != 0) _formerNumbers[account].push(former.enrolledAt, former.voterNumber);
        uint32 seatNumber = former.seatNumber + 1;
        _seats[account] = Seat({
            joinedAt: clock(),
            enrolledAt: 0,
            leftAt: 0,
            voterNumber: 0,
            seatNumber: seatNumber,
            codeVersion: codeNumber,
            group: group
        });
        ++_roll[group];
        seatId = SeatId.pack(account, seatNumber);
        emit Transfer(address(0), account, seatId);
        emit Locked(seatId);
        emit Joined(account, seatId, group, code);
        _record(Joined.selector, abi.encode(account, seatId, group, code));
    }

    /// @dev Leaves the electorate's trace to the caller, who knows how many come in one go.
    function _enrol(address account) private {
        uint32 number = ++_voterNumbers;
        _requireBounds("voterNumbers", number, 1, MAX_VOTER_NUMBERS);

        Seat storage seat = _seats[account];
        seat.enrolledAt = clock();
        seat.voterNumber = number;
        _voters[number] = VoterRecord.create(account, clock());
        emit Enrolled(account, number);
        _record(Enrolled.selector, abi.encode(account, uint256(number)));
    }

    function _vacate(address account) private returns (uint256 seatId) {
        _requireMember(account);
        Seat storage seat = _seats[account];
        (uint32 number, uint32 seatNumber, uint8 group) = (seat.voterNumber, seat.seatNumber, seat.group);

        seat.leftAt = clock();
        --_roll[group];
        if (number != 0) {
            _voters[number] = VoterRecord.close(_voters[number], clock());
            _electorate.push(clock(), uint208(voterCount() - 1));
        }
        if (profileOf[account] != 0) delete profileOf[account];
        seatId = SeatId.pack(account, seatNumber);
        emit Transfer(account, address(0), seatId);
    }

    function _setWaitingPeriod(uint48 newPeriod, uint256 min) private {
        _requireBounds("waitingPeriod", newPeriod, min, MAX_WAITING);

        uint48 previous = waitingPeriod;
        waitingPeriod = newPeriod;
        emit WaitingPeriodSet(previous, newPeriod);
        _record(WaitingPeriodSet.selector, abi.encode(previous, newPeriod));
    }

    function _setJoinsPerDay(uint32 newLimit) private {
        _requireBounds("joinsPerDay", newLimit, MIN_JOINS_PER_DAY, MAX_JOINS_PER_DAY);

        uint32 previous = joinsPerDay;
        joinsPerDay = newLimit;
        if (previous != 0) _joins.sync(JOIN_BUCKET);
        _joins.updateSettings(1 days, newLimit);
        emit JoinsPerDaySet(previous, newLimit);
        _record(JoinsPerDaySet.selector, abi.encode(previous, newLimit));
    }

    function _setAdmissionPolicy(IAdmissionPolicy newPolicy) private {
        if (!ERC165Checker.supportsInterface(address(newPolicy), type(IAdmissionPolicy).interfaceId)) {
            revert MembershipNotPolicy(address(newPolicy));
        }

        IAdmissionPolicy previous = admissionPolicy;
        admissionPolicy = newPolicy;
        emit AdmissionPolicySet(address(previous), address(newPolicy));
        _record(AdmissionPolicySet.selector, abi.encode(previous, newPolicy));
    }

    function _admits(address account) private view returns (bool) {
        try admissionPolicy.admits(account) returns (bool admitted) {
            return admitted;
        } catch {
            return false;
        }
    }

    function _archive() private view returns (IArchive) {
        return IArchive(_directory.contractOf(DirectoryKeys.ARCHIVE));
    }

    function _requireMember(address account) private view {
        if (!isMember(account)) revert MembershipNotMember(account);
    }

    function _requireGroup(uint8 group) private view {
        if (group >= _groups.length) revert MembershipUnknownGroup(group, _groups.length);
    }

    function _requirePast(uint256 timepoint) private view {
        if (timepoint >= clock()) revert MembershipFutureLookup(timepoint, clock());
    }

    function _requireBounds(bytes32 parameter, uint256 value, uint256 min, uint256 max) private pure {
        if (value < min || value > max) revert MembershipOutOfBounds(parameter, value, min, max);
    }
}
