// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Acting} from "../authenticator/Acting.sol";
import {IDirectory} from "../interfaces/IDirectory.sol";
import {IMembership, Seat} from "../interfaces/IMembership.sol";
import {
    Eligibility,
    Exclusion,
    IOffices,
    OfficeConfig,
    OfficeSeat,
    OfficeTerms,
    Term,
    TermEnd
} from "../interfaces/IOffices.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";
import {TermCalendar} from "../libraries/TermCalendar.sol";
import {OfficeRegistry} from "./OfficeRegistry.sol";

/// @title Offices
/// @notice See {IOffices}. Which offices there are is in {OfficeRegistry}; here is who holds them.
/// @dev An account has at most one term in an office at a time and one to come. The seat points at its holder and at
/// whoever waits; the term itself, in one slot, stands under the account, so that {isOfficer} costs the same whatever
/// there is beside. A term to come takes its place by the clock: every read looks at it first, and {_settle} moves it
/// there when something is written.
contract Offices is OfficeRegistry, Acting {
    /// @dev Who held a seat last, and who waits for it.
    struct Succession {
        address holder;
        address next;
    }

    IMembership private immutable _membership;

    mapping(bytes32 officeId => mapping(address account => Term)) private _terms;
    mapping(bytes32 officeId => mapping(address account => Term)) private _nextTerms;
    mapping(bytes32 officeId => Succession[MAX_SEATS]) private _seats;

    modifier onlyListed(bytes32 key) {
        if (msg.sender != _directory.listed(key)) revert OfficesUnauthorized(msg.sender);
        _;
    }

    constructor(
        IDirectory directory_,
        OfficeConfig[] memory offices,
        Exclusion[] memory exclusions
    ) OfficeRegistry(directory_, offices, exclusions) Acting(directory_) {
        address membership = directory_.listed(DirectoryKeys.MEMBERSHIP);
        if (membership == address(0)) revert IDirectory.DirectoryUnknown(DirectoryKeys.MEMBERSHIP);
        _membership = IMembership(membership);
    }

    /// @inheritdoc IOffices
    function seat(
        bytes32 officeId,
        uint16 mask,
        address[] calldata ranked,
        uint48 time,
        OfficeTerms calldata terms
    ) external onlyListed(DirectoryKeys.ELECTIONS) returns (uint256 seated) {
        mask = _withoutWaiting(officeId, mask);
        for (uint256 i = 0; i < ranked.length; ++i) {
            (uint8 seatIndex, uint48 ends) = _longest(mask, time, terms);
            if (ends <= block.timestamp) break;
            uint256 freeFrom = _barredUntil(officeId, ranked[i], time, terms);
            Eligibility eligible = _seat(officeId, seatIndex, ranked[i], freeFrom, ends, terms);
            if (eligible == Eligibility.Eligible) {
                mask ^= uint16(1 << seatIndex);
                ++seated;
            } else {
                emit OfficerPassedOver(officeId, ranked[i], eligible);
                _record(OfficerPassedOver.selector, abi.encode(officeId, ranked[i], eligible));
            }
        }
    }

    /// @inheritdoc IOffices
    function holdOver(bytes32 officeId, uint16 mask, uint32 period) external onlyListed(DirectoryKeys.ELECTIONS) {
        if (!_existing(officeId).open) return;
        for (uint8 i = 0; i < MAX_SEATS; ++i) {
            if ((mask >> i) & 1 == 1) _holdOver(officeId, i, period);
        }
    }

    /// @inheritdoc IOffices
    function recall(
        bytes32 officeId,
        address account,
        uint48 from
    ) external onlyListed(DirectoryKeys.RECALLS) returns (bool recalled) {
        _settle(officeId, account);
        Term storage term = _terms[officeId][account];
        if (term.from != from || term.end == TermEnd.Recalled) return false;
        recalled = _isInForce(term, account);

        // Who resigned, or left, before the count is barred all the same.
        term.end = TermEnd.Recalled;
        term.until = uint48(Math.min(term.until, block.timestamp));
        emit OfficerRecalled(officeId, account, from, term.ends);
        _record(OfficerRecalled.selector, abi.encode(officeId, account, from, term.ends));
    }

    /// @inheritdoc IOffices
    function resign(bytes32 officeId) external {
        address officer = _actor();
        _settle(officeId, officer);
        Term storage term = _terms[officeId][officer];
        Term storage next = _nextTerms[officeId][officer];
        bool holds = _isInForce(term, officer);
        if (!holds && !_isSeated(next, officer)) revert OfficesNotOfficer(officeId, officer);

        if (holds) (term.until, term.end) = (uint48(block.timestamp), TermEnd.Resigned);
        _forgetNext(officeId, officer);
        emit OfficerResigned(officeId, officer);
        _record(OfficerResigned.selector, abi.encode(officeId, officer));
    }

    // -------------------------------------------------------------------------------------------------- reading

    /// @inheritdoc IOffices
    function isOfficer(bytes32 officeId, address account) external view returns (bool) {
        (Term memory term, ) = _termsNow(officeId, account);
        return _isInForce(term, account);
    }

    /// @inheritdoc IOffices
    function officers(bytes32 officeId) external view returns (address[] memory holders) {
        holders = new address[](MAX_SEATS);
        uint256 count = 0;
        for (uint256 i = 0; i < MAX_SEATS; ++i) {
            (address holder, Term memory term) = _lastHolder(officeId, i);
            if (_isInForce(term, holder)) holders[count++] = holder;
        }
        assembly ("memory-safe") {
            mstore(holders, count)
        }
    }

    /// @inheritdoc IOffices
    function seats(bytes32 officeId) external view returns (OfficeSeat[] memory all) {
        uint256 count = _existing(officeId).terms.seats;
        all = new OfficeSeat[](MAX_SEATS);
        for (uint256 i = 0; i < MAX_SEATS; ++i) {
            (address holder, Term memory term) = _lastHolder(officeId, i);
            if (_isInForce(term, holder)) (all[i].holder, all[i].term) = (holder, term);
            address next = _waiting(officeId, i);
            if (next != address(0)) (all[i].next, all[i].nextTerm) = (next, _nextTerms[officeId][next]);
            if (all[i].holder != address(0) || next != address(0)) count = Math.max(count, i + 1);
        }
        assembly ("memory-safe") {
            mstore(all, count)
        }
    }

    /// @inheritdoc IOffices
    function termOf(bytes32 officeId, address account) external view returns (Term memory term, Term memory nextTerm) {
        return _termsNow(officeId, account);
    }

    /// @inheritdoc IOffices
    function eligibility(
        bytes32 officeId,
        address account,
        uint48 from,
        OfficeTerms calldata terms
    ) external view returns (Eligibility) {
        return _eligibility(officeId, account, from, terms);
    }

    /// @inheritdoc IOffices
    function openings(bytes32 officeId, uint48 by) external view returns (uint16 mask, uint48 next) {
        uint256 count = _openOffice(officeId).terms.seats;
        for (uint256 i = 0; i < count; ++i) {
            uint48 ends = _takenUntil(officeId, i);
            if (ends <= by) mask |= uint16(1 << i);
            else if (next == 0 || ends < next) next = ends;
        }
    }

    /// @inheritdoc IOffices
    function termEnd(OfficeTerms calldata terms, uint8 seatIndex, uint48 time) external pure returns (uint48) {
        return TermCalendar.boundaryAfter(terms, seatIndex, time);
    }

    // ------------------------------------------------------------------------------------------------- internal

    /// @dev The seats in the mask that nobody waits for. Somebody does only where the calendar was changed since, so that
    /// a short term won is on the next call again: it stays theirs.
    function _withoutWaiting(bytes32 officeId, uint16 mask) private returns (uint16) {
        for (uint256 i = 0; i < MAX_SEATS; ++i) {
            if ((mask >> i) & 1 == 0) continue;
            _settle(officeId, _seats[officeId][i].next);
            if (_seats[officeId][i].next != address(0)) mask ^= uint16(1 << i);
        }
        return mask;
    }

    function _seat(
        bytes32 officeId,
        uint8 seatIndex,
        address account,
        uint256 freeFrom,
        uint48 ends,
        OfficeTerms calldata terms
    ) private returns (Eligibility eligible) {
        _settle(officeId, account);
        address holder = _seats[officeId][seatIndex].holder;
        freeFrom = Math.max(freeFrom, _ownUntil(officeId, account));
        uint48 from = uint48(Math.max(freeFrom, _busyUntil(officeId, seatIndex, holder)));
        eligible = _eligibility(officeId, account, from, terms);
        if (eligible != Eligibility.Eligible) return eligible;
        // Not among the seats on a call, but a revert here would leave an election unfinished for ever.
        if (ends <= from) return Eligibility.HoldsSeat;

        _forgetNext(officeId, account);
        if (holder != account) _endHoldOver(officeId, seatIndex, holder);
        uint8 counts = 2 * uint256(ends - from) >= terms.term ? 1 : 0;
        _begin(
            officeId,
            account,
            Term({
                from: from,
                until: ends,
                ends: ends,
                membershipSeat: _membershipSeat(account),
                seat: seatIndex,
                inRow: _inRow(_terms[officeId][account], from, terms) + counts,
                end: TermEnd.Running
            })
        );
    }

    function _holdOver(bytes32 officeId, uint8 seatIndex, uint32 period) private {
        _settle(officeId, _seats[officeId][seatIndex].next);
        address holder = _seats[officeId][seatIndex].holder;
        _settle(officeId, holder);
        Term storage term = _terms[officeId][holder];
        uint48 until = term.ends + period;
        bool theirs = term.seat == seatIndex && term.end == TermEnd.Running && _isSeated(term, holder);
        if (!theirs || until <= term.until || until <= block.timestamp) return;
        if (_waiting(officeId, seatIndex) != address(0)) return;
        if (_holdsExcluded(officeId, holder, block.timestamp)) return;

        term.until = until;
        emit OfficerHeldOver(officeId, holder, seatIndex, until);
        _record(OfficerHeldOver.selector, abi.encode(officeId, holder, seatIndex, until));
    }

    /// @dev The seat in the mask with the longest new term, the lowest of several; `ends` is zero if there is none.
    function _longest(
        uint256 mask,
        uint48 time,
        OfficeTerms calldata terms
    ) private pure returns (uint8 seatIndex, uint48 ends) {
        for (uint8 i = 0; i < MAX_SEATS; ++i) {
            if ((mask >> i) & 1 == 0) continue;
            uint48 theirs = TermCalendar.boundaryAfter(terms, i, time);
            if (theirs > ends) (seatIndex, ends) = (i, theirs);
        }
    }

    function _begin(bytes32 officeId, address account, Term memory term) private {
        Succession storage succession = _seats[officeId][term.seat];
        if (term.from <= block.timestamp) {
            (succession.holder, succession.next) = (account, address(0));
            _terms[officeId][account] = term;
        } else {
            succession.next = account;
            _nextTerms[officeId][account] = term;
        }
        (uint8 seatIndex, uint48 from, uint48 until) = (term.seat, term.from, term.until);
        emit OfficerSeated(officeId, account, seatIndex, from, until, term.membershipSeat, term.inRow);
        _record(
            OfficerSeated.selector,
            abi.encode(officeId, account, seatIndex, from, until, term.membershipSeat, term.inRow)
        );
    }

    /// @dev Takes back what was added to the term of a holder who is now succeeded.
    function _endHoldOver(bytes32 officeId, uint8 seatIndex, address holder) private {
        Term storage term = _terms[officeId][holder];
        if (term.seat != seatIndex || term.until <= term.ends || !_isInForce(term, holder)) return;

        if (term.ends > block.timestamp) term.until = term.ends;
        else (term.until, term.end) = (uint48(block.timestamp), TermEnd.Succeeded);
        emit OfficerSucceeded(officeId, holder, seatIndex);
        _record(OfficerSucceeded.selector, abi.encode(officeId, holder, seatIndex));
    }

    /// @dev Moves a term that has begun to the place of the present one; one that was lost by leaving the coalition
    /// never begins.
    function _settle(bytes32 officeId, address account) private {
        Term memory next = _nextTerms[officeId][account];
        if (next.from == 0) return;
        if (!_isSeated(next, account)) return _forgetNext(officeId, account);
        if (next.from > block.timestamp) return;
        _terms[officeId][account] = next;
        delete _nextTerms[officeId][account];
        (_seats[officeId][next.seat].holder, _seats[officeId][next.seat].next) = (account, address(0));
    }

    function _forgetNext(bytes32 officeId, address account) private {
        Term memory next = _nextTerms[officeId][account];
        if (next.from == 0) return;
        delete _nextTerms[officeId][account];
        _seats[officeId][next.seat].next = address(0);
    }

    /// @dev The account's present or last term, and the one to come.
    function _termsNow(
        bytes32 officeId,
        address account
    ) private view returns (Term memory term, Term memory nextTerm) {
        (term, nextTerm) = (_terms[officeId][account], _nextTerms[officeId][account]);
        Term memory none;
        if (!_isSeated(nextTerm, account)) return (term, none);
        if (nextTerm.from <= block.timestamp) return (nextTerm, none);
    }

    /// @dev Who holds or held a seat last, with that term; nobody if they have another seat since.
    function _lastHolder(bytes32 officeId, uint256 i) private view returns (address holder, Term memory term) {
        Succession storage succession = _seats[officeId][i];
        (address last, address next) = (succession.holder, succession.next);
        Term memory coming = _nextTerms[officeId][next];
        if (_isSeated(coming, next) && coming.from <= block.timestamp) last = next;
        if (last == address(0)) return (holder, term);
        (Term memory latest, ) = _termsNow(officeId, last);
        if (latest.seat == i) (holder, term) = (last, latest);
    }

    /// @dev Who waits for a seat, being still the member who won it.
    function _waiting(bytes32 officeId, uint256 i) private view returns (address next) {
        next = _seats[officeId][i].next;
        if (next == address(0)) return next;
        Term memory term = _nextTerms[officeId][next];
        if (term.from <= block.timestamp || !_isSeated(term, next)) return address(0);
    }

    /// @dev Until when a seat needs nobody new: the end on the calendar of the last term there is for it.
    function _takenUntil(bytes32 officeId, uint256 i) private view returns (uint48) {
        address next = _waiting(officeId, i);
        if (next != address(0)) return _nextTerms[officeId][next].ends;
        (address holder, Term memory term) = _lastHolder(officeId, i);
        return _isInForce(term, holder) ? term.ends : 0;
    }

    /// @dev From when on a seat is free for somebody new: now, or the end on the calendar of the present term.
    function _busyUntil(bytes32 officeId, uint8 seatIndex, address holder) private view returns (uint256) {
        Term memory term = _terms[officeId][holder];
        bool busy = term.seat == seatIndex && _isInForce(term, holder);
        return busy ? Math.max(block.timestamp, term.ends) : block.timestamp;
    }

    /// @dev The same for the account's own term in the office, on whatever seat: nobody has two at a time.
    function _ownUntil(bytes32 officeId, address account) private view returns (uint256) {
        Term memory term = _terms[officeId][account];
        return _isInForce(term, account) ? Math.max(block.timestamp, term.ends) : block.timestamp;
    }

    function _eligibility(
        bytes32 officeId,
        address account,
        uint48 from,
        OfficeTerms calldata terms
    ) private view returns (Eligibility) {
        if (!_membership.isVoter(account)) return Eligibility.NotVoter;
        if (!_existing(officeId).open) return Eligibility.OfficeClosed;
        (Term memory term, Term memory nextTerm) = _termsNow(officeId, account);
        if (term.end == TermEnd.Recalled && term.ends > from) return Eligibility.Recalled;
        bool holds = _isInForce(term, account) && term.ends > from;
        if (holds || (_isSeated(nextTerm, account) && nextTerm.ends > from)) return Eligibility.HoldsSeat;
        if (_holdsExcluded(officeId, account, from)) return Eligibility.HoldsExcluded;
        if (_inRow(term, from, terms) >= terms.termsInRow) return Eligibility.TermsInRow;
        return Eligibility.Eligible;
    }

    /// @dev Until when the account may not hold the office for reasons that end by `time`, at which it was judged: a
    /// recall, too many terms in a row, terms in offices that exclude this one.
    function _barredUntil(
        bytes32 officeId,
        address account,
        uint48 time,
        OfficeTerms calldata terms
    ) private view returns (uint256 until) {
        (Term memory own, ) = _termsNow(officeId, account);
        if (own.end == TermEnd.Recalled && own.ends <= time) until = own.ends;
        uint256 rested = uint256(own.ends) + terms.term;
        if (own.inRow >= terms.termsInRow && rested <= time) until = Math.max(until, rested);
        bytes32[] memory excluded = _excludedBy(_offices[officeId].excluded);
        for (uint256 i = 0; i < excluded.length; ++i) {
            (Term memory term, ) = _termsNow(excluded[i], account);
            if (term.until <= time && _isInForce(term, account)) until = Math.max(until, term.until);
        }
    }

    /// @dev Whether the account has a term beyond `time` in an office that excludes this one.
    function _holdsExcluded(bytes32 officeId, address account, uint256 time) private view returns (bool) {
        bytes32[] memory excluded = _excludedBy(_offices[officeId].excluded);
        for (uint256 i = 0; i < excluded.length; ++i) {
            (Term memory term, Term memory nextTerm) = _termsNow(excluded[i], account);
            if (_isSeated(term, account) && term.until > time) return true;
            if (_isSeated(nextTerm, account) && nextTerm.until > time) return true;
        }
        return false;
    }

    /// @dev Terms in a row before one that begins at `from`.
    function _inRow(Term memory last, uint48 from, OfficeTerms calldata terms) private pure returns (uint8) {
        return last.from != 0 && from < uint256(last.ends) + terms.term ? last.inRow : 0;
    }

    /// @dev Whether the term counts now.
    function _isInForce(Term memory term, address account) private view returns (bool) {
        if (term.from > block.timestamp || block.timestamp >= term.until) return false;
        return _isSeated(term, account);
    }

    /// @dev Whether there is such a term and the account still has the membership it was won with.
    function _isSeated(Term memory term, address account) private view returns (bool) {
        return term.from != 0 && term.membershipSeat == _membershipSeat(account);
    }

    /// @dev Number of the membership seat the account holds now; zero if it holds none.
    function _membershipSeat(address account) private view returns (uint32) {
        Seat memory held = _membership.seatOf(account);
        return held.leftAt == 0 ? held.seatNumber : 0;
    }
}
