// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Acting} from "../authenticator/Acting.sol";
import {IAmendments, Place} from "../interfaces/IAmendments.sol";
import {Filing, ICoalitionGovernor, Motion} from "../interfaces/ICoalitionGovernor.sol";
import {ICoalitionPart, IDirectory} from "../interfaces/IDirectory.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {DeliberationRules, IRulebook} from "../interfaces/IRulebook.sol";
import {Journaled} from "../journal/Journaled.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";

/// @title AmendmentTexts: which texts are on the ballot
/// @dev Filing, acceptance, corrections and objections of {IAmendments}. A place belongs to its origin; what stands
/// there changes by the clock alone, when the time for objections is over.
abstract contract AmendmentTexts is Journaled, Acting, IAmendments {
    /// @dev Text zero is the origin itself.
    struct PlaceRecord {
        uint256 text;
        uint256 next;
        uint48 objectUntil;
        bool editorial;
        uint32 filed;
    }

    /// @param accepted The rival the mover accepted; {OBJECTED} once somebody objected.
    struct MotionTexts {
        uint256[] rivals;
        uint256 accepted;
        uint32 filed;
    }

    uint256 internal constant MAX_PLACES = 5;
    uint256 internal constant MAX_REASON = 512;
    uint256 private constant OBJECTED = type(uint256).max;

    IDirectory internal immutable _directory;
    IMembership internal immutable _membership;
    IRulebook internal immutable _rulebook;

    mapping(uint256 motion => MotionTexts) internal _texts;
    mapping(uint256 origin => PlaceRecord) internal _places;
    mapping(uint256 text => uint256 motion) private _amends;
    mapping(uint256 correction => uint256 origin) private _corrects;

    modifier onlyGovernor() {
        if (msg.sender != address(_governor())) revert AmendmentsUnauthorized(msg.sender);
        _;
    }

    constructor(IDirectory directory_) Acting(directory_) {
        _directory = directory_;
        _membership = IMembership(directory_.listed(DirectoryKeys.MEMBERSHIP));
        _rulebook = IRulebook(directory_.listed(DirectoryKeys.RULEBOOK));
    }

    // --------------------------------------------------------------------------------------------------- filing

    /// @inheritdoc IAmendments
    function amend(
        uint256 motion,
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata calldatas,
        string calldata description
    ) external returns (uint256 text) {
        Motion memory subject = _governor().motion(motion);
        if (subject.amends != 0) revert AmendmentsNotMotion(motion);
        _requireFiling(motion, subject, subject);
        _requireRoom(motion);

        text = _file(Filing.Rival, motion, targets, values, calldatas, description);
        uint32 filed = ++_texts[motion].filed;
        _places[text].filed = filed;
        emit AmendmentFiled(motion, text, _actor(), filed);
        _record(AmendmentFiled.selector, abi.encode(motion, text, _actor(), filed));
    }

    /// @inheritdoc IAmendments
    function correct(
        uint256 origin,
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata calldatas,
        string calldata description
    ) external returns (uint256 text) {
        address mover = _actor();
        Motion memory subject = _governor().motion(origin);
        uint256 motion = motionOf(origin);
        if (_corrects[origin] != 0) revert AmendmentsNotMotion(origin);
        if (subject.mover != mover || subject.withdrawn) revert AmendmentsNotMover(origin, mover);
        if (subject.secondsGiven < subject.secondsNeeded) revert AmendmentsNotSeconded(origin);
        _requireFiling(motion, motion == origin ? subject : _governor().motion(motion), subject);
        uint256 accepted = _texts[motion].accepted;
        bool mergedWithRival = motion == origin ? accepted != 0 && accepted != OBJECTED : accepted == origin;
        if (mergedWithRival) revert AmendmentsAlreadyAccepted(motion);
        uint256 current = _settle(origin);

        text = _file(Filing.Correction, motion, targets, values, calldatas, description);
        _requireEditorial(origin, current, text);
        _corrects[text] = origin;
        uint48 objectUntil = uint48(block.timestamp + _rulebook.deliberationRules().objection);
        _replace(origin, text, objectUntil, true);
        emit TextCorrected(origin, text, objectUntil);
        _record(TextCorrected.selector, abi.encode(origin, text, objectUntil));
        _governor().amended(motion, objectUntil);
    }

    /// @inheritdoc IAmendments
    function accept(uint256 rival) external {
        address mover = _actor();
        Motion memory offered = _governor().motion(rival);
        uint256 motion = offered.amends;
        if (motion == 0 || _corrects[rival] != 0) revert AmendmentsNotRival(rival);
        Motion memory subject = _governor().motion(motion);
        if (subject.mover != mover || subject.withdrawn) revert AmendmentsNotMover(motion, mover);
        if (subject.secondsGiven < subject.secondsNeeded) revert AmendmentsNotSeconded(motion);
        if (block.timestamp > subject.opensAt) revert AmendmentsDiscussionClosed(motion, subject.opensAt);
        if (_texts[motion].accepted != 0) revert AmendmentsAlreadyAccepted(motion);
        if (offered.withdrawn) revert AmendmentsWithdrawn(rival);
        _settle(motion);
        uint256 text = _settle(rival);

        DeliberationRules memory rules = _rulebook.deliberationRules();
        uint48 objectUntil = uint48(block.timestamp + rules.objection);
        _texts[motion].accepted = rival;
        _replace(motion, text, objectUntil, false);
        emit AmendmentAccepted(motion, rival, text, objectUntil);
        _record(AmendmentAccepted.selector, abi.encode(motion, rival, text, objectUntil));
        _governor().amended(motion, uint48(Math.max(objectUntil, _readUntil(motion, rules.reading))));
    }

    /// @inheritdoc IAmendments
    function object(uint256 origin, string calldata reason) external {
        address objector = _actor();
        PlaceRecord storage place = _places[origin];
        uint256 next = place.next;
        if (next == 0 || block.timestamp > place.objectUntil) revert AmendmentsNothingPending(origin);
        bool acting = _membership.isVoter(objector) && _membership.voterNumberAt(objector, block.timestamp - 1) != 0;
        if (!acting || (!place.editorial && !_governor().hasSeconded(origin, objector))) {
            revert AmendmentsNotObjector(origin, objector);
        }
        _requireShort(reason);

        (place.next, place.objectUntil) = (0, 0);
        if (!place.editorial) _texts[origin].accepted = OBJECTED;
        emit ReplacementObjected(origin, next, objector, reason);
        _record(ReplacementObjected.selector, abi.encode(origin, next, objector, reason));
    }

    /// @inheritdoc IAmendments
    function enter(uint256 motion, uint256 rival) external onlyGovernor {
        _requireRoom(motion);

        _texts[motion].rivals.push(rival);
        uint8 place = uint8(_texts[motion].rivals.length + 1);
        emit AmendmentEntered(motion, rival, place);
        _record(AmendmentEntered.selector, abi.encode(motion, rival, place));
        _governor().amended(motion, _readUntil(motion, _rulebook.deliberationRules().reading));
    }

    // -------------------------------------------------------------------------------------------------- reading

    /// @inheritdoc ICoalitionPart
    function directory() external view returns (address) {
        return address(_directory);
    }

    /// @inheritdoc IAmendments
    function places(uint256 motion) external view returns (Place[] memory all) {
        uint256[] memory origins = _origins(motion);
        uint256[] memory texts = _lineUp(motion);
        all = new Place[](origins.length);
        for (uint256 i = 0; i < origins.length; ++i) {
            PlaceRecord storage place = _places[origins[i]];
            bool pending = place.next != 0 && block.timestamp <= place.objectUntil;
            all[i] = Place({
                origin: origins[i],
                text: _textAt(origins[i]),
                next: pending ? place.next : 0,
                objectUntil: pending ? place.objectUntil : 0,
                editorial: pending && place.editorial,
                standing: texts[i] != 0
            });
        }
    }

    /// @inheritdoc IAmendments
    function placeOf(uint256 text) external view returns (uint256 origin, bool dropped) {
        uint256 motion = motionOf(text);
        if (text != motion && _holds(motion, text)) return (motion, false);
        origin = _corrects[text] == 0 ? text : _corrects[text];
        return (origin, !_holds(origin, text));
    }

    /// @inheritdoc IAmendments
    function isMerged(uint256 text) external view returns (bool) {
        uint256 motion = motionOf(text);
        uint256 accepted = _texts[motion].accepted;
        return accepted == text || (text == motion && accepted != 0 && accepted != OBJECTED);
    }

    /// @inheritdoc IAmendments
    function motionOf(uint256 text) public view returns (uint256) {
        return _amends[text] == 0 ? text : _amends[text];
    }

    // ------------------------------------------------------------------------------------------------- internal

    function _file(
        Filing filing,
        uint256 motion,
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata calldatas,
        string calldata description
    ) private returns (uint256 text) {
        ICoalitionGovernor governor = _governor();
        governor.introduce(filing, motion, _actor());
        text = governor.propose(targets, values, calldatas, description);
        _amends[text] = motion;
    }

    /// @dev Makes what stands in a place permanent, so that a further text may be announced. Reverts while an earlier one
    /// may be objected to.
    function _settle(uint256 origin) private returns (uint256 text) {
        PlaceRecord storage place = _places[origin];
        if (place.next != 0 && block.timestamp <= place.objectUntil) {
            revert AmendmentsReplacementPending(origin, place.objectUntil);
        }
        text = _textAt(origin);
        (place.text, place.next) = (text, 0);
    }

    function _replace(uint256 origin, uint256 text, uint48 objectUntil, bool editorial) private {
        PlaceRecord storage place = _places[origin];
        (place.next, place.objectUntil, place.editorial) = (text, objectUntil, editorial);
    }

    /// @dev The text that stands in a place by now.
    function _textAt(uint256 origin) internal view returns (uint256) {
        PlaceRecord storage place = _places[origin];
        if (place.next != 0 && block.timestamp > place.objectUntil) return place.next;
        return place.text == 0 ? origin : place.text;
    }

    /// @dev Whether the text stands in the place, or will unless somebody objects.
    function _holds(uint256 origin, uint256 text) private view returns (bool) {
        return _textAt(origin) == text || _places[origin].next == text;
    }

    /// @dev Who holds the places, in order.
    function _origins(uint256 motion) internal view returns (uint256[] memory origins) {
        uint256[] storage rivals = _texts[motion].rivals;
        origins = new uint256[](rivals.length + 1);
        origins[0] = motion;
        for (uint256 i = 0; i < rivals.length; ++i) {
            origins[i + 1] = rivals[i];
        }
    }

    /// @dev The texts in order of place, zero where none stands: not seconded, withdrawn, or merged into the motion.
    function _lineUp(uint256 motion) internal view returns (uint256[] memory texts) {
        texts = _origins(motion);
        uint256 first = _textAt(motion);
        for (uint256 i = 0; i < texts.length; ++i) {
            Motion memory origin = _governor().motion(texts[i]);
            bool stands = origin.secondsGiven >= origin.secondsNeeded && !origin.withdrawn;
            uint256 text = _textAt(texts[i]);
            texts[i] = stands && (i == 0 || text != first) ? text : 0;
        }
    }

    function _governor() internal view returns (ICoalitionGovernor) {
        return ICoalitionGovernor(payable(_directory.contractOf(DirectoryKeys.GOVERNOR)));
    }

    /// @dev When the vote may open at the earliest if a text becomes part of the ballot now: it has been public since
    /// the discussion as filed at the latest.
    function _readUntil(uint256 motion, uint256 reading) private view returns (uint48) {
        return uint48(Math.min(block.timestamp, _governor().proposalSnapshot(motion)) + reading);
    }

    function _requireFiling(uint256 motion, Motion memory subject, Motion memory place) private view {
        if (subject.consent && !subject.contested) revert AmendmentsUncontestedNotice(motion);
        uint256 closesAt = _governor().proposalSnapshot(motion);
        bool gone = place.withdrawn && block.timestamp > place.takeoverUntil;
        if (gone || block.timestamp > closesAt) revert AmendmentsDiscussionClosed(motion, closesAt);
    }

    function _requireRoom(uint256 motion) private view {
        if (_texts[motion].rivals.length + 1 == MAX_PLACES) revert AmendmentsBallotFull(motion, MAX_PLACES);
    }

    function _requireEditorial(uint256 origin, uint256 current, uint256 text) private view {
        Motion memory before = _governor().motion(current);
        Motion memory corrected = _governor().motion(text);
        if (corrected.class != before.class || corrected.codeDigest != before.codeDigest) {
            revert AmendmentsNotEditorial(origin);
        }
    }

    function _requireShort(string calldata reason) internal pure {
        if (bytes(reason).length > MAX_REASON) revert AmendmentsReasonTooLong(bytes(reason).length, MAX_REASON);
    }
}
