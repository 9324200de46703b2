// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IDirectory} from "../interfaces/IDirectory.sol";
import {FoundingList, ILists, List} from "../interfaces/ILists.sol";
import {Journaled} from "../journal/Journaled.sol";
import {PlainText} from "../libraries/PlainText.sol";

/// @title ListRegistry: which lists there are
/// @dev Opening and closing of {ILists}, and the log's next index and head.
abstract contract ListRegistry is Journaled, ILists {
    uint256 private constant MAX_OPEN = 64;
    uint256 private constant MAX_LISTS = 256;
    uint256 private constant MAX_NAME = 64;
    uint256 private constant MAX_PURPOSE = 512;

    address private immutable _timelock;

    /// @inheritdoc ILists
    uint256 public openLists;
    bytes32[] private _listIds;
    mapping(bytes32 list => List) private _lists;

    modifier onlyTimelock() {
        if (msg.sender != _timelock) revert ListsUnauthorized(msg.sender);
        _;
    }

    constructor(IDirectory directory_, FoundingList[] memory lists) {
        _timelock = directory_.timelock();
        for (uint256 i = 0; i < lists.length; ++i) {
            _open(lists[i].name, lists[i].purpose);
        }
    }

    /// @inheritdoc ILists
    function open(string calldata name, string calldata purpose) external onlyTimelock returns (bytes32) {
        return _open(name, purpose);
    }

    /// @inheritdoc ILists
    function close(bytes32 list) external onlyTimelock {
        List storage record = _openList(list);

        record.closedAt = uint48(block.timestamp);
        --openLists;
        emit ListClosed(list);
        _record(ListClosed.selector, abi.encode(list));
    }

    /// @inheritdoc ILists
    function listOf(bytes32 list) external view returns (List memory) {
        return _existing(list);
    }

    /// @inheritdoc ILists
    function listIds() external view returns (bytes32[] memory) {
        return _listIds;
    }

    /// @inheritdoc ILists
    function listIdOf(string calldata name) external pure returns (bytes32) {
        return keccak256(bytes(name));
    }

    /// @dev Takes the next `count` indices of an open list.
    function _take(bytes32 list, uint32 count) internal returns (uint64 first) {
        List storage record = _openList(list);
        first = record.next;
        record.next = first + count;
    }

    /// @dev Folds what came into the log of a list, into its head and into the journal.
    function _fold(bytes32 list, bytes32 kind, bytes memory args) internal {
        _lists[list].head = keccak256(abi.encode(_lists[list].head, kind, keccak256(args)));
        _record(kind, args);
    }

    function _requireText(bytes32 parameter, string memory text, uint256 max) internal pure {
        uint256 length = bytes(text).length;
        if (length > max) revert ListsTextTooLong(parameter, length, max);
        uint256 position = PlainText.firstUnfit(bytes(text));
        if (position != length) revert ListsUnfitText(parameter, position);
    }

    function _requireBounds(bytes32 parameter, uint256 value, uint256 min, uint256 max) internal pure {
        if (value < min || value > max) revert ListsOutOfBounds(parameter, value, min, max);
    }

    function _open(string memory name, string memory purpose) private returns (bytes32 list) {
        if (!_isName(bytes(name))) revert ListsInvalidName(name);
        _requireText("purpose", purpose, MAX_PURPOSE);
        list = keccak256(bytes(name));
        List storage record = _lists[list];
        bool known = record.openedAt != 0;
        if (known && record.closedAt == 0) revert ListsAlreadyOpen(list);
        _requireBounds("openLists", openLists + 1, 1, MAX_OPEN);

        if (!known) {
            _requireBounds("lists", _listIds.length + 1, 1, MAX_LISTS);
            _listIds.push(list);
        }
        (record.openedAt, record.closedAt) = (uint48(block.timestamp), 0);
        ++openLists;
        emit ListOpened(list, name, purpose);
        _record(ListOpened.selector, abi.encode(list, name, purpose));
    }

    function _existing(bytes32 list) private view returns (List storage record) {
        record = _lists[list];
        if (record.openedAt == 0) revert ListsUnknown(list);
    }

    function _openList(bytes32 list) private view returns (List storage record) {
        record = _existing(list);
        if (record.closedAt != 0) revert ListsClosed(list);
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
