// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICoalitionPart, IDirectory} from "../interfaces/IDirectory.sol";
import {ElectionMethod, Exclusion, IOffices, Office, OfficeConfig, OfficeTerms} from "../interfaces/IOffices.sol";
import {Journaled} from "../journal/Journaled.sol";

/// @title OfficeRegistry: which offices there are
/// @dev Opening, changing, closing and excluding of {IOffices}.
abstract contract OfficeRegistry is Journaled, IOffices {
    /// @dev What is kept of an office.
    /// @param number Place among all offices, from 1; zero if there is none.
    /// @param excluded Bit i for the office of number i + 1.
    struct OfficeRecord {
        OfficeTerms terms;
        uint8 number;
        bool open;
        uint16 excluded;
        string name;
    }

    uint256 internal constant MAX_SEATS = 9;
    uint256 private constant MAX_OFFICES = 16;
    uint256 private constant MAX_NAME = 64;
    uint256 private constant MAX_IN_ROW = 10;
    uint256 private constant MIN_TERM = 90 days;
    uint256 private constant MAX_TERM = 5 * 365 days;

    IDirectory internal immutable _directory;
    address private immutable _timelock;

    bytes32[] internal _officeIds;
    mapping(bytes32 officeId => OfficeRecord) internal _offices;

    modifier onlyTimelock() {
        if (msg.sender != _timelock) revert OfficesUnauthorized(msg.sender);
        _;
    }

    constructor(IDirectory directory_, OfficeConfig[] memory offices, Exclusion[] memory exclusions) {
        _directory = directory_;
        _timelock = directory_.timelock();
        for (uint256 i = 0; i < offices.length; ++i) {
            _open(offices[i].name, offices[i].terms);
        }
        for (uint256 i = 0; i < exclusions.length; ++i) {
            _exclude(exclusions[i].first, exclusions[i].second, true);
        }
    }

    /// @inheritdoc IOffices
    function openOffice(OfficeConfig calldata config) external onlyTimelock returns (bytes32) {
        return _open(config.name, config.terms);
    }

    /// @inheritdoc IOffices
    function changeOffice(bytes32 officeId, OfficeTerms calldata terms) external onlyTimelock {
        OfficeRecord storage record = _openOffice(officeId);
        _requireBounds(terms);

        record.terms = terms;
        emit OfficeChanged(officeId, terms);
        _record(OfficeChanged.selector, abi.encode(officeId, terms));
    }

    /// @inheritdoc IOffices
    function closeOffice(bytes32 officeId) external onlyTimelock {
        _openOffice(officeId).open = false;
        emit OfficeClosed(officeId);
        _record(OfficeClosed.selector, abi.encode(officeId));
    }

    /// @inheritdoc IOffices
    function setExclusion(bytes32 first, bytes32 second, bool exclusive) external onlyTimelock {
        _exclude(first, second, exclusive);
    }

    /// @inheritdoc ICoalitionPart
    function directory() external view returns (address) {
        return address(_directory);
    }

    /// @inheritdoc IOffices
    function officeIds() external view returns (bytes32[] memory) {
        return _officeIds;
    }

    /// @inheritdoc IOffices
    function officeIdOf(string calldata name) external pure returns (bytes32) {
        return keccak256(bytes(name));
    }

    /// @inheritdoc IOffices
    function office(bytes32 officeId) external view returns (Office memory) {
        OfficeRecord storage record = _existing(officeId);
        return
            Office({name: record.name, terms: record.terms, open: record.open, excluded: _excludedBy(record.excluded)});
    }

    /// @inheritdoc IOffices
    function termsOf(bytes32 officeId) external view returns (OfficeTerms memory) {
        return _existing(officeId).terms;
    }

    /// @dev The ids of the offices in a mask.
    function _excludedBy(uint256 mask) internal view returns (bytes32[] memory excluded) {
        uint256 count = 0;
        for (uint256 rest = mask; rest != 0; rest &= rest - 1) ++count;
        excluded = new bytes32[](count);
        for (uint256 i = 0; count != 0; ++i) {
            if ((mask >> i) & 1 == 1) excluded[excluded.length - count--] = _officeIds[i];
        }
    }

    function _existing(bytes32 officeId) internal view returns (OfficeRecord storage record) {
        record = _offices[officeId];
        if (record.number == 0) revert OfficesUnknown(officeId);
    }

    function _openOffice(bytes32 officeId) internal view returns (OfficeRecord storage record) {
        record = _existing(officeId);
        if (!record.open) revert OfficesNotOpen(officeId);
    }

    function _open(string memory name, OfficeTerms memory terms) private returns (bytes32 officeId) {
        if (!_isName(bytes(name))) revert OfficesInvalidName(name);
        _requireBounds(terms);
        officeId = keccak256(bytes(name));
        OfficeRecord storage record = _offices[officeId];
        if (record.open) revert OfficesAlreadyOpen(officeId);

        if (record.number == 0) {
            _requireBounds("offices", _officeIds.length + 1, 1, MAX_OFFICES);
            _officeIds.push(officeId);
            record.number = uint8(_officeIds.length);
            record.name = name;
        }
        record.open = true;
        record.terms = terms;
        emit OfficeOpened(officeId, name, terms);
        _record(OfficeOpened.selector, abi.encode(officeId, name, terms));
    }

    function _exclude(bytes32 first, bytes32 second, bool exclusive) private {
        OfficeRecord storage one = _existing(first);
        OfficeRecord storage other = _existing(second);
        if (first == second) revert OfficesSameOffice(first);

        (uint16 oneBit, uint16 otherBit) = (uint16(1) << (one.number - 1), uint16(1) << (other.number - 1));
        one.excluded = exclusive ? one.excluded | otherBit : one.excluded & ~otherBit;
        other.excluded = exclusive ? other.excluded | oneBit : other.excluded & ~oneBit;
        emit ExclusionSet(first, second, exclusive);
        _record(ExclusionSet.selector, abi.encode(first, second, exclusive));
    }

    function _requireBounds(OfficeTerms memory terms) private view {
        _requireBounds("seats", terms.seats, 1, MAX_SEATS);
        _requireBounds("cohorts", terms.cohorts, 1, terms.seats);
        _requireBounds("termsInRow", terms.termsInRow, 1, MAX_IN_ROW);
        _requireBounds("term", terms.term, MIN_TERM, MAX_TERM);
        _requireBounds("firstTermAt", terms.firstTermAt, 1, block.timestamp + MAX_TERM);
        if (terms.method == ElectionMethod.Approval && terms.seats == 1) revert OfficesApprovalOfOne();
    }

    function _requireBounds(bytes32 parameter, uint256 value, uint256 min, uint256 max) internal pure {
        if (value < min || value > max) revert OfficesOutOfBounds(parameter, value, min, max);
    }

    /// @dev As {Charset-isName}, for a name in memory: a constructor has no calldata.
    function _isName(bytes memory name) private pure returns (bool) {
        if (name.length == 0 || name.length > MAX_NAME) return false;
        for (uint256 i = 0; i < name.length; ++i) {
            bytes1 c = name[i];
            bool alphanumeric = (c >= "a" && c <= "z") || (c >= "0" && c <= "9");
            if (!alphanumeric && (i == 0 || (c != "." && c != "-"))) return false;
        }
        return true;
    }
}
