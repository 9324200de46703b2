// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {ERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {ICoalitionTimelock} from "../interfaces/ICoalitionTimelock.sol";
import {ICoalitionPart, IDirectory} from "../interfaces/IDirectory.sol";
import {IERC4824} from "../interfaces/IERC4824.sol";
import {IJournaled} from "../interfaces/IJournaled.sol";
import {Journaled} from "../journal/Journaled.sol";
import {Code} from "../libraries/Code.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";

/// @title Directory
/// @notice See {IDirectory}.
contract Directory is ERC165, Journaled, IDirectory {
    uint256 private constant MAX_URI = 2048;
    bytes32 private constant ADMIN_ROLE = 0x00;
    bytes32 private constant PROPOSER_ROLE = keccak256("PROPOSER_ROLE");
    bytes32 private constant EXECUTOR_ROLE = keccak256("EXECUTOR_ROLE");
    /// @dev The delay; administration to the timelock and the founder; execution to everybody; proposing to the
    /// governor; the founder's renunciation. With the roles of {seal} in place, six entries mean that there was no
    /// seventh.
    uint32 private constant FOUNDING_ENTRIES = 6;

    /// @inheritdoc IDirectory
    address public immutable timelock;
    /// @inheritdoc IDirectory
    address public founder;
    /// @inheritdoc IDirectory
    mapping(bytes32 key => address) public listed;
    /// @inheritdoc IERC4824
    string public daoURI;

    constructor(address timelock_, address founder_, string memory daoURI_) {
        if (!Code.isContract(timelock_)) revert DirectoryNotContract(timelock_);
        address timelockFounder = ICoalitionTimelock(timelock_).founder();
        if (founder_ == address(0) || founder_ != timelockFounder)
            revert DirectoryWrongFounder(founder_, timelockFounder);
        timelock = timelock_;
        founder = founder_;
        _setDaoURI(daoURI_);
    }

    /// @inheritdoc IDirectory
    function list(bytes32 key, address entry) external {
        if (msg.sender != (isSealed() ? timelock : founder)) revert DirectoryUnauthorized(msg.sender);
        if (listed[key] != address(0)) revert DirectoryAlreadyListed(key, listed[key]);
        if (!Code.isContract(entry)) revert DirectoryNotContract(entry);
        if (!_isPart(entry)) revert DirectoryForeignPart(entry);

        listed[key] = entry;
        emit Listed(key, entry);
        _record(Listed.selector, abi.encode(key, entry));
    }

    /// @inheritdoc IDirectory
    function seal() external {
        address founder_ = founder;
        if (founder_ == address(0)) revert DirectoryAlreadySealed();
        if (msg.sender != founder_) revert DirectoryUnauthorized(msg.sender);
        address governor = _known(DirectoryKeys.GOVERNOR);
        _known(DirectoryKeys.AUTHENTICATOR);
        _known(DirectoryKeys.MEMBERSHIP);
        _known(DirectoryKeys.ARCHIVE);
        _known(DirectoryKeys.RULEBOOK);
        _known(DirectoryKeys.OFFICES);
        _known(DirectoryKeys.BALLOT_BOX);
        _known(DirectoryKeys.ELECTIONS);
        _known(DirectoryKeys.RECALLS);
        _known(DirectoryKeys.CONDUCT);
        _known(DirectoryKeys.LISTS);
        _requireRole(ADMIN_ROLE, timelock, true);
        _requireRole(EXECUTOR_ROLE, address(0), true);
        _requireRole(PROPOSER_ROLE, governor, true);
        _requireRole(ADMIN_ROLE, founder_, false);
        (uint32 entries, ) = IJournaled(timelock).journal();
        if (entries != FOUNDING_ENTRIES) revert DirectoryTimelockTouched(entries, FOUNDING_ENTRIES);

        founder = address(0);
        emit Sealed(founder_);
        _record(Sealed.selector, abi.encode(founder_));
    }

    /// @inheritdoc IDirectory
    function setDaoURI(string calldata newURI) external {
        if (msg.sender != timelock) revert DirectoryUnauthorized(msg.sender);
        _setDaoURI(newURI);
    }

    /// @inheritdoc IDirectory
    function contractOf(bytes32 key) external view returns (address) {
        if (!isSealed()) revert DirectoryNotSealed();
        return _known(key);
    }

    /// @inheritdoc IDirectory
    function isSealed() public view returns (bool) {
        return founder == address(0);
    }

    /// @notice ERC-165, with {IERC4824}.
    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return interfaceId == type(IERC4824).interfaceId || super.supportsInterface(interfaceId);
    }

    function _setDaoURI(string memory newURI) private {
        if (bytes(newURI).length > MAX_URI) revert DirectoryURITooLong(bytes(newURI).length, MAX_URI);

        daoURI = newURI;
        emit DAOURIUpdate(address(this), newURI);
        _record(DAOURIUpdate.selector, abi.encode(address(this), newURI));
    }

    function _isPart(address entry) private view returns (bool) {
        try ICoalitionPart(entry).directory() returns (address directory) {
            return directory == address(this);
        } catch {
            return false;
        }
    }

    function _known(bytes32 key) private view returns (address entry) {
        entry = listed[key];
        if (entry == address(0)) revert DirectoryUnknown(key);
    }

    function _requireRole(bytes32 role, address account, bool held) private view {
        if (IAccessControl(timelock).hasRole(role, account) != held) revert DirectoryRoleUnsettled(role, account);
    }
}
