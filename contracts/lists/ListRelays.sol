// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Acting} from "../authenticator/Acting.sol";
import {IDirectory} from "../interfaces/IDirectory.sol";
import {ILists} from "../interfaces/ILists.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {Journaled} from "../journal/Journaled.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";
import {PlainText} from "../libraries/PlainText.sol";

/// @title ListRelays: who anchors for whom
/// @dev A member names a relay, a relay serves a member; it may anchor while both hold and the member is one.
abstract contract ListRelays is Acting, Journaled, ILists {
    uint256 private constant MAX_URL = 256;

    IMembership private immutable _membership;

    /// @inheritdoc ILists
    mapping(address member => address) public relayOf;
    mapping(address relay => address) private _served;

    constructor(IDirectory directory_) {
        address membership = directory_.listed(DirectoryKeys.MEMBERSHIP);
        if (membership == address(0)) revert IDirectory.DirectoryUnknown(DirectoryKeys.MEMBERSHIP);
        _membership = IMembership(membership);
    }

    /// @inheritdoc ILists
    function setRelay(address relay, string calldata url) external {
        address member = _actor();
        if (!_membership.isMember(member)) revert ListsNotMember(member);
        if (bytes(url).length > MAX_URL) revert ListsTextTooLong("url", bytes(url).length, MAX_URL);
        bool urlFits = bytes(url).length == 0 || (relay != address(0) && PlainText.isUrl(bytes(url)));
        if (!urlFits) revert ListsInvalidUrl(url);

        relayOf[member] = relay;
        emit RelaySet(member, relay, url);
        _record(RelaySet.selector, abi.encode(member, relay, url));
        if (relay != address(0) && _servedBy(relay) == address(0)) _engage(relay, member);
    }

    /// @inheritdoc ILists
    function serve(address member) external {
        address relay = _actor();
        if (relayOf[member] != relay || !_membership.isMember(member)) revert ListsNotRelay(relay, member);
        _engage(relay, member);
    }

    /// @inheritdoc ILists
    function anchorsFor(address account) public view returns (address) {
        return _membership.isMember(account) ? account : _servedBy(account);
    }

    function _engage(address relay, address member) private {
        if (_served[relay] == member) return;

        _served[relay] = member;
        emit RelayEngaged(relay, member);
        _record(RelayEngaged.selector, abi.encode(relay, member));
    }

    /// @dev The member a relay anchors for now; zero if there is none.
    function _servedBy(address relay) private view returns (address member) {
        member = _served[relay];
        if (member == address(0) || relayOf[member] != relay || !_membership.isMember(member)) return address(0);
    }
}
