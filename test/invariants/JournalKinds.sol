// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IAmendments} from "../../contracts/interfaces/IAmendments.sol";
import {IArchive} from "../../contracts/interfaces/IArchive.sol";
import {IAuthenticator} from "../../contracts/interfaces/IAuthenticator.sol";
import {IBallotBox} from "../../contracts/interfaces/IBallotBox.sol";
import {ICoalitionGovernor} from "../../contracts/interfaces/ICoalitionGovernor.sol";
import {IConduct} from "../../contracts/interfaces/IConduct.sol";
import {IDirectory} from "../../contracts/interfaces/IDirectory.sol";
import {IElections} from "../../contracts/interfaces/IElections.sol";
import {IERC4824} from "../../contracts/interfaces/IERC4824.sol";
import {ILists} from "../../contracts/interfaces/ILists.sol";
import {IMembership} from "../../contracts/interfaces/IMembership.sol";
import {INotices} from "../../contracts/interfaces/INotices.sol";
import {IOffices} from "../../contracts/interfaces/IOffices.sol";
import {IRecalls} from "../../contracts/interfaces/IRecalls.sol";
import {IRulebook} from "../../contracts/interfaces/IRulebook.sol";
import {IVouchAdmission} from "../../contracts/interfaces/IVouchAdmission.sol";
import {ITimelock} from "../fixture/ITimelock.sol";

