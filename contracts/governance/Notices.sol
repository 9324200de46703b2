// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {Acting} from "../authenticator/Acting.sol";
import {Filing, ICoalitionGovernor, Motion} from "../interfaces/ICoalitionGovernor.sol";
import {ICoalitionPart, IDirectory} from "../interfaces/IDirectory.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {INotices} from "../interfaces/INotices.sol";
import {IRulebook} from "../interfaces/IRulebook.sol";
import {Journaled} from "../journal/Journaled.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";

/// @title Notices
/// @notice See {INotices}.
contract Notices is Journaled, Acting, INotices {
    using BitMaps for BitMaps.BitMap;

    struct Objections {
        uint32 given;
        uint32 needed;
    }

    uint256 private constant MAX_REASON = 512;

    IDirectory private immutable _directory;
    IMembership private immutable _membership;
    IRulebook private immutable _rulebook;

    /// @inheritdoc INotices
    mapping(uint256 proposalId => Objections) public objections;
    mapping(uint256 proposalId => BitMaps.BitMap) private _objectors;

    constructor(IDirectory directory_) Acting(directory_) {
        _directory = directory_;
        _membership = IMembership(directory_.listed(DirectoryKeys.MEMBERSHIP));
        _rulebook = IRulebook(directory_.listed(DirectoryKeys.RULEBOOK));
    }

    /// @inheritdoc INotices
    function give(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata calldatas,
        string calldata description
    ) external returns (uint256 proposalId) {
        address author = _actor();
        ICoalitionGovernor governor = _governor();
        governor.introduce(Filing.Notice, 0, author);
        proposalId = governor.propose(targets, values, calldatas, description);
        uint32 needed = uint32(_rulebook.objectionsNeeded());
        objections[proposalId].needed = needed;
        emit NoticeGiven(proposalId, author, needed);
        _record(NoticeGiven.selector, abi.encode(proposalId, author, needed));
    }

    /// @inheritdoc INotices
    function object(uint256 proposalId, string calldata reason) external {
        address objector = _actor();
        Objections storage sum = objections[proposalId];
        if (sum.needed == 0) revert NoticesUnknown(proposalId);
        Motion memory notice = _governor().motion(proposalId);
        bool gone = notice.withdrawn && block.timestamp > notice.takeoverUntil;
        if (gone || block.timestamp > notice.opensAt) revert NoticesClosed(proposalId, notice.opensAt);
        uint256 number = _membership.voterNumberAt(objector, block.timestamp - 1);
        if (number == 0 || !_membership.isVoter(objector)) revert NoticesNotVoter(objector);
        if (_objectors[proposalId].get(number)) revert NoticesAlreadyObjected(proposalId, objector);
        uint256 length = bytes(reason).length;
        if (length == 0 || length > MAX_REASON) revert NoticesReasonLength(length, MAX_REASON);

        _objectors[proposalId].set(number);
        uint32 given = ++sum.given;
        emit Objected(proposalId, objector, given, reason);
        _record(Objected.selector, abi.encode(proposalId, objector, given, reason));
        if (given == sum.needed) _contest(proposalId);
    }

    /// @inheritdoc ICoalitionPart
    function directory() external view returns (address) {
        return address(_directory);
    }

    /// @inheritdoc INotices
    function hasObjected(uint256 proposalId, address account) external view returns (bool) {
        return _objectors[proposalId].get(_membership.seatOf(account).voterNumber);
    }

    function _contest(uint256 proposalId) private {
        uint48 opensAt = uint48(block.timestamp + _rulebook.deliberationRules().reading);
        emit NoticeContested(proposalId, opensAt);
        _record(NoticeContested.selector, abi.encode(proposalId, opensAt));
        _governor().contest(proposalId, opensAt);
    }

    function _governor() private view returns (ICoalitionGovernor) {
        return ICoalitionGovernor(payable(_directory.contractOf(DirectoryKeys.GOVERNOR)));
    }
}
