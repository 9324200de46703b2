// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAuthenticator} from "../interfaces/IAuthenticator.sol";
import {IDirectory} from "../interfaces/IDirectory.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";

/// @title Acting: who a call is from
/// @dev The caller; or the member whose paper the Authenticator is acting on, if the Authenticator itself calls.
abstract contract Acting {
    IAuthenticator private immutable _authenticator;

    /// @notice Thrown when the directory lists no authenticator yet.
    error ActingNoAuthenticator();

    constructor(IDirectory directory) {
        address authenticator = directory.listed(DirectoryKeys.AUTHENTICATOR);
        if (authenticator == address(0)) revert ActingNoAuthenticator();
        _authenticator = IAuthenticator(authenticator);
    }

    function _actor() internal view returns (address) {
        return msg.sender == address(_authenticator) ? _authenticator.actor() : msg.sender;
    }
}
