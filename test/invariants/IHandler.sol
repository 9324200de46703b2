// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Coalition} from "../fixture/Coalition.sol";
import {GhostMotion} from "./GhostMotion.sol";

/// @dev What people may do, counted as far as it worked.
enum Deed {
    Join,
    Enrol,
    Leave,
    File,
    Second,
    Withdraw,
    TakeOver,
    Ballot,
    Queue,
    Execute,
    Record,
    Repelled
}

/// @dev A version of a document as it was recorded.
struct Entry {
    bytes32 document;
    uint32 number;
    bytes32 version;
    uint48 recordedAt;
    bool withdrawn;
    address author;
}

/// @title IHandler: everything people do, and what the secretary noted of it
/// @dev The tests know the handler by this, so that compiling one does not compile the other.
interface IHandler {
    function join(uint256 actor, uint8 group) external;
    function vouch(uint256 voter, uint256 candidate) external;
    function enrol(uint16 mask, bool helped) external;
    function leave(uint256 actor) external;
    function file(uint256 actor, uint8 idea, uint256 seed) external;
    function second(uint16 mask, uint256 which) external;
    function withdraw(uint256 actor, uint256 which, bool helped) external;
    function takeOver(uint256 actor, uint256 which) external;
    function vote(uint16 mask, uint256 which, uint256 choices) external;
    function voteBySignature(uint256 actor, uint256 which, uint8 support, uint8 flaw) external;
    function voteInBatch(uint16 mask, uint256 which, uint256 choices, uint256 flaws) external;
    function queue(uint256 which) external;
    function execute(uint256 which, bool directly) external;
    function wait(uint256 kind, uint256 which, uint256 time) external;
    function carry(uint256 which, uint8 steps, bool directly) external;
    function deposit(uint256 actor, uint8 kind, uint256 seed) external;
    function dissent(uint256 actor, uint256 which, uint256 seed) external;
    function bury(uint256 actor, uint256 which) external;
    function usurp(uint256 actor, uint256 what, uint256 seed) external;
    function lend(uint256 actor, uint256 what, uint256 to) external;
    function intrude(uint256 which, uint256 what, uint256 seed) external;
    function joinWithoutCode(uint256 actor, bytes32 code) external;

    /// @notice The first expectation that did not hold, or nothing.
    function fault() external view returns (string memory);
    function calls() external view returns (uint256);
    function done(Deed deed) external view returns (uint256);
    function coalition() external view returns (Coalition memory);

    // solhint-disable-next-line func-name-mixedcase
    function ACTORS() external view returns (uint256);
    function founder() external view returns (address);
    function account(uint256 actor) external view returns (address);
    function isMember(uint256 actor) external view returns (bool);
    function isVoter(uint256 actor) external view returns (bool);
    function seats(uint256 actor) external view returns (uint256);
    /// @notice The voter number an actor had at a moment; zero for no vote.
    function numberAt(uint256 actor, uint256 moment) external view returns (uint256);
    /// @notice When the seat was taken upon which an actor had a vote at a moment; zero for no vote.
    function seatedAt(uint256 actor, uint256 moment) external view returns (uint256);
    function votersAt(uint256 moment) external view returns (uint256);
    /// @notice Every moment at which something happened.
    function moments() external view returns (uint256[] memory);

    function motionCount() external view returns (uint256);
    function motionAt(uint256 i) external view returns (GhostMotion memory);
    /// @notice Sum of the weights that events told for a motion.
    function weightOf(uint256 id) external view returns (uint256);
    function hasVoted(uint256 id, uint256 actor) external view returns (bool);
    function live(address mover) external view returns (uint256);
    function highestCap() external view returns (uint256);

    /// @notice A contract's journal as folded from its logs.
    function headOf(address emitter) external view returns (uint256 count, bytes28 head);
    function entries() external view returns (Entry[] memory);
}
