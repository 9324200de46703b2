// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Election} from "../../contracts/interfaces/IElections.sol";
import {Coalition} from "../fixture/Coalition.sol";
import {IFounder} from "../fixture/Founder.sol";
import {Choices} from "../fixture/FoundingPlan.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM, skip} from "../vm/Vm.sol";
import {deploy} from "../vm/deploy.sol";
import {ElectionDeed, Race} from "./IElectionHandler.sol";
import {JournalFold} from "./JournalFold.sol";

/// @title ElectionWorld: a coalition that elects, and what a careful returning officer notes of it
/// @dev Deeds never revert on a broken expectation, since a revert would undo the note; they keep the first in {fault}.
abstract contract ElectionWorld {
    using JournalFold for JournalFold.Book;

    uint256 internal constant ACTORS = 8;
    /// @dev The first of them stand for office: few enough to try every path between them.
    uint256 internal constant STANDING = 5;
    uint256 internal constant MOST = 6;
    uint256 private constant STRANGER = 20;

    Coalition internal dao;
    string public fault;
    uint256 public calls;
    mapping(ElectionDeed deed => uint256) public done;

    Race[] internal _races;
    bytes32[] internal _offices;
    mapping(bytes32 officeId => mapping(address account => bool)) public hasWon;
    /// @dev Where in {Race-rankings} a voter's ballot is, counted from 1, and its sequence.
    mapping(bytes32 ballotId => mapping(uint256 number => uint256)) internal _placeOf;
    mapping(bytes32 ballotId => mapping(uint256 number => uint48)) internal _sequenceOf;
    JournalFold.Book private _book;

    constructor() {
        VM.warp(Pilot.FOUNDED_AT);
        VM.roll(1_000);
        VM.recordLogs();
        _book.open();
        Choices memory chosen = Choices({
            founders: ACTORS,
            lastFounder: address(0),
            liveMotionCap: 1,
            vouchesNeeded: 0,
            joinsPerDay: 200
        });
        dao = IFounder(deploy("Founder", "")).found(chosen);
        _collect();
        skip(1);
        _offices = [keccak256("archivist"), keccak256("conduct-officer"), keccak256("appeal-panellist")];
    }

    function coalition() external view returns (Coalition memory) {
        return dao;
    }

    function races() external view returns (Race[] memory) {
        return _races;
    }

    function officeIds() external view returns (bytes32[] memory) {
        return _offices;
    }

    function actors() external pure returns (address[] memory all) {
        all = new address[](ACTORS);
        for (uint256 i = 0; i < ACTORS; ++i) all[i] = Pilot.account(i);
    }

    function headOf(address emitter) external view returns (uint256, bytes28) {
        return (_book.heads[emitter].count, _book.heads[emitter].head);
    }

    function frozenOf(bytes32 electionId) public view returns (bytes32) {
        Election memory e = dao.elections.election(electionId);
        return keccak256(abi.encode(e.officeId, e.calledAt, e.seats, e.quorumFloor, e.quorumShare, e.terms, e.rules));
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

    function _note(bool success, ElectionDeed deed) internal {
        ++done[success ? deed : ElectionDeed.Repelled];
    }

    function _expect(bool holds, string memory what) internal {
        if (!holds && bytes(fault).length == 0) fault = what;
    }
}
