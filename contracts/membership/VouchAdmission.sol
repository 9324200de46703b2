// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC165, IERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Acting} from "../authenticator/Acting.sol";
import {IAdmissionPolicy} from "../interfaces/IAdmissionPolicy.sol";
import {IDirectory} from "../interfaces/IDirectory.sol";
import {IMembership, Seat} from "../interfaces/IMembership.sol";
import {IVouchAdmission} from "../interfaces/IVouchAdmission.sol";
import {Journaled} from "../journal/Journaled.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";
import {SeatId} from "../libraries/SeatId.sol";

/// @title VouchAdmission
/// @notice See {IVouchAdmission}.
/// @dev Vouches are kept by seat, so somebody who leaves and comes back starts without any.
contract VouchAdmission is ERC165, Journaled, Acting, IVouchAdmission {
    uint256 private constant MAX_OPEN = 5;
    uint256 private constant MAX_NEEDED = 5;

    IDirectory private immutable _directory;

    /// @inheritdoc IVouchAdmission
    uint8 public vouchesNeeded;

    mapping(uint256 seatId => address[MAX_NEEDED]) private _vouchers;
    mapping(address voter => uint256[MAX_OPEN] seatIds) private _open;

    constructor(IDirectory directory, uint8 needed) Acting(directory) {
        _directory = directory;
        _setVouchesNeeded(needed);
    }

    /// @inheritdoc IVouchAdmission
    function vouch(address candidate) external {
        address voter = _actor();
        IMembership membership = _membership();
        if (!membership.isVoter(voter)) revert VouchAdmissionNotVoter(voter);
        uint256 seatId = _waitingSeat(membership, candidate);
        if (seatId == 0) revert VouchAdmissionNotWaiting(candidate);
        address[MAX_NEEDED] storage vouchers = _vouchers[seatId];
        uint256[MAX_OPEN] storage open = _open[voter];

        // Both places are found before either is taken: the second search looks at the first list.
        uint256 place = _freeVoucher(membership, vouchers, voter, candidate);
        open[_freeOpen(membership, voter, open)] = seatId;
        vouchers[place] = voter;
        emit Vouched(voter, candidate);
        _record(Vouched.selector, abi.encode(voter, candidate));
    }

    /// @inheritdoc IVouchAdmission
    function withdrawVouch(address candidate) external {
        address voter = _actor();
        uint256 seatId = _waitingSeat(_membership(), candidate);
        uint256 i = _placeOf(voter, seatId);
        if (seatId == 0 || i == MAX_NEEDED) revert VouchAdmissionNoVouch(voter, candidate);

        _vouchers[seatId][i] = address(0);
        uint256[MAX_OPEN] storage open = _open[voter];
        for (uint256 j = 0; j < MAX_OPEN; ++j) {
            if (open[j] == seatId) open[j] = 0;
        }
        emit VouchWithdrawn(voter, candidate);
        _record(VouchWithdrawn.selector, abi.encode(voter, candidate));
    }

    /// @inheritdoc IVouchAdmission
    function setVouchesNeeded(uint8 needed) external {
        if (msg.sender != _directory.timelock()) revert VouchAdmissionUnauthorized(msg.sender);
        _setVouchesNeeded(needed);
    }

    /// @inheritdoc IAdmissionPolicy
    function admits(address account) external view returns (bool) {
        return vouchersOf(account).length >= Math.min(vouchesNeeded, _membership().voterCount());
    }

    /// @inheritdoc IVouchAdmission
    function vouchersOf(address candidate) public view returns (address[] memory counted) {
        IMembership membership = _membership();
        address[MAX_NEEDED] storage vouchers = _vouchers[_waitingSeat(membership, candidate)];
        counted = new address[](MAX_NEEDED);
        uint256 count = 0;
        for (uint256 i = 0; i < MAX_NEEDED; ++i) {
            if (membership.isVoter(vouchers[i])) counted[count++] = vouchers[i];
        }
        assembly ("memory-safe") {
            mstore(counted, count)
        }
    }

    /// @inheritdoc IVouchAdmission
    function openVouchesOf(address voter) external view returns (address[] memory candidates) {
        IMembership membership = _membership();
        uint256[MAX_OPEN] storage open = _open[voter];
        candidates = new address[](MAX_OPEN);
        uint256 count = 0;
        for (uint256 i = 0; i < MAX_OPEN; ++i) {
            if (_isOpen(membership, voter, open[i])) candidates[count++] = SeatId.holder(open[i]);
        }
        assembly ("memory-safe") {
            mstore(candidates, count)
        }
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) public view override(ERC165, IERC165) returns (bool) {
        return interfaceId == type(IAdmissionPolicy).interfaceId || super.supportsInterface(interfaceId);
    }

    function _setVouchesNeeded(uint8 needed) private {
        if (needed == 0 || needed > MAX_NEEDED) revert VouchAdmissionOutOfBounds(needed, 1, MAX_NEEDED);

        uint8 previous = vouchesNeeded;
        vouchesNeeded = needed;
        emit VouchesNeededSet(previous, needed);
        _record(VouchesNeededSet.selector, abi.encode(previous, needed));
    }

    /// @dev A place for one more voucher: empty, or of one who is a voter no longer.
    function _freeVoucher(
        IMembership membership,
        address[MAX_NEEDED] storage vouchers,
        address voter,
        address candidate
    ) private view returns (uint256 free) {
        free = MAX_NEEDED;
        for (uint256 i = 0; i < MAX_NEEDED; ++i) {
            if (vouchers[i] == voter) revert VouchAdmissionAlreadyVouched(voter, candidate);
            if (!membership.isVoter(vouchers[i])) free = i;
        }
        if (free == MAX_NEEDED) revert VouchAdmissionEnough(candidate, MAX_NEEDED);
    }

    /// @dev A place for one more open vouch: empty, or of a candidate who waits no longer.
    function _freeOpen(
        IMembership membership,
        address voter,
        uint256[MAX_OPEN] storage open
    ) private view returns (uint256) {
        for (uint256 i = 0; i < MAX_OPEN; ++i) {
            if (!_isOpen(membership, voter, open[i])) return i;
        }
        revert VouchAdmissionTooManyOpen(voter, MAX_OPEN);
    }

    /// @dev The candidate still waits, and nobody took the voter's place among the vouchers meanwhile.
    function _isOpen(IMembership membership, address voter, uint256 seatId) private view returns (bool) {
        if (seatId == 0 || _placeOf(voter, seatId) == MAX_NEEDED) return false;
        return _waitingSeat(membership, SeatId.holder(seatId)) == seatId;
    }

    /// @dev The voter's place among the vouchers of a seat; MAX_NEEDED if there is none.
    function _placeOf(address voter, uint256 seatId) private view returns (uint256 place) {
        while (place < MAX_NEEDED && _vouchers[seatId][place] != voter) ++place;
    }

    /// @dev The seat of a member who waits to be enrolled, otherwise zero.
    function _waitingSeat(IMembership membership, address account) private view returns (uint256) {
        Seat memory seat = membership.seatOf(account);
        if (seat.joinedAt == 0 || seat.leftAt != 0 || seat.enrolledAt != 0) return 0;
        return SeatId.pack(account, seat.seatNumber);
    }

    function _membership() private view returns (IMembership) {
        return IMembership(_directory.contractOf(DirectoryKeys.MEMBERSHIP));
    }
}
