// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Coalition} from "../fixture/Coalition.sol";

/// @dev An election and what was noted of it.
/// @param frozen Digest of everything the call froze.
/// @param ballotId Of the latest ballot; zero before.
/// @param paper Who was on it when it opened, in that order.
/// @param rankings The last ballot of everybody who cast one; four bits for each alternative from the lowest.
/// @param elected Who beat "re-open nominations", best first; nothing before the count.
/// @param seated How many were given a seat.
struct Race {
    bytes32 id;
    bytes32 officeId;
    bytes32 frozen;
    bytes32 ballotId;
    address[] paper;
    uint24[] rankings;
    address[] elected;
    uint256 seated;
}

/// @dev Deeds that are counted.
enum ElectionDeed {
    Called,
    Accepted,
    Cast,
    Replaced,
    Counted,
    Seated,
    Repelled
}

/// @title IElectionHandler: what people do in elections, and what a careful returning officer noted of it
interface IElectionHandler {
    function call(uint256 actor, uint256 office) external;
    function nominate(uint256 actor, uint256 whom, uint256 which) external;
    function second(uint256 actor, uint256 whom, uint256 which) external;
    function accept(uint256 whom, uint256 which) external;
    function giveUp(uint256 whom, uint256 which, uint256 how) external;
    function step(uint256 which, uint256 what) external;
    function cast(uint16 mask, uint256 which, uint256 wishes, uint256 flaws) external;
    function challenge(uint256 actor, uint256 which) external;
    function govern(uint256 actor, uint256 what, uint256 seed) external;
    function comeOrGo(uint256 actor) external;
    function wait(uint256 kind, uint256 time) external;

    /// @notice The first expectation that did not hold, or nothing.
    function fault() external view returns (string memory);
    function calls() external view returns (uint256);
    function done(ElectionDeed deed) external view returns (uint256);
    function coalition() external view returns (Coalition memory);
    function races() external view returns (Race[] memory);
    function officeIds() external view returns (bytes32[] memory);
    function actors() external view returns (address[] memory);
    /// @notice Digest of everything the call of an election froze, as it stands now.
    function frozenOf(bytes32 electionId) external view returns (bytes32);
    /// @notice Whether the account was ever elected to the office.
    function hasWon(bytes32 officeId, address account) external view returns (bool);
    function headOf(address emitter) external view returns (uint256 count, bytes28 head);
}
