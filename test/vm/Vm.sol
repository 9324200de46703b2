// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Vm: what the test EVM offers beyond the chain's own
/// @dev Declares only what the tests use; the test EVM answers at {VM}.
interface Vm {
    struct Log {
        bytes32[] topics;
        bytes data;
        address emitter;
    }

    function getBlockTimestamp() external view returns (uint256);
    function warp(uint256 timestamp) external;
    function getBlockNumber() external view returns (uint256);
    function roll(uint256 number) external;
    function setBlockhash(uint256 number, bytes32 hash) external;
    function chainId(uint256 id) external;
    function deal(address account, uint256 balance) external;
    function etch(address account, bytes calldata code) external;
    function load(address account, bytes32 slot) external view returns (bytes32);
    function store(address account, bytes32 slot, bytes32 value) external;
    function prank(address sender) external;
    function assume(bool condition) external pure;
    function expectRevert() external;
    function expectRevert(bytes4 selector) external;
    function expectRevert(bytes calldata reason) external;
    function recordLogs() external;
    function getRecordedLogs() external returns (Log[] memory);
    function snapshotState() external returns (uint256);
    function revertToState(uint256 snapshot) external returns (bool);
    function addr(uint256 key) external pure returns (address);
    function sign(uint256 key, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
    function signCompact(uint256 key, bytes32 digest) external pure returns (bytes32 r, bytes32 vs);
    function toString(uint256 value) external pure returns (string memory);
    function getCode(string calldata artifact) external view returns (bytes memory);
}

Vm constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

/// @dev The time now. The compiler takes block.timestamp for constant within a call, and {Vm-warp} makes that wrong.
function clock() view returns (uint256) {
    return VM.getBlockTimestamp();
}

/// @dev Lets time pass.
function skip(uint256 time) {
    VM.warp(clock() + time);
}
