// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Post} from "../../contracts/interfaces/ILists.sol";
import {Coalition} from "../fixture/Coalition.sol";

/// @dev What came into a list's log: a batch, or a direct post as a batch of one.
struct Arrival {
    bytes32 list;
    bytes32 root;
    uint64 first;
    uint32 count;
    bool direct;
}

/// @title IForumHandler: what people do on the lists, and what a careful reader made of it
interface IForumHandler {
    function write(uint256 actor, uint256 list, uint256 seed) external;
    function post(uint256 actor, uint256 list, uint256 which, uint8 flaw) external;
    function anchor(uint256 actor, uint256 list, uint256 seed, uint8 flaw) external;
    function name(uint256 actor, uint256 relay) external;
    function serve(uint256 relay, uint256 actor) external;
    function comeOrGo(uint256 actor) external;
    function openOrClose(uint256 list) external;
    function wait(uint256 time) external;

    /// @notice The first expectation that did not hold, or nothing.
    function fault() external view returns (string memory);
    function calls() external view returns (uint256);
    function done(uint256 deed) external view returns (uint256);
    function coalition() external view returns (Coalition memory);
    function lists() external view returns (bytes32[] memory);
    function actors() external view returns (address[] memory);
    function arrivals() external view returns (Arrival[] memory);
    /// @notice The list's head as folded from the logs alone.
    function headOf(bytes32 list) external view returns (bytes32);
    /// @notice What an author wrote for a list, in order.
    function written(bytes32 list, address author) external view returns (Post[] memory);
    /// @notice The ids of those the reader took, in order.
    function accepted(bytes32 list, address author) external view returns (bytes32[] memory);
    /// @notice Every direct post there is.
    function published() external view returns (Post[] memory);
}
