// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Ballots} from "../fixture/Ballots.sol";
import {VM, clock} from "../vm/Vm.sol";
import {GhostMotion} from "./GhostMotion.sol";
import {Deed} from "./IHandler.sol";
import {MotionDeeds} from "./MotionDeeds.sol";

/// @title Ballots: in person, signed, in batches, again, by others and by nobody
abstract contract BallotDeeds is MotionDeeds {
    using Ballots for Ballots.Paper;

    /// @dev Everybody named votes in person, some for a choice that is not there.
    function vote(uint16 mask, uint256 which, uint256 choices) external deed {
        GhostMotion storage motion = openOne(which);
        for (uint256 n = 0; n < ACTORS; ++n) {
            if ((mask >> n) & 1 == 1) voteAs(motion, n, uint8((choices >> (4 * n)) % 5) % 4);
        }
    }

    /// @dev One signed ballot, good or spoilt, and then the same once more.
    function voteBySignature(uint256 actor, uint256 which, uint8 support, uint8 flaw) external deed {
        GhostMotion storage motion = openOne(which);
        (actor, support) = (actor % ACTORS, support % 3);
        bytes memory signature = _spoilt(_paper(motion.id, actor, support), flaw).sign(keyOf(actor));
        bytes memory data = abi.encodeCall(IGovernor.castVoteBySig, (motion.id, support, account(actor), signature));
        bool expected = mayVote(motion, actor) && !_isFlaw(flaw);
        bool success = attempt(account(STRANGER), address(dao.governor), data);
        check(success == expected, "I6: a signed ballot counts exactly if its voter may cast it");
        if (success) count(motion, actor, support);
        repel(account(STRANGER), address(dao.governor), data, "I6: a signed ballot counted twice");
    }

    /// @dev A batch of everybody named, with flaws here and there; then the whole batch again.
    function voteInBatch(uint16 mask, uint256 which, uint256 choices, uint256 flaws) external deed {
        voteAll(mask, which, choices, flaws);
    }

    function voteAll(uint16 mask, uint256 which, uint256 choices, uint256 flaws) internal {
        GhostMotion storage motion = openOne(which);
        bytes memory batch = "";
        uint256 expected = 0;
        bool open = motion.is_(IGovernor.ProposalState.Active);
        for (uint256 n = 0; n < ACTORS; ++n) {
            if ((mask >> n) & 1 == 0) continue;
            (uint8 support, uint8 flaw) = (uint8((choices >> (4 * n)) % 3), uint8(flaws >> (8 * n)));
            uint256 number = numberAt(n, motion.snapshot);
            batch = bytes.concat(batch, _spoilt(_paper(motion.id, n, support), flaw).pack(keyOf(n), number));
            // Batches are for keys; a wallet is passed over.
            bool good = open && mayVote(motion, n) && n != WALLET && !_isFlaw(flaw);
            if (!good) continue;
            ++expected;
            count(motion, n, support);
        }
        if (batch.length == 0) return;
        _send(motion.id, batch, open, expected);
        _send(motion.id, batch, open, 0);
    }

    function voteAs(GhostMotion storage motion, uint256 actor, uint8 support) internal {
        bool expected = mayVote(motion, actor) && support <= 2;
        bytes memory data = abi.encodeCall(IGovernor.castVote, (motion.id, support));
        bool success = attempt(account(actor), address(dao.governor), data);
        check(success == expected, "I3: a ballot counts exactly if its voter may cast it");
        if (success) count(motion, actor, support);
    }

    function mayVote(GhostMotion storage motion, uint256 actor) internal view returns (bool) {
        bool open = motion.is_(IGovernor.ProposalState.Active);
        return open && numberAt(actor, motion.snapshot) != 0 && !voted[motion.id][actor];
    }

    function count(GhostMotion storage motion, uint256 actor, uint8 support) internal {
        voted[motion.id][actor] = true;
        motion.count(support, votersAt(motion.snapshot));
        note(true, Deed.Ballot);
    }

    /// @dev A motion that is being voted on; if there is none, mostly one is brought to the vote.
    function openOne(uint256 which) internal returns (GhostMotion storage motion) {
        motion = inState(IGovernor.ProposalState.Active, which);
        if (motion.is_(IGovernor.ProposalState.Active) || which % 8 == 0) return motion;
        motion = inState(IGovernor.ProposalState.Pending, which);
        if (!motion.is_(IGovernor.ProposalState.Pending)) {
            fileAs(which % CORE, uint8(which % 2) * 7, which);
            motion = inState(IGovernor.ProposalState.Pending, which);
        }
        secondEnough(motion);
        if (clock() <= motion.opensAt) VM.warp(motion.opensAt + 1);
    }

    function _send(uint256 id, bytes memory batch, bool open, uint256 expected) private {
        try dao.governor.castVotesBySig(id, batch) returns (uint256 counted) {
            check(open, "a batch counted outside the vote");
            check(counted == expected, "I6: a batch counts its good ballots once");
        } catch {
            check(!open, "a batch was refused during the vote");
        }
    }

    function _paper(uint256 id, uint256 actor, uint8 support) private view returns (Ballots.Paper memory) {
        return
            Ballots.Paper({
                name: "DC-BAS Governor",
                chainId: block.chainid,
                governor: address(dao.governor),
                proposalId: id,
                support: support,
                voter: account(actor),
                nonce: 0
            });
    }

    function _isFlaw(uint8 flaw) private pure returns (bool) {
        return flaw % 16 < 5;
    }

    /// @dev Signed for another chain, contract, motion or voter, or with another nonce.
    function _spoilt(Ballots.Paper memory signed, uint8 flaw) private pure returns (Ballots.Paper memory) {
        if (flaw % 16 == 0) signed.chainId += 1;
        if (flaw % 16 == 1) signed.governor = address(uint160(signed.governor) ^ 1);
        if (flaw % 16 == 2) signed.proposalId ^= 1;
        if (flaw % 16 == 3) signed.voter = address(uint160(signed.voter) ^ 1);
        if (flaw % 16 == 4) signed.nonce = 1;
        return signed;
    }
}
