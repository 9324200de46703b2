import type { Verb } from "../cli/table.js";

/** Every verb, in the order in which a coalition's life meets them. */
export const VERBS: readonly Verb[] = [
  {
    name: "deploy",
    describe: "found a coalition on a network, or go on where a deployment stopped",
    load: async () => (await import("./deploy.js")).deploy,
  },
  {
    name: "verify",
    describe: "compare the live chain with the coalition file, part by part",
    load: async () => (await import("./verify.js")).verify,
  },
  {
    name: "rules",
    describe: "say on one page, in words, which rules the coalition file chooses; for printing too",
    load: async () => (await import("./rules.js")).rules,
  },
  {
    name: "status",
    describe: "show the coalition on one screen, and what can be done next",
    load: async () => (await import("./status.js")).status,
  },
  {
    name: "join",
    describe: "take a seat in the coalition, accepting its Code of Conduct",
    load: async () => (await import("./join.js")).join,
  },
  {
    name: "enrol",
    describe: "make voters of members whose waiting period is over",
    load: async () => (await import("./enrol.js")).enrol,
  },
  {
    name: "leave",
    describe: "give up your seat",
    load: async () => (await import("./leave.js")).leave,
  },
  {
    name: "members",
    describe: "list the members, their groups and who votes",
    load: async () => (await import("./members.js")).members,
  },
  {
    name: "vouch",
    describe: "stand up for a waiting member, where the admission policy asks for it",
    load: async () => (await import("./vouch.js")).vouch,
  },
  {
    name: "accept-code",
    describe: "accept the Code of Conduct in force",
    load: async () => (await import("./accept-code.js")).acceptCode,
  },
  {
    name: "profile",
    describe: "set the digest of your profile document, or withdraw it",
    load: async () => (await import("./profile.js")).profile,
  },
  {
    name: "propose adopt",
    describe: "move that the coalition adopts a version of a document",
    load: async () => (await import("./propose/adopt.js")).proposeAdopt,
  },
  {
    name: "propose resolution",
    describe: "move that the members resolve something in words",
    load: async () => (await import("./propose/resolution.js")).proposeResolution,
  },
  {
    name: "propose rule",
    describe: "move that a rule gets another value",
    load: async () => (await import("./propose/rule.js")).proposeRule,
  },
  {
    name: "propose admit",
    describe: "move that waiting members become voters in another way",
    load: async () => (await import("./propose/admit.js")).proposeAdmit,
  },
  {
    name: "propose remove",
    describe: "move that a member is removed",
    load: async () => (await import("./propose/remove.js")).proposeRemove,
  },
  {
    name: "propose ordinary-call",
    describe: "move that a call may, or may no longer, be part of ordinary motions",
    load: async () => (await import("./propose/ordinary-call.js")).proposeOrdinaryCall,
  },
  {
    name: "propose uri",
    describe: "move that the coalition's description is found elsewhere",
    load: async () => (await import("./propose/uri.js")).proposeUri,
  },
  {
    name: "propose list-contract",
    describe: "move that a contract becomes part of the coalition, for good",
    load: async () => (await import("./propose/list-contract.js")).proposeListContract,
  },
  {
    name: "propose tombstone",
    describe: "move that content which may not be kept is withdrawn, leaving a tombstone",
    load: async () => (await import("./propose/tombstone.js")).proposeTombstone,
  },
  {
    name: "propose open-list",
    describe: "move that a list is opened, or a closed one opened again",
    load: async () => (await import("./propose/open-list.js")).proposeOpenList,
  },
  {
    name: "propose close-list",
    describe: "move that a list is closed: what is on it stays, nothing new comes in",
    load: async () => (await import("./propose/close-list.js")).proposeCloseList,
  },
  {
    name: "propose suspend",
    describe:
      "move that somebody's posting is suspended, as two conduct officers asked the members",
    load: async () => (await import("./propose/suspend.js")).proposeSuspend,
  },
  {
    name: "propose reinstate",
    describe: "move that a suspension ends before its time",
    load: async () => (await import("./propose/reinstate.js")).proposeReinstate,
  },
  {
    name: "propose call",
    describe: "move any call there is no other word for",
    load: async () => (await import("./propose/call.js")).proposeCall,
  },
  {
    name: "propose from",
    describe: "move several actions at once, written in a file",
    load: async () => (await import("./propose/from.js")).proposeFrom,
  },
  {
    name: "notice",
    describe: "give notice of a decision, which passes by itself unless voters object",
    load: async () => (await import("./notice.js")).notice,
  },
  {
    name: "poll",
    describe: "ask the members something that binds nobody, or record a poll that was not carried",
    load: async () => (await import("./poll.js")).poll,
  },
  {
    name: "motions",
    describe: "list motions with their options, and what can be done with each",
    load: async () => (await import("./motions.js")).motions,
  },
  {
    name: "second",
    describe: "support a motion, an amendment or a nominee so that it comes to a vote",
    load: async () => (await import("./second.js")).second,
  },
  {
    name: "withdraw",
    describe: "withdraw your own motion, amendment or candidacy",
    load: async () => (await import("./withdraw.js")).withdraw,
  },
  {
    name: "take-over",
    describe: "take over a motion or amendment its mover withdrew",
    load: async () => (await import("./take-over.js")).takeOver,
  },
  {
    name: "amend",
    describe: "file a rival text for a motion while it is discussed",
    load: async () => (await import("./amend.js")).amend,
  },
  {
    name: "accept-amendment",
    describe: "accept a rival text in the place of your own motion, once",
    load: async () => (await import("./accept-amendment.js")).acceptAmendment,
  },
  {
    name: "correct",
    describe: "correct the wording of your own motion or rival text while it is discussed",
    load: async () => (await import("./correct.js")).correct,
  },
  {
    name: "object",
    describe: "object to a notice, to a correction, or to an amendment its mover accepted",
    load: async () => (await import("./object.js")).object,
  },
  {
    name: "vote",
    describe: "cast a ballot, sign one for others to carry, or carry many",
    load: async () => (await import("./vote.js")).vote,
  },
  {
    name: "tally",
    describe: "count a motion's or an election's ballots again from the chain's logs, and compare",
    load: async () => (await import("./tally.js")).tally,
  },
  {
    name: "queue",
    describe: "put a motion that passed into the timelock; of several options the one that won",
    load: async () => (await import("./queue.js")).queue,
  },
  {
    name: "execute",
    describe: "carry out a motion whose timelock is over; of several options the one that won",
    load: async () => (await import("./execute.js")).execute,
  },
  {
    name: "dissent",
    describe: "bind your minority statement to a motion's result",
    load: async () => (await import("./dissent.js")).dissent,
  },
  {
    name: "office list",
    describe: "list the offices, who holds them until when, and when the next election is due",
    load: async () => (await import("./office/list.js")).officeList,
  },
  {
    name: "office call",
    describe: "call the election of an office's seats that are due; anyone may",
    load: async () => (await import("./office/call.js")).officeCall,
  },
  {
    name: "office nominate",
    describe: "nominate for an office, calling its election first if one is due",
    load: async () => (await import("./office/nominate.js")).officeNominate,
  },
  {
    name: "office resign",
    describe: "give up your seat of an office, and one you won that is to come",
    load: async () => (await import("./office/resign.js")).officeResign,
  },
  {
    name: "elections",
    describe: "list elections, or show one with its nominees, and what can be done with it",
    load: async () => (await import("./elections.js")).elections,
  },
  {
    name: "nominate",
    describe: "nominate a voter, or yourself, in an election",
    load: async () => (await import("./nominate.js")).nominate,
  },
  {
    name: "accept",
    describe: "accept your nomination with a statement, sign an acceptance, or send a signed one",
    load: async () => (await import("./accept.js")).accept,
  },
  {
    name: "decline",
    describe: "decline your nomination, for good",
    load: async () => (await import("./decline.js")).decline,
  },
  {
    name: "ballot",
    describe: "rank the candidates of an election, replace your ballot, sign one, or carry many",
    load: async () => (await import("./ballot.js")).ballot,
  },
  {
    name: "proceed",
    describe: "take every step that is due in an election, or in all of them; anyone may",
    load: async () => (await import("./proceed.js")).proceed,
  },
  {
    name: "count",
    describe: "close a ballot that is over, count it in the next block, and count it again here",
    load: async () => (await import("./count.js")).count,
  },
  {
    name: "challenge",
    describe: "challenge the provisional result of an election",
    load: async () => (await import("./challenge.js")).challenge,
  },
  {
    name: "seat",
    describe: "give the seats to who was elected, once nothing stands in the way; anyone may",
    load: async () => (await import("./seat.js")).seat,
  },
  {
    name: "recall petition",
    describe: "petition to recall an officer, and sign the petition",
    load: async () => (await import("./recall/petition.js")).recallPetition,
  },
  {
    name: "recall sign",
    describe: "sign a petition to recall an officer",
    load: async () => (await import("./recall/sign.js")).recallSign,
  },
  {
    name: "recall ballot",
    describe: "vote on a recall, replace your ballot, or sign one for others to carry",
    load: async () => (await import("./recall/ballot.js")).recallBallot,
  },
  {
    name: "recall conclude",
    describe: "count the vote on a recall that is over; anyone may",
    load: async () => (await import("./recall/conclude.js")).recallConclude,
  },
  {
    name: "recall list",
    describe: "list recalls, or count one again from the chain's logs, and compare",
    load: async () => (await import("./recall/list.js")).recallList,
  },
  {
    name: "archive add",
    describe: "deposit documents of your own in the archive",
    load: async () => (await import("./archive/add.js")).archiveAdd,
  },
  {
    name: "archive adopt",
    describe: "move that the coalition adopts a version of a document",
    load: async () => (await import("./propose/adopt.js")).archiveAdopt,
  },
  {
    name: "archive list",
    describe: "list documents, their versions and languages",
    load: async () => (await import("./archive/list.js")).archiveList,
  },
  {
    name: "archive get",
    describe: "read an archived document, verified against the chain",
    load: async () => (await import("./archive/get.js")).archiveGet,
  },
  {
    name: "archive verify",
    describe:
      "recompute digests and CIDs of stored content, or of a file, and compare with the chain",
    load: async () => (await import("./archive/verify.js")).archiveVerify,
  },
  {
    name: "relay name",
    describe: "name the relay that anchors posts in your name, or none",
    load: async () => (await import("./relay/name.js")).relayName,
  },
  {
    name: "relay status",
    describe: "ask a relay where it stands, and hold it against your own node",
    load: async () => (await import("./relay/status.js")).relayStatus,
  },
  {
    name: "relay verify",
    describe: "fetch everything a relay should keep and check it against the chain",
    load: async () => (await import("./relay/verify.js")).relayVerify,
  },
  {
    name: "lists",
    describe: "show the lists, and how much is on each",
    load: async () => (await import("./lists.js")).lists,
  },
  {
    name: "post",
    describe: "post on a list, or answer a post",
    load: async () => (await import("./post.js")).post,
  },
  {
    name: "thread",
    describe: "read a thread, or list the threads of a list",
    load: async () => (await import("./thread.js")).thread,
  },
  {
    name: "mbox import",
    describe: "bring an existing mailing-list archive into the archive, as history of a list",
    load: async () => (await import("./mbox.js")).mboxImport,
  },
  {
    name: "mbox export",
    describe: "write a list's posts to a mailbox file that any mail program reads",
    load: async () => (await import("./mbox.js")).mboxExport,
  },
  {
    name: "audit",
    describe: "recount everything from the chain, trusting no server, with or without a network",
    load: async () => (await import("./audit/run.js")).audit,
  },
  {
    name: "audit ballot",
    describe: "check that your ballots were counted as you cast them, or all ballots on a motion",
    load: async () => (await import("./audit/ballot.js")).auditOneBallot,
  },
  {
    name: "audit opens",
    describe: "ask whether membership, lists and archives are as open as the coalition says",
    load: async () => (await import("./audit/opens.js")).auditOpens,
  },
  {
    name: "advance",
    describe: "move the clock of a local rehearsal chain",
    load: async () => (await import("./advance.js")).advance,
  },
  {
    name: "report",
    describe:
      "report a breach of the Code of Conduct to the conduct officers, or (--year) on a year",
    load: async () => (await import("./report.js")).report,
  },
  {
    name: "reply",
    describe: "reply to a report about you",
    load: async () => (await import("./reply.js")).reply,
  },
  {
    name: "decide",
    describe: "say, as a conduct officer, how a case should be decided; two who agree decide it",
    load: async () => (await import("./decide.js")).decide,
  },
  {
    name: "appeal",
    describe: "appeal against a sanction: the person concerned alone, or voters together",
    load: async () => (await import("./appeal.js")).appeal,
  },
  {
    name: "case list",
    describe: "list the cases of conduct and where they stand",
    load: async () => (await import("./case/list.js")).caseList,
  },
  {
    name: "case show",
    describe: "show a case: what happened, what comes next, who may act",
    load: async () => (await import("./case/show.js")).caseShow,
  },
  {
    name: "case confirm",
    describe: "say, as the second officer, exactly what another said, which decides the case",
    load: async () => (await import("./case/confirm.js")).caseConfirm,
  },
  {
    name: "case hold",
    describe: "hold back a person's posts for 48 hours in an emergency, as one conduct officer",
    load: async () => (await import("./case/hold.js")).caseHold,
  },
  {
    name: "case advise",
    describe: "record that you gave private advice, as one conduct officer",
    load: async () => (await import("./case/advise.js")).caseAdvise,
  },
  {
    name: "case recuse",
    describe: "stand back from a case; name an officer who should; or accept that a named one does",
    load: async () => (await import("./case/recuse.js")).caseRecuse,
  },
  {
    name: "case judge",
    describe: "vote on an appeal, as a panellist who took no part before",
    load: async () => (await import("./case/judge.js")).caseJudge,
  },
  {
    name: "case return",
    describe: "ask the members to end your suspension of rung 4, once a year",
    load: async () => (await import("./case/return.js")).caseReturn,
  },
  {
    name: "case record",
    describe: "put on record that a case lapsed or an appeal was not heard; anyone may",
    load: async () => (await import("./case/record.js")).caseRecord,
  },
  {
    name: "case year",
    describe: "count a year's cases for the yearly report",
    load: async () => (await import("./case/year.js")).caseYear,
  },
  {
    name: "case right",
    describe: "say whether an account may post, and if not, why not and until when",
    load: async () => (await import("./case/right.js")).caseRight,
  },
];
