// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";
import {IMembership, Seat} from "../interfaces/IMembership.sol";
import {Journaled} from "../journal/Journaled.sol";
import {VoterRecord} from "../libraries/VoterRecord.sol";

/// @title Electorate: who had a vote when
/// @dev Three records answer every question of {IMembership} about votes. The account's own seat answers for its latest
/// interval in one read; the record under a voter number keeps account and interval of every voter there ever was, one
/// slot each, so that a batch of ballots reads one slot a ballot; a trace per returning account finds the earlier
/// numbers.
abstract contract Electorate is Journaled, IMembership {
    using Checkpoints for Checkpoints.Trace208;

    /// @dev A ballot of a batch names its voter in three bytes.
    uint256 private constant MAX_VOTER_NUMBERS = type(uint24).max;

    uint32 private _voterNumbers;
    mapping(address account => Seat) internal _seats;
    mapping(uint256 voterNumber => uint256 voterRecord) private _voters;
    mapping(address account => Checkpoints.Trace208) private _formerNumbers;
    Checkpoints.Trace208 private _electorate;

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
    function voterCount() public view returns (uint256) {
        return _electorate.latest();
    }

    /// @inheritdoc IMembership
    function voterNumbers() external view returns (uint256) {
        return _voterNumbers;
    }

    /// @dev Makes a voter of a member. Leaves the size of the electorate to {_growElectorate}, called once for all.
    function _enrol(address account) internal {
        uint32 number = ++_voterNumbers;
        _requireBounds("voterNumbers", number, 1, MAX_VOTER_NUMBERS);

        Seat storage seat = _seats[account];
        seat.enrolledAt = clock();
        seat.voterNumber = number;
        _voters[number] = VoterRecord.create(account, clock());
        emit Enrolled(account, number);
        _record(Enrolled.selector, abi.encode(account, uint256(number)));
    }

    function _growElectorate(uint256 enrolled) internal {
        _electorate.push(clock(), uint208(voterCount() + enrolled));
    }

    /// @dev Ends a voter's interval.
    function _leaveElectorate(uint32 voterNumber) internal {
        _voters[voterNumber] = VoterRecord.close(_voters[voterNumber], clock());
        _electorate.push(clock(), uint208(voterCount() - 1));
    }

    /// @dev Keeps an account's interval findable before a new seat takes the place of the old.
    function _keepInterval(address account, Seat memory former) internal {
        if (former.enrolledAt != 0) _formerNumbers[account].push(former.enrolledAt, former.voterNumber);
    }

    function _requirePast(uint256 timepoint) private view {
        if (timepoint >= clock()) revert MembershipFutureLookup(timepoint, clock());
    }

    function _requireBounds(bytes32 parameter, uint256 value, uint256 min, uint256 max) internal pure {
        if (value < min || value > max) revert MembershipOutOfBounds(parameter, value, min, max);
    }
}
