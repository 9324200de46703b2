// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {ICoalitionGovernor} from "../interfaces/ICoalitionGovernor.sol";
import {ICoalitionPart, IDirectory} from "../interfaces/IDirectory.sol";
import {GovernorBallots} from "./GovernorBallots.sol";
import {GovernorFiling} from "./GovernorFiling.sol";

/// @title CoalitionGovernor
/// @notice See {ICoalitionGovernor}. How a motion is filed is in {GovernorFiling}, how it lives in
/// {GovernorMotions}, how it is voted on in {GovernorBallots}.
contract CoalitionGovernor is GovernorBallots {
    constructor(string memory name_, IDirectory directory_) GovernorFiling(name_, directory_) {}

    /// @inheritdoc ICoalitionPart
    function directory() external view returns (address) {
        return address(_directory);
    }

    /// @inheritdoc ICoalitionGovernor
    function rulebook() external view returns (address) {
        return address(_rulebook);
    }

    /// @inheritdoc ICoalitionGovernor
    function amendments() external view returns (address) {
        return address(_amendments);
    }

    /// @inheritdoc ICoalitionGovernor
    function token() external view returns (address) {
        return address(_membership);
    }

    /// @inheritdoc IGovernor
    /// @notice For and Against as usual; quorum counts votes For.
    // solhint-disable-next-line func-name-mixedcase
    function COUNTING_MODE() external pure returns (string memory) {
        return "support=bravo&quorum=bravo";
    }

    /// @notice Switched off: the governor holds nothing.
    function onERC721Received(address, address, uint256, bytes memory) public pure override returns (bytes4) {
        revert GovernorDisabledDeposit();
    }

    /// @notice Switched off: the governor holds nothing.
    function onERC1155Received(address, address, uint256, uint256, bytes memory) public pure override returns (bytes4) {
        revert GovernorDisabledDeposit();
    }

    /// @notice Switched off: the governor holds nothing.
    function onERC1155BatchReceived(
        address,
        address,
        uint256[] memory,
        uint256[] memory,
        bytes memory
    ) public pure override returns (bytes4) {
        revert GovernorDisabledDeposit();
    }

    /// @notice Switched off: the governor holds nothing and calls nothing but the timelock.
    function relay(address, uint256, bytes calldata) public payable override {
        revert CoalitionGovernorDisabled();
    }

    /// @notice ERC-165, without OpenZeppelin's claim to receive tokens.
    function supportsInterface(bytes4 interfaceId) public view override(Governor, IERC165) returns (bool) {
        return interfaceId != type(IERC1155Receiver).interfaceId && super.supportsInterface(interfaceId);
    }
}
