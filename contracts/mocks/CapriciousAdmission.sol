// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC165, IERC165} from "@openzeppelin/contracts/utils/introspection/ERC165.sol";
import {IAdmissionPolicy} from "../interfaces/IAdmissionPolicy.sol";

/// @title CapriciousAdmission: a policy that may refuse, revert or burn all gas; never deployed
contract CapriciousAdmission is ERC165, IAdmissionPolicy {
    enum Mood {
        Admits,
        Refuses,
        Reverts,
        BurnsGas
    }

    error CapriciousAdmissionReverts(address account);

    mapping(address account => Mood) private _moods;

    function setMood(address account, Mood mood) external {
        _moods[account] = mood;
    }

    function admits(address account) external view returns (bool) {
        Mood mood = _moods[account];
        if (mood == Mood.Reverts) revert CapriciousAdmissionReverts(account);
        // solhint-disable-next-line no-empty-blocks
        while (mood == Mood.BurnsGas) {}
        return mood == Mood.Admits;
    }

    function supportsInterface(bytes4 interfaceId) public view override(ERC165, IERC165) returns (bool) {
        return interfaceId == type(IAdmissionPolicy).interfaceId || super.supportsInterface(interfaceId);
    }
}
