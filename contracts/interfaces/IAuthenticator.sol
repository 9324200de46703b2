// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICoalitionPart} from "./IDirectory.sol";
import {IJournaled} from "./IJournaled.sol";

/// @dev What makes an act somebody's.
/// @param member Whoever acts.
/// @param nonce Any number the member used for no other paper; nonces have no order.
/// @param deadline Last second at which the paper counts; at most 30 days ahead when it is used.
/// @param signature By the member's key (65 bytes, or 64 as in EIP-2098), or whatever the member's contract accepts
/// (ERC-1271).
struct Paper {
    address member;
    uint256 nonce;
    uint48 deadline;
    bytes signature;
}

/// @title Authenticator: signed paper for every verb
/// @notice Does what a member signed, in the member's name, whoever brings the paper: so that a member needs no gas and
/// no relay has a say. Each verb is an EIP-712 struct of its own; it begins with a sentence that says what the signer
/// declares, then the arguments under their names, then `address member,uint256 nonce,uint48 deadline`. The other parts
/// ask {actor} when this contract calls them. A paper does exactly one act, once, on this coalition, on this chain.
/// Ballots and posts have papers of their own; see the contracts that take them.
/// Source: chosen (access to the forum and the votes is required; how is not).
interface IAuthenticator is ICoalitionPart, IJournaled {
    /// @notice A paper was used. What came of it is told by the events of the contract it was meant for.
    event Acted(address indexed member, bytes32 indexed verb, uint256 nonce);

    /// @notice A member made sure that no paper with this nonce is ever used.
    event PaperCancelled(address indexed member, uint256 nonce);

    /// @notice Thrown when an act is tried in the course of another, the one of `acting`.
    error AuthenticatorNested(address acting);

    /// @notice Thrown when no verb has this type hash.
    error AuthenticatorUnknownVerb(bytes32 verb);

    /// @notice Thrown when the arguments are not the ABI encoding of what the verb takes.
    error AuthenticatorMalformedArguments();

    /// @notice Thrown when the deadline is over.
    error AuthenticatorExpired(uint48 deadline);

    /// @notice Thrown when the deadline is later than `max`, 30 days from now.
    error AuthenticatorDeadlineTooFar(uint48 deadline, uint48 max);

    /// @notice Thrown when the member used or cancelled the nonce before.
    error AuthenticatorSpent(address member, uint256 nonce);

    /// @notice Thrown when the paper is not signed by `member`, or not for this verb with these arguments.
    error AuthenticatorInvalidSignature(address member);

    /// @notice Does what the member signed. Anybody may bring the paper. Reverts with whatever the act itself reverts
    /// with; the nonce then stays unspent, and the paper may be brought again until its deadline.
    /// @param verb EIP-712 type hash of the verb's struct.
    /// @param arguments ABI encoding of the arguments of the function the verb stands for, exactly.
    /// @param paper Who signed it, and the signature.
    /// @return result What that function returned, ABI-encoded.
    function act(bytes32 verb, bytes calldata arguments, Paper calldata paper) external returns (bytes memory result);

    /// @notice Makes sure that no paper of the caller with this nonce is ever used. By the member, or as a verb.
    function cancel(uint256 nonce) external;

    /// @notice What the member signs: the EIP-712 digest.
    /// @param verb EIP-712 type hash of the verb's struct.
    /// @param arguments ABI encoding of the arguments of the function the verb stands for, exactly.
    /// @param member Whoever acts.
    /// @param nonce Any number the member used for no other paper.
    /// @param deadline Last second at which the paper counts.
    function digestOf(
        bytes32 verb,
        bytes calldata arguments,
        address member,
        uint256 nonce,
        uint48 deadline
    ) external view returns (bytes32);

    /// @notice In whose name this contract is calling another right now; zero outside of {act}.
    function actor() external view returns (address);

    /// @notice Whether the nonce was used or cancelled.
    function isSpent(address member, uint256 nonce) external view returns (bool);
}
