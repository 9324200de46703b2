// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {DocumentKind, IArchive, Rendition} from "../../contracts/interfaces/IArchive.sol";
import {Texts} from "../fixture/Texts.sol";
import {VM, clock} from "../vm/Vm.sol";
import {GhostMotion} from "./GhostMotion.sol";
import {Deed, Entry} from "./IHandler.sol";
import {World} from "./World.sol";

/// @title Depositing, dissenting, withdrawing behind a tombstone
abstract contract RecordDeeds is World {
    Entry[] private _entries;

    function entries() external view returns (Entry[] memory) {
        return _entries;
    }

    function deposit(uint256 actor, uint8 kind, uint256 seed) external deed {
        // Members mostly, and kinds that are not reserved.
        actor = actor % 4 == 0 ? actor % ACTORS : actor % CORE;
        depositAs(actor, kind % 4 == 0 ? DocumentKind((kind / 4) % 13) : DocumentKind.Minutes, seed);
    }

    function depositAs(uint256 actor, DocumentKind sort, uint256 seed) internal {
        string memory name = seed % 2 == 0 ? "notes" : "charter";
        bytes32 document = dao.archive.documentIdOf(account(actor), sort, name);
        (uint32 number, bytes32 current) = dao.archive.currentVersion(document);
        // One in eight names a base that is not the latest version.
        bytes32 base = seed % 8 == 7 ? bytes32(seed) : current;
        Rendition[] memory renditions = Texts.single(VM.toString(seed));
        bytes memory data = abi.encodeCall(IArchive.deposit, (sort, name, base, renditions));
        bool reserved = sort <= DocumentKind.Rules || sort == DocumentKind.AnnualReport || sort == DocumentKind.Dissent;
        bool deposited = attempt(account(actor), address(dao.archive), data);
        bool expected = isMember(actor) && !reserved && base == current;
        check(deposited == expected, "I21: members deposit, upon the latest version, nothing reserved");
        if (deposited) _noteVersion(document, number + 1, base, renditions, account(actor));
    }

    function dissent(uint256 actor, uint256 which, uint256 seed) external deed {
        if (motions.length == 0) return;
        actor %= ACTORS;
        GhostMotion storage motion = motions[which % motions.length];
        bytes32 document = dao.archive.dissentIdOf(account(actor), motion.id);
        (uint32 number, bytes32 base) = dao.archive.currentVersion(document);
        Rendition[] memory renditions = Texts.single(VM.toString(seed));
        bytes memory data = abi.encodeCall(IArchive.dissent, (motion.id, base, renditions));
        bool success = attempt(account(actor), address(dao.archive), data);
        bool expected = _isDissentOpen(motion) && numberAt(actor, motion.snapshot) != 0;
        check(success == expected, "I21: electors dissent, between the result and its effect");
        if (success) _noteVersion(document, number + 1, base, renditions, account(actor));
    }

    function bury(uint256 actor, uint256 which) external deed {
        if (_entries.length == 0) return;
        Entry storage entry = _entries[which % _entries.length];
        // Its author mostly, sometimes anybody.
        address sender = actor % 4 == 0 ? account(actor % ACTORS) : entry.author;
        bytes memory data = abi.encodeCall(IArchive.withdraw, (entry.document, entry.number, "it must not be kept"));
        bool expected = sender == entry.author && !entry.withdrawn;
        bool buried = attempt(sender, address(dao.archive), data);
        check(buried == expected, "I21: its author withdraws a version, once");
        if (buried) entry.withdrawn = true;
    }

    function _isDissentOpen(GhostMotion storage motion) private view returns (bool) {
        IGovernor.ProposalState state = motion.state();
        if (state == IGovernor.ProposalState.Succeeded) return true;
        if (state == IGovernor.ProposalState.Queued) return clock() < motion.eta;
        if (state != IGovernor.ProposalState.Defeated || motion.secondsGiven < motion.secondsNeeded) return false;
        return clock() <= motion.deadline + motion.rules.timelock;
    }

    /// @dev The id commits to the document, the number, the base and the renditions, by the words of {Version}.
    function _noteVersion(
        bytes32 document,
        uint32 number,
        bytes32 base,
        Rendition[] memory renditions,
        address author
    ) private {
        bytes32 version = keccak256(abi.encode(document, number, base, keccak256(abi.encode(renditions))));
        _entries.push(Entry(document, number, version, uint48(clock()), false, author));
        note(true, Deed.Record);
    }
}
