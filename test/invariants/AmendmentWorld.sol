// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Coalition} from "../fixture/Coalition.sol";
import {IFounder} from "../fixture/Founder.sol";
import {Choices} from "../fixture/FoundingPlan.sol";
import {MotionText} from "../fixture/MotionText.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM, skip} from "../vm/Vm.sol";
import {deploy} from "../vm/deploy.sol";
import {AmendmentDeed, Contest} from "./IAmendmentHandler.sol";
import {JournalFold} from "./JournalFold.sol";

/// @title AmendmentWorld: a coalition that amends, and what a careful teller notes of it
/// @dev Deeds never revert on a broken expectation, since a revert would undo the note; they keep the first in {fault}.
abstract contract AmendmentWorld {
    using JournalFold for JournalFold.Book;

    uint256 internal constant ACTORS = 8;
    uint256 internal constant MOST = 4;
    uint256 internal constant MOST_TEXTS = 24;
    uint256 private constant STRANGER = 20;

    Coalition internal dao;
    string public fault;
    uint256 public calls;
    mapping(AmendmentDeed deed => uint256) public done;

    Contest[] internal _contests;
    uint256[] internal _texts;
    /// @dev Whose place each is on a motion's ballot, in the order in which they got their seconds.
    mapping(uint256 motion => uint256[]) internal _origins;
    mapping(uint256 text => MotionText) internal _bodies;
    mapping(uint256 text => bool) internal _isFundamental;
    /// @dev In which order rivals were filed; zero for the motion itself.
    mapping(uint256 text => uint256) internal _lots;
    mapping(uint256 motion => uint256) internal _filed;
    mapping(uint256 motion => mapping(uint256 number => bool)) internal _voted;
    mapping(uint256 text => uint256) public contestOf;
    JournalFold.Book private _book;

    constructor() {
        VM.warp(Pilot.FOUNDED_AT);
        VM.recordLogs();
        _book.open();
        Choices memory chosen = Choices({
            founders: ACTORS,
            lastFounder: address(0),
            liveMotionCap: 5,
            vouchesNeeded: 0,
            joinsPerDay: 200
        });
        dao = IFounder(deploy("Founder", "")).found(chosen);
        _collect();
        skip(1);
    }

    function coalition() external view returns (Coalition memory) {
        return dao;
    }

    function contests() external view returns (Contest[] memory) {
        return _contests;
    }

    function headOf(address emitter) external view returns (uint256, bytes28) {
        return (_book.heads[emitter].count, _book.heads[emitter].head);
    }

    /// @dev One of those who take part, now and then the stranger.
    function _person(uint256 n) internal pure returns (address) {
        return Pilot.account(n % (ACTORS + 1) == ACTORS ? STRANGER : n % (ACTORS + 1));
    }

    function _attempt(address sender, address target, bytes memory data) internal returns (bool success) {
        VM.prank(sender);
        (success, ) = target.call(data);
        // The recorder keeps what a reverted call told; the chain does not.
        if (success) _collect();
        else VM.getRecordedLogs();
    }

    function _collect() internal {
        _book.fold(VM.getRecordedLogs());
    }

    function _keep(MotionText memory text, uint256 contest, bool fundamental, uint256 lot) internal {
        uint256 id = text.id();
        _texts.push(id);
        _bodies[id] = text;
        (contestOf[id], _isFundamental[id], _lots[id]) = (contest, fundamental, lot);
    }

    function _note(bool success, AmendmentDeed deed) internal {
        ++done[success ? deed : AmendmentDeed.Repelled];
    }

    function _expect(bool holds, string memory what) internal {
        if (!holds && bytes(fault).length == 0) fault = what;
    }
}
