// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {PackedTally, Tally} from "../../contracts/libraries/Tally.sol";
import {assertEq, assertTrue, within} from "../vm/assertions.sol";

/// @title The packed count against the count everybody can do by hand
contract TallyTest {
    using Tally for PackedTally;
    using Tally for uint256;

    uint256 private constant VOTERS = type(uint24).max;

    PackedTally private _tally;

    function testFuzz_countsEveryPairAsByHand(uint24[9] memory ballots, uint256 options) external {
        options = within(options, 1, Tally.MAX_OPTIONS);
        uint256[6][6] memory byHand;
        for (uint256 b = 0; b < ballots.length; ++b) {
            uint24 ranking = _cut(ballots[b], options);
            _add(ranking, options);
            for (uint256 i = 0; i <= options; ++i) {
                for (uint256 j = 0; j <= options; ++j) {
                    if (_prefers(ranking, i, j)) ++byHand[i][j];
                }
            }
        }
        assertEq(Tally.ballots(_tally.words[0]), ballots.length, "ballots");
        for (uint256 i = 0; i <= options; ++i) {
            for (uint256 j = 0; j <= options; ++j) {
                if (i != j) assertEq(_tally.preferred(i, j), byHand[i][j], "pair");
            }
        }
    }

    function testFuzz_laysLanesOutInOrder(uint24 ranking, uint256 options) external pure {
        options = within(options, 1, Tally.MAX_OPTIONS);
        ranking = _cut(ranking, options);
        uint256[4] memory expected;
        expected[0] = 1;
        // Two fields of 32 bits are the header; lanes follow pair after pair, those of alternative 1 first.
        uint256 field = 2;
        for (uint256 i = 1; i <= options; ++i) {
            for (uint256 j = 0; j < i; ++j) {
                if (_prefers(ranking, i, j)) expected[field / 8] |= 1 << ((field % 8) * 32);
                ++field;
                if (_prefers(ranking, j, i)) expected[field / 8] |= 1 << ((field % 8) * 32);
                ++field;
            }
        }
        uint256[4] memory added = Tally.increments(ranking, options);
        for (uint256 w = 0; w < 4; ++w) assertEq(added[w], expected[w], "word");
        assertEq(Tally.wordCount(options), (field + 7) / 8, "words");
    }

    function testFuzz_doesNotDependOnTheOrderOfBallots(
        uint24[6] memory ballots,
        uint256 options,
        uint256 seed
    ) external {
        options = within(options, 1, Tally.MAX_OPTIONS);
        for (uint256 b = 0; b < ballots.length; ++b) _add(_cut(ballots[b], options), options);
        uint256[4] memory first = _tally.words;
        delete _tally;

        for (uint256 left = ballots.length; left > 0; --left) {
            uint256 pick = seed % left;
            seed = uint256(keccak256(abi.encode(seed)));
            _add(_cut(ballots[pick], options), options);
            ballots[pick] = ballots[left - 1];
        }
        for (uint256 w = 0; w < 4; ++w) assertEq(_tally.words[w], first[w], "word");
    }

    function test_countsOneOptionAsARankingOfTwo() external pure {
        assertEq(Tally.increment(1), Tally.increments(0x12, 1)[0], "For ranks the motion first");
        assertEq(Tally.increment(0), Tally.increments(0x21, 1)[0], "Against ranks the status quo first");
        assertEq(Tally.increment(2), Tally.increments(0x11, 1)[0], "Abstain ties them");
        assertEq(Tally.increment(2), Tally.increments(0, 1)[0], "and so does silence");
    }

    function testFuzz_leavesTheHeaderAlone(uint24 ranking, uint256 options, uint24 quorum, uint16 flags) external pure {
        options = within(options, 1, Tally.MAX_OPTIONS);
        uint256 header = Tally.withQuorum(uint256(flags) << 48, quorum);
        uint256 word0 = header + Tally.increments(_cut(ranking, options), options)[0];
        assertEq(word0.quorum(), quorum, "quorum");
        assertEq(uint16(word0 >> 48), flags, "flags");
        assertEq(word0.ballots(), 1, "ballots");
    }

    function testFuzz_writesTheQuorumAlone(uint256 word0, uint24 quorum) external pure {
        uint256 changed = word0.withQuorum(quorum);
        assertEq(changed.quorum(), quorum, "quorum");
        uint256 others = ~(uint256(type(uint24).max) << 24);
        assertEq(changed & others, word0 & others, "the rest");
    }

    function testFuzz_readsForAndAgainst(uint32 inFavour, uint32 against, uint64 header) external pure {
        uint256 word0 = uint256(header) | (uint256(inFavour) << 64) | (uint256(against) << 96);
        assertEq(word0.votesFor(), inFavour, "for");
        assertEq(word0.votesAgainst(), against, "against");
        assertEq(word0.ballots(), header & VOTERS, "ballots");
    }

    /// @dev Every voter there can ever be, all of one mind: no lane and no header field spills into its neighbour.
    function testFuzz_holdsEveryVoterThereCanBe(uint24 ranking, uint256 options, uint24 quorum, uint16 flags) external {
        options = within(options, 1, Tally.MAX_OPTIONS);
        ranking = _cut(ranking, options);
        uint256[4] memory added = Tally.increments(ranking, options);
        _tally.words[0] = Tally.withQuorum(uint256(flags) << 48, quorum);
        for (uint256 w = 0; w < 4; ++w) _tally.words[w] += added[w] * VOTERS;

        assertEq(_tally.words[0].ballots(), VOTERS, "ballots");
        assertEq(_tally.words[0].quorum(), quorum, "quorum");
        assertEq(uint16(_tally.words[0] >> 48), flags, "flags");
        for (uint256 i = 0; i <= options; ++i) {
            for (uint256 j = 0; j <= options; ++j) {
                if (i != j) assertEq(_tally.preferred(i, j), _prefers(ranking, i, j) ? VOTERS : 0, "pair");
            }
        }
    }

    function testFuzz_refusesRankingsOfAlternativesThatAreNotThere(uint24 ranking, uint256 options) external view {
        options = within(options, 1, Tally.MAX_OPTIONS);
        bool fits = _cut(ranking, options) == ranking;
        try this.increments(ranking, options) returns (uint256[4] memory) {
            assertTrue(fits, "counted an alternative that is not there");
        } catch (bytes memory reason) {
            assertTrue(!fits, "refused a ranking that fits");
            bytes memory expected = abi.encodeWithSelector(Tally.TallyRankingOutOfRange.selector, ranking, options);
            assertEq(keccak256(reason), keccak256(expected), "reason");
        }
    }

    function increments(uint24 ranking, uint256 options) external pure returns (uint256[4] memory) {
        return Tally.increments(ranking, options);
    }

    function _add(uint24 ranking, uint256 options) private {
        uint256[4] memory added = Tally.increments(ranking, options);
        for (uint256 w = 0; w < 4; ++w) _tally.words[w] += added[w];
    }

    function _cut(uint24 ranking, uint256 options) private pure returns (uint24) {
        return uint24(ranking & ((1 << (4 * (options + 1))) - 1));
    }

    /// @dev By the words of {Tally}: 1 is the best rank, 0 is unranked and ties for last.
    function _prefers(uint24 ranking, uint256 i, uint256 j) private pure returns (bool) {
        uint256 rankI = (ranking >> (4 * i)) % 16;
        uint256 rankJ = (ranking >> (4 * j)) % 16;
        if (rankI == 0) return false;
        return rankJ == 0 || rankI < rankJ;
    }
}