/// @title JournalKinds: which events are folded, and where their data holds an offset
/// @dev The table of `docs/mechanism.md`. Bit i of a layout stands for word i of the head of the log's data; {FOLDED} for
/// nothing else to move.
library JournalKinds {
    uint256 internal constant FOLDED = 1 << 255;

    function write(mapping(bytes32 kind => uint256) storage layouts) internal {
        _writeFlat(layouts);
        _writeFlatElections(layouts);
        _writeConduct(layouts);
        _writeWithOffsets(layouts);
    }

    /// @dev Nothing of variable length.
    function _writeFlat(mapping(bytes32 => uint256) storage layouts) private {
        layouts[IMembership.Joined.selector] = FOLDED;
        layouts[IMembership.Enrolled.selector] = FOLDED;
        layouts[IMembership.Left.selector] = FOLDED;
        layouts[IMembership.CodeAccepted.selector] = FOLDED;
        layouts[IMembership.ProfileSet.selector] = FOLDED;
        layouts[IMembership.WaitingPeriodSet.selector] = FOLDED;
        layouts[IMembership.JoinsPerDaySet.selector] = FOLDED;
        layouts[IMembership.AdmissionPolicySet.selector] = FOLDED;
        layouts[IVouchAdmission.Vouched.selector] = FOLDED;
        layouts[IVouchAdmission.VouchWithdrawn.selector] = FOLDED;
        layouts[IVouchAdmission.VouchesNeededSet.selector] = FOLDED;
        layouts[IDirectory.Listed.selector] = FOLDED;
        layouts[IDirectory.Sealed.selector] = FOLDED;
        layouts[IERC4824.DAOURIUpdate.selector] = FOLDED;
        layouts[IArchive.VersionRecorded.selector] = FOLDED;
        layouts[IArchive.DissentBound.selector] = FOLDED;
        layouts[ITimelock.Cancelled.selector] = FOLDED;
        layouts[ITimelock.MinDelayChange.selector] = FOLDED;
        layouts[IAccessControl.RoleGranted.selector] = FOLDED;
        layouts[IAccessControl.RoleRevoked.selector] = FOLDED;
        layouts[IRulebook.MotionRulesSet.selector] = FOLDED;
        layouts[IRulebook.DeliberationRulesSet.selector] = FOLDED;
        layouts[IRulebook.LiveMotionCapSet.selector] = FOLDED;
        layouts[IRulebook.OrdinaryCallSet.selector] = FOLDED;
        layouts[ICoalitionGovernor.MotionFiled.selector] = FOLDED;
        layouts[ICoalitionGovernor.MotionSeconded.selector] = FOLDED;
        layouts[ICoalitionGovernor.MotionWithdrawn.selector] = FOLDED;
        layouts[ICoalitionGovernor.MotionTakenOver.selector] = FOLDED;
        layouts[ICoalitionGovernor.ProposalExtended.selector] = FOLDED;
        layouts[IAmendments.AmendmentFiled.selector] = FOLDED;
        layouts[IAmendments.AmendmentEntered.selector] = FOLDED;
        layouts[IAmendments.AmendmentAccepted.selector] = FOLDED;
        layouts[IAmendments.TextCorrected.selector] = FOLDED;
        layouts[INotices.NoticeGiven.selector] = FOLDED;
        layouts[INotices.NoticeContested.selector] = FOLDED;
        layouts[IAuthenticator.Acted.selector] = FOLDED;
        layouts[IAuthenticator.PaperCancelled.selector] = FOLDED;
        layouts[ILists.ListClosed.selector] = FOLDED;
        layouts[ILists.RelayEngaged.selector] = FOLDED;
    }

    function _writeFlatElections(mapping(bytes32 => uint256) storage layouts) private {
        layouts[IOffices.OfficeChanged.selector] = FOLDED;
        layouts[IOffices.OfficeClosed.selector] = FOLDED;
        layouts[IOffices.ExclusionSet.selector] = FOLDED;
        layouts[IOffices.OfficerSeated.selector] = FOLDED;
        layouts[IOffices.OfficerPassedOver.selector] = FOLDED;
        layouts[IOffices.OfficerHeldOver.selector] = FOLDED;
        layouts[IOffices.OfficerSucceeded.selector] = FOLDED;
        layouts[IOffices.OfficerResigned.selector] = FOLDED;
        layouts[IOffices.OfficerRecalled.selector] = FOLDED;
        layouts[IElections.Nominated.selector] = FOLDED;
        layouts[IElections.NomineeSeconded.selector] = FOLDED;
        layouts[IElections.NominationDeclined.selector] = FOLDED;
        layouts[IElections.CandidateWithdrawn.selector] = FOLDED;
        layouts[IElections.CandidateDisplaced.selector] = FOLDED;
        layouts[IElections.CandidateDropped.selector] = FOLDED;
        layouts[IElections.ElectionExtended.selector] = FOLDED;
        layouts[IElections.CampaignBegun.selector] = FOLDED;
        layouts[IElections.ElectionClosed.selector] = FOLDED;
        layouts[IElections.ResultHeld.selector] = FOLDED;
        layouts[IElections.ElectionRulesSet.selector] = FOLDED;
        layouts[IRecalls.RecallSigned.selector] = FOLDED;
        layouts[IRecalls.RecallVoteOpened.selector] = FOLDED;
        layouts[IRecalls.RecallConcluded.selector] = FOLDED;
    }

    function _writeConduct(mapping(bytes32 => uint256) storage layouts) private {
        layouts[IConduct.ConductRulesSet.selector] = FOLDED;
        layouts[IConduct.CaseReported.selector] = FOLDED;
        layouts[IConduct.Replied.selector] = FOLDED;
        layouts[IConduct.OfficerNamed.selector] = FOLDED;
        layouts[IConduct.OfficerRecused.selector] = FOLDED;
        layouts[IConduct.Advised.selector] = FOLDED;
        layouts[IConduct.HoldPlaced.selector] = FOLDED;
        layouts[IConduct.CaseDismissed.selector] = FOLDED;
        layouts[IConduct.CaseReferred.selector] = FOLDED;
        layouts[IConduct.Sanctioned.selector] = FOLDED;
        layouts[IConduct.AppealSupported.selector] = FOLDED;
        layouts[IConduct.AppealOpened.selector] = FOLDED;
        layouts[IConduct.AppealVoted.selector] = FOLDED;
        layouts[IConduct.AppealDecided.selector] = FOLDED;
        layouts[IConduct.ReinstatementAsked.selector] = FOLDED;
        layouts[IConduct.Reinstated.selector] = FOLDED;
        layouts[IConduct.CaseLapsed.selector] = FOLDED;
        layouts[IConduct.HoldLapsed.selector] = FOLDED;
        layouts[IConduct.AppealUnheard.selector] = FOLDED;
        layouts[IConduct.RulingProposed.selector] = FOLDED | 1;
        layouts[IConduct.PostHidden.selector] = FOLDED | 1;
    }

    function _writeWithOffsets(mapping(bytes32 => uint256) storage layouts) private {
        layouts[IMembership.GroupNamed.selector] = FOLDED | 1;
        layouts[IMembership.Removed.selector] = FOLDED | 1;
        layouts[IArchive.DocumentOpened.selector] = FOLDED | 1;
        layouts[IArchive.RenditionRecorded.selector] = FOLDED | 1;
        layouts[IArchive.VersionWithdrawn.selector] = FOLDED | 1;
        layouts[IArchive.ResolutionRecorded.selector] = FOLDED | 1;
        // Text and matrix, with two words between them.
        layouts[IArchive.PollRecorded.selector] = FOLDED | 1 | (1 << 3);
        layouts[IAmendments.ReplacementObjected.selector] = FOLDED | 1;
        layouts[IAmendments.BallotFixed.selector] = FOLDED | 1;
        layouts[INotices.Objected.selector] = FOLDED | (1 << 1);
        layouts[ILists.ListOpened.selector] = FOLDED | 1 | (1 << 1);
        layouts[ILists.PostPublished.selector] = FOLDED | (1 << 1);
        layouts[ILists.PostsAnchored.selector] = FOLDED | (1 << 3);
        layouts[ILists.RelaySet.selector] = FOLDED | 1;
        layouts[IOffices.OfficeOpened.selector] = FOLDED | 1;
        // An election is 32 words: 15 of its own, 6 of terms, 11 of rules.
        layouts[IElections.ElectionCalled.selector] = FOLDED | (1 << 32);
        layouts[IElections.NominationAccepted.selector] = FOLDED | (1 << 1);
        layouts[IElections.ElectionBallotOpened.selector] = FOLDED | (1 << 1);
        layouts[IElections.ElectionCounted.selector] = FOLDED | (1 << 4);
        layouts[IElections.ResultChallenged.selector] = FOLDED | (1 << 1);
        layouts[IElections.ElectionEnded.selector] = FOLDED | (1 << 1);
        layouts[IBallotBox.BallotOpened.selector] = FOLDED | 1;
        layouts[IRecalls.RecallPetitioned.selector] = FOLDED | (1 << 4);
    }
}
