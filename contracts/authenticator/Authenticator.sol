// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {IAuthenticator, Paper} from "../interfaces/IAuthenticator.sol";
import {ICoalitionPart, IDirectory} from "../interfaces/IDirectory.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {Journaled} from "../journal/Journaled.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";
import {VoterSignature} from "../libraries/VoterSignature.sol";
import {ArgumentHash} from "./ArgumentHash.sol";
import {SignedVerb} from "./SignedVerb.sol";
import {ArchiveVerbs} from "./verbs/ArchiveVerbs.sol";
import {ConductVerbs} from "./verbs/ConductVerbs.sol";
import {ElectionVerbs} from "./verbs/ElectionVerbs.sol";
import {MemberVerbs} from "./verbs/MemberVerbs.sol";
import {MotionVerbs} from "./verbs/MotionVerbs.sol";

/// @title Authenticator
/// @notice See {IAuthenticator}. Which verbs there are is in the libraries of `verbs/`.
contract Authenticator is EIP712, Journaled, IAuthenticator {
    using Address for address;
    using BitMaps for BitMaps.BitMap;

    uint256 private constant MAX_AHEAD = 30 days;

    IDirectory private immutable _directory;

    /// @inheritdoc IAuthenticator
    address public transient actor;
    mapping(address member => BitMaps.BitMap) private _spent;

    constructor(IDirectory directory_, string memory name) EIP712(name, "1") {
        _directory = directory_;
    }

    /// @inheritdoc IAuthenticator
    function act(bytes32 verb, bytes calldata arguments, Paper calldata paper) external returns (bytes memory result) {
        if (actor != address(0)) revert AuthenticatorNested(actor);
        (address member, uint256 nonce, uint48 deadline) = (paper.member, paper.nonce, paper.deadline);
        _requireTimely(deadline);
        if (isSpent(member, nonce)) revert AuthenticatorSpent(member, nonce);
        SignedVerb memory found = _find(verb);
        bytes32 digest = _digest(verb, found, arguments, member, nonce, deadline);
        if (!VoterSignature.isValid(member, digest, paper.signature)) revert AuthenticatorInvalidSignature(member);

        _spent[member].set(nonce);
        emit Acted(member, verb, nonce);
        _record(Acted.selector, abi.encode(member, verb, nonce));
        actor = member;
        result = _part(found.part).functionCall(bytes.concat(found.selector, arguments));
        actor = address(0);
    }

    /// @inheritdoc IAuthenticator
    function cancel(uint256 nonce) external {
        address member = msg.sender == address(this) ? actor : msg.sender;
        if (isSpent(member, nonce)) revert AuthenticatorSpent(member, nonce);

        _spent[member].set(nonce);
        emit PaperCancelled(member, nonce);
        _record(PaperCancelled.selector, abi.encode(member, nonce));
    }

    /// @inheritdoc ICoalitionPart
    function directory() external view returns (address) {
        return address(_directory);
    }

    /// @inheritdoc IAuthenticator
    function digestOf(
        bytes32 verb,
        bytes calldata arguments,
        address member,
        uint256 nonce,
        uint48 deadline
    ) external view returns (bytes32) {
        return _digest(verb, _find(verb), arguments, member, nonce, deadline);
    }

    /// @inheritdoc IAuthenticator
    function isSpent(address member, uint256 nonce) public view returns (bool) {
        return _spent[member].get(nonce);
    }

    function _digest(
        bytes32 verb,
        SignedVerb memory found,
        bytes calldata arguments,
        address member,
        uint256 nonce,
        uint48 deadline
    ) private view returns (bytes32) {
        bytes memory members = ArgumentHash.encode(arguments, found.shape);
        bytes memory whole = bytes.concat(verb, found.declaration, members, abi.encode(member, nonce, deadline));
        return _hashTypedDataV4(keccak256(whole));
    }

    /// @dev The policy is the membership's to choose, and no entry of the directory.
    function _part(bytes32 key) private view returns (address) {
        if (key != MemberVerbs.ADMISSION_POLICY) return _directory.contractOf(key);
        return address(IMembership(_directory.contractOf(DirectoryKeys.MEMBERSHIP)).admissionPolicy());
    }

    function _requireTimely(uint48 deadline) private view {
        if (block.timestamp > deadline) revert AuthenticatorExpired(deadline);
        uint48 max = uint48(block.timestamp + MAX_AHEAD);
        if (deadline > max) revert AuthenticatorDeadlineTooFar(deadline, max);
    }

    function _find(bytes32 verb) private pure returns (SignedVerb memory found) {
        found = MemberVerbs.find(verb);
        if (found.part == 0) found = MotionVerbs.find(verb);
        if (found.part == 0) found = ElectionVerbs.find(verb);
        if (found.part == 0) found = ArchiveVerbs.find(verb);
        if (found.part == 0) found = ConductVerbs.find(verb);
        if (found.part == 0) revert AuthenticatorUnknownVerb(verb);
    }
}
