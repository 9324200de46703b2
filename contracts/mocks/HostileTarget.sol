// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title HostileTarget: something a motion may call that calls back, fails or answers far too much; never deployed
contract HostileTarget {
    address private _victim;
    bytes private _data;
    bool public struck;
    bool public succeeded;
    bytes public reply;

    error TargetRefused();

    function arm(address victim, bytes calldata data) external {
        (_victim, _data) = (victim, data);
    }

    /// @dev Once only: what it calls back may come here again.
    function strike() external payable {
        if (struck) return;
        struck = true;
        // solhint-disable-next-line avoid-low-level-calls
        (bool success, bytes memory returned) = _victim.call(_data);
        (succeeded, reply) = (success, returned);
    }

    function refuse() external pure {
        revert TargetRefused();
    }

    function bomb() external pure {
        assembly {
            return(0, 4194304)
        }
    }

    function burn() external pure {
        assembly {
            invalid()
        }
    }
}
