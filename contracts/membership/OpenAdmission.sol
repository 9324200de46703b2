// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC165, IERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {IAdmissionPolicy} from "../interfaces/IAdmissionPolicy.sol";

/// @title OpenAdmission: every member becomes a voter once the waiting period is over
contract OpenAdmission is ERC165, IAdmissionPolicy {
    /// @inheritdoc IAdmissionPolicy
    function admits(address) external pure returns (bool) {
        return true;
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 interfaceId) public view override(ERC165, IERC165) returns (bool) {
        return interfaceId == type(IAdmissionPolicy).interfaceId || super.supportsInterface(interfaceId);
    }
}
