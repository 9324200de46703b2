// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Coalition} from "../fixture/Coalition.sol";
import {assertTrue} from "../vm/assertions.sol";
import {deploy} from "../vm/deploy.sol";
import {Deed, IHandler} from "./IHandler.sol";

/// @title InvariantTest: lets the fuzzer at the handler, and looks whether it got anywhere
abstract contract InvariantTest {
    /// @dev As the runner reads it.
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    IHandler internal world;
    Coalition internal dao;

    error TooQuiet(Deed deed, uint256 done, uint256 calls);

    function setUp() public virtual {
        world = IHandler(deploy("Handler", ""));
        dao = world.coalition();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(world);
    }

    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(world), deeds());
    }

    /// @dev Which deeds a family leaves to the fuzzer.
    function deeds() internal pure virtual returns (bytes4[] memory);

    /// @dev Every expectation that a deed had.
    function assertNoFault() internal view {
        string memory fault = world.fault();
        assertTrue(bytes(fault).length == 0, fault);
    }

    /// @dev A run that did next to nothing proves nothing: at least so many of a kind in every 64 calls.
    function assertBusy(Deed deed, uint256 least) internal view {
        uint256 done = world.done(deed);
        if (done < (least * world.calls()) / 64) revert TooQuiet(deed, done, world.calls());
    }
}
