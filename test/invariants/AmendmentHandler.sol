// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IAmendments} from "../../contracts/interfaces/IAmendments.sol";
import {ICoalitionGovernor, Motion} from "../../contracts/interfaces/ICoalitionGovernor.sol";
import {IRulebook} from "../../contracts/interfaces/IRulebook.sol";
import {MotionText, MotionTexts} from "../fixture/MotionText.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM, clock, skip} from "../vm/Vm.sol";
import {AmendmentBallots} from "./AmendmentBallots.sol";
import {AmendmentDeed, Contest} from "./IAmendmentHandler.sol";

/// @title AmendmentHandler: movers, rivals, seconders and voters, in the hands of the fuzzer
contract AmendmentHandler is AmendmentBallots {
    /// @dev Every third call people do what people do, so that no run is without life.
    modifier deed() {
        ++calls;
        if (calls % 3 == 0) _routine(uint256(keccak256(abi.encode(calls))));
        _;
    }

    /// @dev One of their own; the rest follows when that is over.
    function file(uint256 actor, uint256 seed) external deed {
        if (_contests.length < 2) _file(actor, seed);
    }

    function amend(uint256 actor, uint256 which, uint256 seed) external deed {
        if (_contests.length != 0) _amend(actor, which % _contests.length, seed);
    }

    function second(uint16 mask, uint256 which) external deed {
        if (_texts.length == 0) return;
        uint256 text = _texts[which % _texts.length];
        for (uint256 n = 0; n < ACTORS; ++n) if ((mask >> n) & 1 == 1) _second(n, text);
    }

    /// @dev The mover corrects a text, or accepts a rival; somebody objects, sometimes.
    function replace(uint256 which, uint256 how, uint256 seed) external deed {
        if (_texts.length != 0) _replace(_texts[which % _texts.length], how, seed);
    }

    function withdraw(uint256 actor, uint256 which) external deed {
        // Few do, or nothing would be left to vote on.
        if (_texts.length == 0 || which % 8 != 3) return;
        uint256 text = _texts[(which / 8) % _texts.length];
        Motion memory subject = dao.governor.motion(text);
        address sender = actor % 4 == 0 ? _person(actor) : subject.mover;
        bool success = _attempt(sender, address(dao.governor), abi.encodeCall(ICoalitionGovernor.withdraw, (text)));
        _expect(!success || sender == subject.mover, "somebody else's text withdrawn");
    }

    function rank(uint16 mask, uint256 which, uint256 rankings, uint8 flaw) external deed {
        if (_contests.length == 0) return;
        uint256 index = which % _contests.length;
        for (uint256 n = 0; n < ACTORS; ++n) {
            if ((mask >> n) & 1 == 1) _rank(n, index, uint24(rankings >> (24 * n)), flaw == n);
        }
    }

    function voteOnText(uint256 actor, uint256 which, uint256 place, uint8 support) external deed {
        if (_contests.length != 0) _voteOnText(actor, which % _contests.length, place, support);
    }

    function rankInBatch(uint16 mask, uint256 which, uint256 rankings, uint256 flaws) external deed {
        if (_contests.length != 0) _rankInBatch(mask, which % _contests.length, rankings, flaws);
    }

    /// @dev The first six stay, so that there are voters.
    function comeOrGo(uint256 actor) external deed {
        address account = Pilot.account(6 + (actor % 2));
        (, bytes32 code) = dao.archive.currentCode();
        address[] memory one = new address[](1);
        one[0] = account;
        if (dao.membership.isVoter(account)) {
            VM.prank(account);
            dao.membership.leave();
        } else if (!dao.membership.isMember(account)) {
            VM.prank(account);
            dao.membership.join(0, code);
        } else {
            dao.membership.enrol(one);
        }
        _collect();
    }

    /// @dev Mostly hours; now and then to a moment that matters, or just past it, but not past a vote nobody took part in.
    function wait(uint256 kind, uint256 time) external deed {
        if (kind % 4 != 1 || _contests.length == 0) return skip(1 + (time % 1 days));
        Contest storage contest = _contests[time % _contests.length];
        uint256 moment = dao.governor.motion(contest.id).opensAt;
        if (_origins[contest.id].length == 1) return;
        if (kind % 8 == 1 && contest.rankings.length != 0) moment = dao.governor.proposalDeadline(contest.id);
        if (moment + (kind % 3) > clock()) VM.warp(moment + (kind % 3));
    }

    // ------------------------------------------------------------------------------------------------- internal

    /// @dev The latest motion, one step further: filed and seconded, amended, voted on, over.
    function _routine(uint256 draw) private {
        uint256 count = _contests.length;
        if (count == 0 || clock() > dao.governor.proposalDeadline(_contests[count - 1].id)) {
            if (count == MOST) return;
            _file(draw, draw);
            if (_contests.length != count) _secondEnough(_contests[count].id);
            return;
        }
        uint256 index = count - 1;
        uint256 opensAt = dao.governor.motion(_contests[index].id).opensAt;
        if (clock() > opensAt) return _goOnVoting(index, draw);
        uint256 entered = _origins[_contests[index].id].length;
        if (clock() > _contests[index].snapshot || entered > 1 + (draw % 4)) {
            VM.warp(opensAt + 1);
            return _goOnVoting(index, draw | 1);
        }
        uint256 texts = _texts.length;
        _amend(draw >> 8, index, draw >> 16);
        if (_texts.length != texts) _secondEnough(_texts[texts]);
        if (draw % 4 == 0) _replace(_texts[_texts.length - 1], draw >> 24, draw >> 32);
    }

    function _goOnVoting(uint256 index, uint256 draw) private {
        uint256 counted = _contests[index].rankings.length;
        if (!dao.governor.motion(_contests[index].id).amended) {
            VM.warp(dao.governor.proposalDeadline(_contests[index].id) + 1);
        } else if (counted == 0) {
            for (uint256 n = 0; n < 3; ++n) _rank((draw >> 8) + n, index, uint24(draw >> (16 + 24 * n)) | 1, false);
        } else if (counted > 5 || draw % 6 < 2) {
            VM.warp(dao.governor.proposalDeadline(_contests[index].id) + 1);
        } else if (draw % 6 == 2) {
            _rankInBatch(uint16(draw >> 8), index, draw >> 24, type(uint256).max);
        } else if (draw % 6 == 3) {
            _voteOnText(draw >> 8, index, draw >> 16, uint8((draw >> 24) % 3));
        } else {
            _rank(draw >> 8, index, uint24(draw >> 16), draw % 5 == 0);
        }
    }

    function _file(uint256 actor, uint256 seed) private {
        if (_contests.length == MOST) return;
        MotionText memory text = _text(seed % 3 == 0, seed);
        bytes memory data = abi.encodeCall(
            IGovernor.propose,
            (text.targets, text.values, text.calldatas, text.description)
        );
        if (!_attempt(_person(actor), address(dao.governor), data)) return;
        Contest storage contest = _contests.push();
        contest.id = text.id();
        contest.snapshot = clock() + (seed % 3 == 0 ? Pilot.fundamental().discussion : Pilot.ordinary().discussion);
        _origins[contest.id].push(contest.id);
        _keep(text, _contests.length, seed % 3 == 0, 0);
        ++done[AmendmentDeed.Filed];
    }

    /// @dev While it is discussed, as long as there is room, and no weightier than what it amends.
    function _amend(uint256 actor, uint256 index, uint256 seed) private {
        if (_texts.length >= MOST_TEXTS) return;
        Contest storage contest = _contests[index];
        bool fundamental = seed % 3 == 0;
        bool fits = clock() <= contest.snapshot && dao.amendments.places(contest.id).length < 5;
        fits = fits && (_isFundamental[contest.id] || !fundamental);
        MotionText memory text = _text(fundamental, seed);
        bytes memory data = abi.encodeCall(
            IAmendments.amend,
            (contest.id, text.targets, text.values, text.calldatas, text.description)
        );
        bool success = _attempt(_person(actor), address(dao.amendments), data);
        _expect(!success || fits, "I34: a rival out of time, too weighty, or beyond five");
        _note(success, AmendmentDeed.Amended);
        if (success) _keep(text, index + 1, fundamental, ++_filed[contest.id]);
    }

    function _second(uint256 actor, uint256 text) private {
        uint256 motion = dao.amendments.motionOf(text);
        uint256 places = dao.amendments.places(motion).length;
        _attempt(_person(actor), address(dao.governor), abi.encodeCall(ICoalitionGovernor.second, (text)));
        if (dao.amendments.places(motion).length == places) return;
        _expect(places < 5, "I34: a sixth place");
        _origins[motion].push(text);
        ++done[AmendmentDeed.Entered];
    }

    function _secondEnough(uint256 text) private {
        for (uint256 n = 0; n < ACTORS; ++n) {
            Motion memory subject = dao.governor.motion(text);
            if (subject.secondsGiven >= subject.secondsNeeded) return;
            _second(n, text);
        }
    }

    function _replace(uint256 text, uint256 how, uint256 seed) private {
        Motion memory subject = dao.governor.motion(text);
        if (how % 2 == 0) {
            bool accepted = _attempt(
                _moverOf(subject),
                address(dao.amendments),
                abi.encodeCall(IAmendments.accept, (text))
            );
            if (accepted) ++done[AmendmentDeed.Replaced];
        } else if (_texts.length < MOST_TEXTS) {
            // The same code under other words.
            MotionText memory corrected = _bodies[text];
            corrected.description = string.concat(corrected.description, " ", VM.toString(_texts.length));
            bytes memory data = abi.encodeCall(
                IAmendments.correct,
                (text, corrected.targets, corrected.values, corrected.calldatas, corrected.description)
            );
            if (_attempt(subject.mover, address(dao.amendments), data)) {
                _keep(corrected, contestOf[text], _isFundamental[text], 0);
                ++done[AmendmentDeed.Replaced];
            }
        }
        if (how % 8 < 2) {
            uint256 origin = how % 2 == 0 && subject.amends != 0 ? subject.amends : text;
            _attempt(_person(seed), address(dao.amendments), abi.encodeCall(IAmendments.object, (origin, "No.")));
        }
    }

    /// @dev Who may accept a rival: the mover of what it amends.
    function _moverOf(Motion memory rival) private view returns (address) {
        return rival.amends == 0 ? rival.mover : dao.governor.motion(rival.amends).mover;
    }

    function _text(bool fundamental, uint256 seed) private view returns (MotionText memory) {
        string memory words = VM.toString(uint256(keccak256(abi.encode(clock(), seed, _texts.length))));
        if (!fundamental) return MotionTexts.resolution(dao.archive, words);
        bytes memory data = abi.encodeCall(IRulebook.setLiveMotionCap, (uint8(1 + (seed % 5))));
        return MotionTexts.single(address(dao.rulebook), data, words);
    }
}
