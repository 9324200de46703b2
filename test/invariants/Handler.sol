// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {DocumentKind} from "../../contracts/interfaces/IArchive.sol";
import {ExecutionDeeds} from "./ExecutionDeeds.sol";
import {HostileDeeds} from "./HostileDeeds.sol";
import {RecordDeeds} from "./RecordDeeds.sol";

/// @title Handler: everything that people do, in the hands of the fuzzer
contract Handler is ExecutionDeeds, RecordDeeds, HostileDeeds {
    /// @dev Sixteen rounds in a run of 64 calls; each kind of deed comes round a few times.
    function _routine(uint256 round) internal override {
        uint256 newcomer = FOUNDERS + (round % (STRANGER - FOUNDERS));
        uint256 kind = round % 8;
        usurpAs(round % 2 == 0 ? founder : account(round % ACTORS), round, round);
        if (kind == 0) joinAs(newcomer, 0);
        if (kind == 1) enrolAll(type(uint16).max, true);
        if (kind == 2) carryOn(round, 4, round % 16 < 8);
        if (kind == 3) depositAs(round % CORE, DocumentKind.Minutes, 2 * round);
        if (kind == 4) leaveAs(newcomer);
        if (kind == 5) voteAll(type(uint16).max, round, uint256(keccak256(abi.encode(round))), type(uint256).max);
        if (kind == 6) _handOver(round);
        if (kind == 7) carryOn(round, 2, false);
    }

    /// @dev A motion is withdrawn with its seconds and taken over by somebody who may.
    function _handOver(uint256 round) private {
        if (!inState(IGovernor.ProposalState.Pending, round).is_(IGovernor.ProposalState.Pending)) {
            fileAs(round % CORE, 0, round);
        }
        withdrawAs(1, round, true);
        takeOverAs((round + 1) % CORE, round);
    }
}
