// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {DocumentKind, IArchive} from "../../contracts/interfaces/IArchive.sol";
import {IDirectory} from "../../contracts/interfaces/IDirectory.sol";
import {IMembership} from "../../contracts/interfaces/IMembership.sol";
import {IRulebook, MotionClass, MotionRules} from "../../contracts/interfaces/IRulebook.sol";
import {IVouchAdmission} from "../../contracts/interfaces/IVouchAdmission.sol";
import {MotionText, MotionTexts} from "../fixture/MotionText.sol";
import {Texts} from "../fixture/Texts.sol";
import {VM, clock} from "../vm/Vm.sol";
import {World} from "./World.sol";

/// @dev What the target of `contracts/mocks/HostileTarget.sol` is asked.
interface IHostile {
    function arm(address victim, bytes calldata data) external;
    function strike() external payable;
    function succeeded() external view returns (bool);
}

/// @title What members may think of moving, the harmless, the clumsy and the hostile
abstract contract MotionIdeas is World {
    uint8 internal constant IDEAS = 16;
    uint8 internal constant REMOVAL = 5;
    uint8 internal constant CAP = 3;

    /// @dev Only these two are made of ordinary calls; a third mixes one with another call.
    function isOrdinaryIdea(uint8 idea) internal pure returns (bool) {
        return idea <= 1;
    }

    /// @param seed Fills in the numbers, inside and outside their bounds.
    function think(uint8 idea, uint256 seed) internal returns (MotionText memory text) {
        string memory words = VM.toString(uint256(keccak256(abi.encode(clock(), idea, seed, motions.length))));
        (address target, bytes memory data) = idea < 8 ? _everyday(idea, seed, words) : _unusual(idea, seed, words);
        text = MotionTexts.single(target, data, words);
        if (idea == 9) {
            text.targets = new address[](2);
            text.values = new uint256[](2);
            text.calldatas = new bytes[](2);
            (text.targets[0], text.targets[1]) = (address(dao.archive), target);
            text.calldatas[0] = abi.encodeCall(IArchive.recordResolution, (words));
            text.calldatas[1] = data;
        }
        if (idea == 14) text.values[0] = 1;
    }

    function _everyday(uint8 idea, uint256 seed, string memory words) private view returns (address, bytes memory) {
        if (idea == 0) return (address(dao.archive), abi.encodeCall(IArchive.recordResolution, (words)));
        if (idea == 1) {
            return (
                address(dao.archive),
                abi.encodeCall(
                    IArchive.adopt,
                    (DocumentKind.Statement, "s-1", _base(DocumentKind.Statement), Texts.single(words))
                )
            );
        }
        if (idea == 2) return (address(dao.rulebook), _rules(seed));
        if (idea == CAP) return (address(dao.rulebook), abi.encodeCall(IRulebook.setLiveMotionCap, (uint8(seed % 7))));
        if (idea == 4) {
            uint48 period = uint48(seed % 100 days);
            return (address(dao.membership), abi.encodeCall(IMembership.setWaitingPeriod, (period)));
        }
        if (idea == REMOVAL) {
            return (address(dao.membership), abi.encodeCall(IMembership.remove, (account(_subject(seed)), words)));
        }
        if (idea == 6) return (address(dao.timelock), abi.encodeCall(dao.timelock.updateDelay, (seed % 40 days)));
        return (address(dao.directory), abi.encodeCall(IDirectory.setDaoURI, (words)));
    }

    function _unusual(uint8 idea, uint256 seed, string memory words) private returns (address, bytes memory) {
        if (idea == 8)
            return (address(dao.policy), abi.encodeCall(IVouchAdmission.setVouchesNeeded, (uint8(seed % 7))));
        if (idea == 9) {
            uint32 limit = uint32(seed % 12_000);
            return (address(dao.membership), abi.encodeCall(IMembership.setJoinsPerDay, (limit)));
        }
        if (idea == 10) return _hostile(seed);
        if (idea == 11) {
            // A person as administrator, or as proposer.
            bytes32 role = seed % 2 == 0 ? ADMIN_ROLE : PROPOSER_ROLE;
            return (address(dao.timelock), abi.encodeCall(IAccessControl.grantRole, (role, account(seed % ACTORS))));
        }
        if (idea == 12) {
            bytes memory data =
                seed % 2 == 0
                    ? abi.encodeCall(IAccessControl.revokeRole, (PROPOSER_ROLE, address(dao.governor)))
                    : abi.encodeCall(IAccessControl.renounceRole, (ADMIN_ROLE, address(dao.timelock)));
            return (address(dao.timelock), data);
        }
        if (idea == 13) {
            DocumentKind kind = seed % 2 == 0 ? DocumentKind.Charter : DocumentKind.CodeOfConduct;
            string memory name = seed % 2 == 0 ? "charter" : "code-of-conduct";
            bytes memory data = abi.encodeCall(
                IArchive.adoptStanding,
                (kind, name, _standingBase(kind), Texts.single(words))
            );
            return (address(dao.archive), data);
        }
        if (idea == 14) return (address(dao.archive), abi.encodeCall(IArchive.recordResolution, (words)));
        return (
            address(dao.rulebook),
            abi.encodeCall(IRulebook.setOrdinaryCall, (address(dao.membership), IMembership.remove.selector, true))
        );
    }

    /// @dev A target that calls back with what a timelock, a governor or a voter could do.
    function _hostile(uint256 seed) private returns (address, bytes memory) {
        bytes memory data =
            seed % 2 == 0
                ? abi.encodeCall(IAccessControl.grantRole, (ADMIN_ROLE, hostileTarget))
                : abi.encodeCall(dao.timelock.updateDelay, (1 days));
        IHostile(hostileTarget).arm(address(dao.timelock), data);
        return (hostileTarget, abi.encodeCall(IHostile.strike, ()));
    }

    /// @dev Rules at random values, most of them in bounds, one of them anywhere.
    function _rules(uint256 seed) private view returns (bytes memory) {
        MotionRules memory rules = dao.rulebook.motionRules(MotionClass(seed & 1));
        rules.discussion = uint32(1 days + ((seed >> 8) % 14 days));
        rules.voting = uint32(3 days + ((seed >> 32) % 12 days));
        rules.timelock = uint32(1 days + ((seed >> 64) % 10 days));
        rules.lateQuorumExtension = uint32((seed >> 96) % (rules.voting + 1));
        rules.quorumFloor = uint32(2 + ((seed >> 128) % 4));
        rules.quorumShare = uint16(100 + ((seed >> 160) % 4_900));
        rules.secondsCap = uint8(1 + ((seed >> 192) % 20));
        uint256 wild = (seed >> 224) % 12;
        if (wild == 0) rules.discussion = uint32(seed >> 8);
        if (wild == 1) rules.voting = uint32(seed >> 32);
        if (wild == 2) rules.timelock = uint32(seed >> 64);
        if (wild == 3) rules.quorumFloor = uint32(seed >> 128);
        if (wild == 4) rules.quorumShare = uint16(seed >> 160);
        return abi.encodeCall(IRulebook.setMotionRules, (MotionClass(seed & 1), rules));
    }

    /// @dev Whom a removal is about: never one of the core.
    function _subject(uint256 seed) internal pure returns (uint256) {
        return CORE + (seed % (STRANGER - CORE));
    }

    function _base(DocumentKind kind) private view returns (bytes32 base) {
        (, base) = dao.archive.currentVersion(dao.archive.documentIdOf(address(dao.timelock), kind, "s-1"));
    }

    function _standingBase(DocumentKind kind) private view returns (bytes32 base) {
        bytes32 document =
            kind == DocumentKind.Charter ? dao.archive.charterDocumentId() : dao.archive.codeDocumentId();
        (, base) = dao.archive.currentVersion(document);
    }
}
