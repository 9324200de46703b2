// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {DocumentKind, FoundingDocument, IArchive} from "../../contracts/interfaces/IArchive.sol";
import {IAdmissionPolicy} from "../../contracts/interfaces/IAdmissionPolicy.sol";
import {ICoalitionGovernor} from "../../contracts/interfaces/ICoalitionGovernor.sol";
import {IDirectory} from "../../contracts/interfaces/IDirectory.sol";
import {IMembership} from "../../contracts/interfaces/IMembership.sol";
import {IRulebook, MotionClass} from "../../contracts/interfaces/IRulebook.sol";
import {IVouchAdmission} from "../../contracts/interfaces/IVouchAdmission.sol";
import {MotionText, MotionTexts} from "../fixture/MotionText.sol";
import {Texts} from "../fixture/Texts.sol";
import {GhostMotion} from "./GhostMotion.sol";
import {World} from "./World.sol";

/// @title What a stranger, a member, a former member or the founder may try, and nobody may get through with
abstract contract HostileDeeds is World {
    /// @dev I24: what only the timelock may do, done by somebody else; the founder among them.
    function usurp(uint256 actor, uint256 what, uint256 seed) external deed {
        usurpAs(_anybody(actor), what, seed);
    }

    function usurpAs(address sender, uint256 what, uint256 seed) internal {
        (address target, bytes memory data) = what % 20 < 10 ? _rule(what % 20, seed) : _power(what % 20, seed);
        repel(sender, target, data, "I24: somebody did what only the timelock may");
    }

    /// @dev I4: moving, lending or approving a seat.
    function lend(uint256 actor, uint256 what, uint256 to) external deed {
        address holder = account(actor % ACTORS);
        address other = account(to % ACTORS);
        uint256 seat = (uint256(dao.membership.seatOf(holder).seatNumber) << 160) | uint160(holder);
        bytes memory data = abi.encodeCall(IERC721.transferFrom, (holder, other, seat));
        if (what % 5 == 1) data = abi.encodeCall(IERC721.approve, (other, seat));
        if (what % 5 == 2) data = abi.encodeCall(IERC721.setApprovalForAll, (other, true));
        if (what % 5 == 3) data = abi.encodeCall(IVotes.delegate, (other));
        if (what % 5 == 4) data = abi.encodeCall(IVotes.delegateBySig, (other, 0, type(uint256).max, 27, 0, 0));
        repel(holder, address(dao.membership), data, "I4: a seat was moved, lent or delegated");
    }

    /// @dev A stranger takes part in everything.
    function intrude(uint256 which, uint256 what, uint256 seed) external deed {
        uint256 id = motions.length == 0 ? seed : motions[which % motions.length].id;
        bytes memory data = abi.encodeCall(IGovernor.castVote, (id, uint8(seed % 3)));
        if (what % 6 == 1) data = abi.encodeCall(IGovernor.castVoteWithReason, (id, uint8(seed % 3), "<script>"));
        if (what % 6 == 2) data = abi.encodeCall(ICoalitionGovernor.second, (id));
        if (what % 6 == 3) data = abi.encodeCall(ICoalitionGovernor.withdraw, (id));
        if (what % 6 == 4) data = abi.encodeCall(ICoalitionGovernor.takeOver, (id));
        if (what % 6 == 5) {
            MotionText memory text = MotionTexts.resolution(dao.archive, "a stranger's");
            data = abi.encodeCall(IGovernor.propose, (text.targets, text.values, text.calldatas, text.description));
        }
        repel(account(STRANGER), address(dao.governor), data, "I3: a stranger took part");
    }

    /// @dev Joining without accepting the Code of Conduct in force.
    function joinWithoutCode(uint256 actor, bytes32 code) external deed {
        (, bytes32 current) = dao.archive.currentCode();
        if (code == current) return;
        bytes memory data = abi.encodeCall(IMembership.join, (0, code));
        repel(account(actor % ACTORS), address(dao.membership), data, "joined without the code in force");
    }

    function _rule(uint256 what, uint256 seed) private view returns (address, bytes memory) {
        MotionClass class = MotionClass(seed % 2);
        if (what == 0) {
            return (
                address(dao.rulebook),
                abi.encodeCall(IRulebook.setMotionRules, (class, dao.rulebook.motionRules(class)))
            );
        }
        if (what == 1) return (address(dao.rulebook), abi.encodeCall(IRulebook.setLiveMotionCap, (3)));
        if (what == 2) {
            bytes memory data = abi.encodeCall(IRulebook.setOrdinaryCall, (address(dao.archive), bytes4(0), true));
            return (address(dao.rulebook), data);
        }
        if (what == 3) return (address(dao.membership), abi.encodeCall(IMembership.setWaitingPeriod, (30 days)));
        if (what == 4) return (address(dao.membership), abi.encodeCall(IMembership.setJoinsPerDay, (100)));
        if (what == 5) {
            bytes memory data = abi.encodeCall(IMembership.setAdmissionPolicy, (IAdmissionPolicy(address(dao.policy))));
            return (address(dao.membership), data);
        }
        if (what == 6) {
            bytes memory data = abi.encodeCall(IMembership.remove, (account(seed % ACTORS), "away with them"));
            return (address(dao.membership), data);
        }
        if (what == 7) return (address(dao.policy), abi.encodeCall(IVouchAdmission.setVouchesNeeded, (2)));
        if (what == 8) return (address(dao.directory), abi.encodeCall(IDirectory.setDaoURI, ("ipfs://mine")));
        return (address(dao.directory), abi.encodeCall(IDirectory.list, (bytes32(seed), address(dao.archive))));
    }

    function _power(uint256 what, uint256 seed) private view returns (address, bytes memory) {
        if (what == 10) return (address(dao.directory), abi.encodeCall(IDirectory.seal, ()));
        if (what == 11) return (address(dao.archive), abi.encodeCall(IArchive.found, (new FoundingDocument[](0))));
        if (what == 12) return (address(dao.archive), abi.encodeCall(IArchive.recordResolution, ("resolved")));
        if (what == 13 || what == 14) {
            DocumentKind kind = what == 13 ? DocumentKind.Statement : DocumentKind.Charter;
            string memory name = what == 13 ? "mine" : "charter";
            bytes memory adopt = abi.encodeCall(IArchive.adopt, (kind, name, 0, Texts.single("mine")));
            bytes memory standing = abi.encodeCall(IArchive.adoptStanding, (kind, name, 0, Texts.single("mine")));
            return (address(dao.archive), what == 13 ? adopt : standing);
        }
        address timelock = address(dao.timelock);
        if (what == 15) return (timelock, abi.encodeCall(dao.timelock.updateDelay, (1 days)));
        if (what == 16) return (timelock, abi.encodeCall(IAccessControl.grantRole, (ADMIN_ROLE, hostileTarget)));
        if (what == 17) {
            bytes memory data = abi.encodeCall(IAccessControl.revokeRole, (PROPOSER_ROLE, address(dao.governor)));
            return (timelock, data);
        }
        MotionText memory text = MotionTexts.resolution(dao.archive, "mine");
        if (what == 18) {
            bytes32 salt = bytes32(uint256(dao.timelock.codeDigest(text.targets)));
            return (
                timelock,
                abi.encodeCall(
                    dao.timelock.scheduleBatch,
                    (text.targets, text.values, text.calldatas, 0, salt, 30 days)
                )
            );
        }
        return (timelock, abi.encodeCall(dao.timelock.cancel, (_queuedOperation(seed))));
    }

    /// @dev An operation that waits, if there is one.
    function _queuedOperation(uint256 seed) private view returns (bytes32) {
        for (uint256 i = 0; i < motions.length; ++i) {
            GhostMotion storage motion = motions[i];
            if (!motion.is_(IGovernor.ProposalState.Queued)) continue;
            MotionText memory text = motion.text;
            return text.operation(dao.governor);
        }
        return bytes32(seed);
    }

    /// @dev The founder is this contract itself.
    function _anybody(uint256 actor) private view returns (address) {
        if (actor % (ACTORS + 2) == ACTORS) return founder;
        if (actor % (ACTORS + 2) == ACTORS + 1) return hostileTarget;
        return account(actor % (ACTORS + 2));
    }
}
