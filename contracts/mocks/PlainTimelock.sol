// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

/// @title PlainTimelock: OpenZeppelin's own, which gives up any role it is told to; never deployed
contract PlainTimelock is TimelockController {
    constructor(address admin) TimelockController(2 days, new address[](0), new address[](0), admin) {}
}
