// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IAmendments} from "../../contracts/interfaces/IAmendments.sol";
import {Motion} from "../../contracts/interfaces/ICoalitionGovernor.sol";
import {MotionRules} from "../../contracts/interfaces/IRulebook.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM, clock} from "../vm/Vm.sol";
import {AmendmentWorld} from "./AmendmentWorld.sol";
import {GhostCount} from "./GhostCount.sol";
import {AmendmentDeed, Contest} from "./IAmendmentHandler.sol";

/// @title AmendmentBallots: rankings in person, by votes on one text, in batches, again, and by nobody
abstract contract AmendmentBallots is AmendmentWorld {
    bytes32 private constant DOMAIN_TYPEHASH = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 private constant BALLOT_TYPEHASH = keccak256(
        "RankedBallot(uint256 motion,uint256[] options,uint8 statusQuo,uint8 option1,uint8 option2,"
        "uint8 option3,uint8 option4,uint8 option5,address voter,string reason)"
    );

    /// @notice What the teller counts: pairs, and the text that wins.
    function recount(uint256 index) external view returns (uint256[][] memory preferred, uint256 winner) {
        Contest storage contest = _contests[index];
        uint256[] storage texts = contest.options;
        preferred = GhostCount.pairs(contest.rankings, texts.length + 1);
        GhostCount.Option[] memory options = new GhostCount.Option[](texts.length);
        for (uint256 i = 0; i < texts.length; ++i) {
            bool fundamental = _isFundamental[texts[i]];
            options[i] = GhostCount.Option({
                standing: texts[i] != 0,
                fundamental: fundamental,
                quorum: _quorum(fundamental ? Pilot.fundamental() : Pilot.ordinary(), contest.electorate),
                lot: _lots[_origins[contest.id][i]]
            });
        }
        uint256 place = GhostCount.winner(preferred, options);
        winner = place == 0 ? 0 : texts[place - 1];
    }

    function _rank(uint256 actor, uint256 index, uint24 wish, bool flawed) internal {
        Contest storage contest = _contests[index];
        (uint256[] memory texts, bytes32 digest) = dao.amendments.ballotOf(contest.id);
        uint24 ranking = _ranking(wish, texts);
        uint256 number = _numberOf(contest, _person(actor));
        bool right = _isOpen(contest, texts) && number != 0 && !_voted[contest.id][number];
        right = right && !flawed && _isRanking(ranking, texts);
        if (flawed) digest = keccak256("other texts");
        bytes memory data = abi.encodeCall(IAmendments.castRankedVote, (contest.id, digest, ranking, ""));
        bool success = _attempt(_person(actor), address(dao.amendments), data);
        _expect(success == right, "I35: a ranking counts exactly if its voter may cast it, on these texts, once");
        _note(success, AmendmentDeed.Ranked);
        if (success) _count(contest, texts, number, ranking);
    }

    /// @dev With a client that knows no amendments.
    function _voteOnText(uint256 actor, uint256 index, uint256 place, uint8 support) internal {
        Contest storage contest = _contests[index];
        (uint256[] memory texts, ) = dao.amendments.ballotOf(contest.id);
        (place, support) = (place % texts.length, support % 3);
        if (texts[place] == 0 || !dao.governor.motion(contest.id).amended) return;
        uint256 number = _numberOf(contest, _person(actor));
        bool right = _isOpen(contest, texts) && number != 0 && !_voted[contest.id][number];
        bytes memory data = abi.encodeCall(IGovernor.castVote, (texts[place], support));
        bool success = _attempt(_person(actor), address(dao.governor), data);
        _expect(success == right, "I35: a vote on one text counts exactly if its voter may cast it, once");
        _note(success, AmendmentDeed.VotedOnText);
        if (!success) return;
        uint24 ranking = 0;
        for (uint256 i = 0; i <= texts.length; ++i) {
            bool stands = i == 0 || texts[i - 1] != 0;
            if (support == 1 ? i == place + 1 : support == 0 && stands && i != place + 1)
                ranking |= uint24(1 << (4 * i));
        }
        _count(contest, texts, number, ranking);
    }

    /// @dev A batch of everybody named, some signed for another ranking; then the whole batch again.
    function _rankInBatch(uint16 mask, uint256 index, uint256 wishes, uint256 flaws) internal {
        Contest storage contest = _contests[index];
        (uint256[] memory texts, ) = dao.amendments.ballotOf(contest.id);
        bool open = _isOpen(contest, texts);
        bytes memory batch = "";
        uint256 expected = 0;
        for (uint256 n = 0; n < ACTORS; ++n) {
            if ((mask >> n) & 1 == 0) continue;
            uint24 ranking = _ranking(uint24(wishes >> (24 * n)), texts);
            uint256 number = _numberOf(contest, Pilot.account(n));
            bool flawed = (flaws >> (8 * n)) % 4 == 0;
            batch = bytes.concat(batch, _signed(contest.id, texts, ranking, n, number, flawed));
            if (!open || flawed || number == 0 || _voted[contest.id][number] || !_isRanking(ranking, texts)) continue;
            ++expected;
            _voted[contest.id][number] = true;
            contest.rankings.push(ranking);
        }
        if (batch.length == 0) return;
        _send(contest, batch, open, expected);
        if (open) _fix(contest, texts);
        _send(contest, batch, open, 0);
    }

    function _send(Contest storage contest, bytes memory batch, bool open, uint256 expected) private {
        try dao.amendments.castRankedVotesBySig(contest.id, batch) returns (uint256 counted) {
            _collect();
            _expect(open, "I35: a batch counted outside the vote");
            _expect(counted == expected, "I6: a batch counts its good ballots once");
            _note(counted != 0, AmendmentDeed.Batched);
        } catch {
            VM.getRecordedLogs();
            _expect(!open, "I35: a batch was refused during the vote");
        }
    }

    function _count(Contest storage contest, uint256[] memory texts, uint256 number, uint24 ranking) private {
        _fix(contest, texts);
        _voted[contest.id][number] = true;
        contest.rankings.push(ranking);
    }

    /// @dev The first ballot, or batch, fixes what is voted on and who may.
    function _fix(Contest storage contest, uint256[] memory texts) private {
        if (contest.options.length != 0) return;
        contest.options = texts;
        contest.electorate = dao.membership.getPastTotalSupply(contest.snapshot);
    }

    function _isOpen(Contest storage contest, uint256[] memory texts) private view returns (bool) {
        Motion memory subject = dao.governor.motion(contest.id);
        bool inTime = clock() > subject.opensAt && clock() <= dao.governor.proposalDeadline(contest.id);
        if (!subject.amended || !inTime) return false;
        for (uint256 i = 0; i < texts.length; ++i) if (texts[i] != 0) return true;
        return false;
    }

    /// @dev Voter number at the time the discussion was set to end; zero for no vote, and while nobody knows.
    function _numberOf(Contest storage contest, address account) private view returns (uint256) {
        return clock() <= contest.snapshot ? 0 : dao.membership.voterNumberAt(account, contest.snapshot);
    }

    /// @dev Out of noise: mostly ranks of what stands, now and then anything.
    function _ranking(uint24 wish, uint256[] memory texts) private pure returns (uint24 ranking) {
        if (wish % 8 == 0) return wish;
        for (uint256 i = 0; i <= texts.length; ++i) {
            if (i != 0 && texts[i - 1] == 0) continue;
            ranking |= uint24((((wish >> (4 * i)) & 0xf) % (texts.length + 2)) << (4 * i));
        }
    }

    function _isRanking(uint24 ranking, uint256[] memory texts) private pure returns (bool) {
        for (uint256 i = 0; i < 6; ++i) {
            uint256 rank = (ranking >> (4 * i)) % 16;
            bool stands = i == 0 || (i <= texts.length && texts[i - 1] != 0);
            if (rank != 0 && (!stands || rank > texts.length + 1)) return false;
        }
        return true;
    }

    function _quorum(MotionRules memory rules, uint256 electorate) private pure returns (uint256) {
        uint256 share = (electorate * rules.quorumShare + 9_999) / 10_000;
        return share > rules.quorumFloor ? share : rules.quorumFloor;
    }

    /// @dev As it lies in a batch; flawed: signed for another ranking.
    function _signed(
        uint256 motion,
        uint256[] memory texts,
        uint24 ranking,
        uint256 actor,
        uint256 number,
        bool flawed
    ) private view returns (bytes memory) {
        bytes32 domain = keccak256(
            abi.encode(
                DOMAIN_TYPEHASH,
                keccak256("DC-BAS Amendments"),
                keccak256("1"),
                block.chainid,
                address(dao.amendments)
            )
        );
        bytes memory ranks = "";
        uint24 said = flawed ? ranking ^ 1 : ranking;
        for (uint256 i = 0; i < 6; ++i) ranks = bytes.concat(ranks, abi.encode((said >> (4 * i)) % 16));
        bytes32 ballot = keccak256(
            bytes.concat(
                abi.encode(BALLOT_TYPEHASH, motion, keccak256(abi.encodePacked(texts))),
                ranks,
                abi.encode(Pilot.account(actor), keccak256(""))
            )
        );
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", domain, ballot));
        (bytes32 r, bytes32 vs) = VM.signCompact(Pilot.key(actor), digest);
        return abi.encodePacked(uint24(number), ranking, r, vs);
    }
}
