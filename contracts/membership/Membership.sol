// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {ERC165Checker} from "@openzeppelin/contracts/utils/introspection/ERC165Checker.sol";
import {RateLimiter} from "@openzeppelin/contracts/utils/RateLimiter.sol";
import {Acting} from "../authenticator/Acting.sol";
import {IAdmissionPolicy} from "../interfaces/IAdmissionPolicy.sol";
import {IArchive} from "../interfaces/IArchive.sol";
import {ICoalitionPart, IDirectory} from "../interfaces/IDirectory.sol";
import {IMembership, MembershipConfig, Seat} from "../interfaces/IMembership.sol";
import {IRulebook} from "../interfaces/IRulebook.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";
import {SeatId} from "../libraries/SeatId.sol";
import {SoulboundSeat} from "./SoulboundSeat.sol";

/// @title Membership
/// @notice See {IMembership}. Votes are in {Electorate}, the token in {SoulboundSeat}.
contract Membership is SoulboundSeat, Acting {
    using RateLimiter for RateLimiter.RefillingBucket;

    uint256 private constant MAX_WAITING = 90 days;
    uint256 private constant MIN_JOINS_PER_DAY = 10;
    uint256 private constant MAX_JOINS_PER_DAY = 10_000;
    uint256 private constant MIN_GROUPS = 3;
    uint256 private constant MAX_GROUPS = 8;
    uint256 private constant MAX_FOUNDERS = 100;
    uint256 private constant MAX_ENROL_BATCH = 100;
    uint256 private constant MAX_REASON = 512;
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

    uint32[MAX_GROUPS] private _roll;
    string[] private _groups;
    RateLimiter.RefillingBucket private _joins;

    /// @inheritdoc IMembership
    mapping(address account => bytes32) public profileOf;

    modifier onlyTimelock() {
        if (msg.sender != _timelock) revert MembershipUnauthorized(msg.sender);
        _;
    }

    /// @dev The founders are voters at once: with a waiting period nobody could ever decide anything.
    constructor(IDirectory directory_, MembershipConfig memory config) Acting(directory_) {
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
        _growElectorate(config.founders.length);
    }

    /// @inheritdoc IMembership
    function join(uint8 group, bytes32 codeVersion) external returns (uint256 seatId) {
        (uint32 number, bytes32 current) = _archive().currentCode();
        if (codeVersion != current) revert MembershipWrongCodeVersion(codeVersion, current);
        if (!_joins.tryConsume(JOIN_BUCKET, 1)) revert MembershipJoinsExhausted(joinsPerDay);
        return _join(_actor(), group, number, codeVersion);
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
        if (enrolled != 0) _growElectorate(enrolled);
    }

    /// @inheritdoc IMembership
    function leave() external {
        address account = _actor();
        uint256 seatId = _vacate(account);
        emit Left(account, seatId);
        _record(Left.selector, abi.encode(account, seatId));
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
        address account = _actor();
        _requireMember(account);
        (uint32 number, bytes32 current) = _archive().currentCode();
        if (codeVersion != current) revert MembershipWrongCodeVersion(codeVersion, current);

        _seats[account].codeVersion = number;
        emit CodeAccepted(account, codeVersion);
        _record(CodeAccepted.selector, abi.encode(account, codeVersion));
    }

    /// @inheritdoc IMembership
    function setProfile(bytes32 digest) external {
        address account = _actor();
        _requireMember(account);

        profileOf[account] = digest;
        emit ProfileSet(account, digest);
        _record(ProfileSet.selector, abi.encode(account, digest));
    }

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

    /// @inheritdoc ICoalitionPart
    function directory() external view returns (address) {
        return address(_directory);
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

    function _join(address account, uint8 group, uint32 codeNumber, bytes32 code) private returns (uint256 seatId) {
        if (account == _timelock || account == address(0)) revert MembershipUnauthorized(account);
        _requireGroup(group);
        Seat memory former = _seats[account];
        if (former.joinedAt != 0 && former.leftAt == 0) revert MembershipAlreadyMember(account);

        _keepInterval(account, former);
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

    function _vacate(address account) private returns (uint256 seatId) {
        _requireMember(account);
        Seat storage seat = _seats[account];
        (uint32 number, uint32 seatNumber, uint8 group) = (seat.voterNumber, seat.seatNumber, seat.group);

        seat.leftAt = clock();
        --_roll[group];
        if (number != 0) _leaveElectorate(number);
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
}
