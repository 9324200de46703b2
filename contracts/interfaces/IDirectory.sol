// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC4824} from "./IERC4824.sol";
import {IJournaled} from "./IJournaled.sol";

/// @title A contract of the coalition
/// @notice Every part knows one directory for good and finds the others through it.
interface ICoalitionPart {
    /// @notice The directory this part was built on.
    function directory() external view returns (address);
}

/// @title The coalition's front door: which contracts are the coalition, and its description
/// @notice Write-once: an entry, once listed, is never replaced, so no motion can swap a contract behind the members'
/// backs. New parts are added beside the old ones. Until the founder seals the directory the coalition is not open:
/// nobody can join it and no motion can be filed, so a deployment that stopped half-way does nothing.
/// Source: chosen.
interface IDirectory is IERC4824, IJournaled {
    /// @notice A contract became part of the coalition.
    event Listed(bytes32 indexed key, address indexed entry);

    /// @notice The founder gave up every power; the coalition is open.
    event Sealed(address indexed founder);

    /// @notice Thrown when the caller is neither the founder (before sealing) nor the timelock (after it).
    error DirectoryUnauthorized(address caller);

    /// @notice Thrown when the key already names a contract.
    error DirectoryAlreadyListed(bytes32 key, address entry);

    /// @notice Thrown when the key names nothing.
    error DirectoryUnknown(bytes32 key);

    /// @notice Thrown when the account has no code of its own.
    error DirectoryNotContract(address entry);

    /// @notice Thrown when the entry was built on another directory, or on none.
    error DirectoryForeignPart(address entry);

    /// @notice Thrown when the directory or the timelock is built without its founder, or the two have different ones.
    error DirectoryWrongFounder(address founder, address timelockFounder);

    /// @notice Thrown when the coalition is not open yet.
    error DirectoryNotSealed();

    /// @notice Thrown when the directory was sealed before.
    error DirectoryAlreadySealed();

    /// @notice Thrown on sealing while `account` still lacks or still holds `role` on the timelock.
    error DirectoryRoleUnsettled(bytes32 role, address account);

    /// @notice Thrown on sealing when the timelock's journal holds other than the `expected` entries of a founding, so
    /// that some other role was handed out on the way.
    error DirectoryTimelockTouched(uint32 entries, uint32 expected);

    /// @notice Thrown when the URI is longer than `max` bytes.
    error DirectoryURITooLong(uint256 length, uint256 max);

    /// @notice Lists a contract under a key. Founder before sealing, timelock afterwards.
    /// @param key Short name in ASCII, left-aligned, such as "archive".
    /// @param entry Contract that answers {ICoalitionPart-directory} with this directory.
    function list(bytes32 key, address entry) external;

    /// @notice Ends the founding: checks that the timelock belongs to itself alone, that the governor alone proposes to
    /// it, that everybody may execute and that no other role was ever handed out there; then drops the founder for
    /// good. Founder only.
    function seal() external;

    /// @notice Replaces the description's URI. Timelock only.
    /// @param newURI At most 2,048 bytes.
    function setDaoURI(string calldata newURI) external;

    /// @notice The contract listed under `key`. Reverts while the directory is not sealed or the key is unknown.
    function contractOf(bytes32 key) external view returns (address);

    /// @notice The contract listed under `key`, or zero; answers before sealing too.
    function listed(bytes32 key) external view returns (address);

    /// @notice Whoever may still set the coalition up; zero once sealed.
    function founder() external view returns (address);

    /// @notice Whether the coalition is open.
    function isSealed() external view returns (bool);

    /// @notice The timelock that owns the coalition.
    function timelock() external view returns (address);
}
