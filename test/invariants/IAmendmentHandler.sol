// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Coalition} from "../fixture/Coalition.sol";

/// @dev A motion and what was noted of its ballot.
/// @param snapshot When its discussion ends, as set at its filing: the timepoint of its electorate.
/// @param electorate How many voters there were then; noted with the first ballot.
/// @param options What the first ballot found on the paper; nothing before.
/// @param rankings Every ballot that counted.
struct Contest {
    uint256 id;
    uint256 snapshot;
    uint256 electorate;
    uint256[] options;
    uint24[] rankings;
}

/// @dev Deeds that are counted.
enum AmendmentDeed {
    Filed,
    Amended,
    Entered,
    Replaced,
    Ranked,
    VotedOnText,
    Batched,
    Repelled
}

/// @title IAmendmentHandler: what people do to rival texts, and what a careful teller made of it
interface IAmendmentHandler {
    function file(uint256 actor, uint256 seed) external;
    function amend(uint256 actor, uint256 which, uint256 seed) external;
    function second(uint16 mask, uint256 which) external;
    function replace(uint256 which, uint256 how, uint256 seed) external;
    function withdraw(uint256 actor, uint256 which) external;
    function rank(uint16 mask, uint256 which, uint256 rankings, uint8 flaw) external;
    function voteOnText(uint256 actor, uint256 which, uint256 place, uint8 support) external;
    function rankInBatch(uint16 mask, uint256 which, uint256 rankings, uint256 flaws) external;
    function comeOrGo(uint256 actor) external;
    function wait(uint256 kind, uint256 time) external;

    /// @notice The first expectation that did not hold, or nothing.
    function fault() external view returns (string memory);
    function calls() external view returns (uint256);
    function done(AmendmentDeed deed) external view returns (uint256);
    function coalition() external view returns (Coalition memory);
    function contests() external view returns (Contest[] memory);
    /// @notice Index of the contest a text belongs to, plus one; zero for what nobody filed.
    function contestOf(uint256 text) external view returns (uint256);
    /// @notice What the teller counts on a contest: pairs, and the text that wins; zero if none does.
    function recount(uint256 index) external view returns (uint256[][] memory preferred, uint256 winner);
    function headOf(address emitter) external view returns (uint256 count, bytes28 head);
}
