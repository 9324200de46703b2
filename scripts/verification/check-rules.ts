import { getAddress } from "ethers";
import type { CoalitionFile, MotionClassRules } from "../../core/coalition/index.js";
import type { CoalitionAddresses, CoalitionContracts } from "../../core/contracts/index.js";
import { formatPeriod, formatShare } from "../../core/format/index.js";
import { ORDINARY_ARCHIVE_CALLS } from "../../deploy/modules/coalition.js";
import type { DeploymentParameters } from "../../deploy/parameters.js";
import type { IRulebook } from "../../typechain-types/index.js";
import type { History } from "./history.js";
import { Part, type PartReport } from "./report.js";

type Rules = Awaited<ReturnType<IRulebook["motionRules"]>>;

/** How a rule is read and written, under the name it has in the coalition file. */
const RULES: {
  [Name in keyof MotionClassRules]: {
    of(rules: Rules): bigint;
    write(value: bigint | number): string;
  };
} = {
  discussion: { of: ({ discussion }) => discussion, write: formatPeriod },
  voting: { of: ({ voting }) => voting, write: formatPeriod },
  timelock: { of: ({ timelock }) => timelock, write: formatPeriod },
  seconds: { of: ({ secondsCap }) => secondsCap, write: String },
  quorumFloor: { of: ({ quorumFloor }) => quorumFloor, write: String },
  quorumShare: { of: ({ quorumShare }) => quorumShare, write: formatShare },
  lateQuorumExtension: {
    of: ({ lateQuorumExtension }) => lateQuorumExtension,
    write: formatPeriod,
  },
};

/** The rules of motions are those of the file, and the list of ordinary calls holds the founding's and no others. */
export async function checkRules(
  { rulebook, archive, governor }: CoalitionContracts,
  record: CoalitionAddresses,
  { motions }: CoalitionFile,
  { governorName }: DeploymentParameters,
  history: History,
): Promise<PartReport> {
  const part = new Part("rules");
  part.compare("name voters sign under", governorName, await governor.name());
  for (const [index, name] of (["ordinary", "fundamental"] as const).entries()) {
    const live = await rulebook.motionRules(index);
    const changed = history.hasLater(
      history.rulebook,
      "MotionRulesSet",
      ({ args }) => Number(args.class) === index,
    );
    for (const key of Object.keys(RULES) as (keyof MotionClassRules)[]) {
      const { of, write } = RULES[key];
      part.compare(`motions.${name}.${key}`, write(motions[name][key]), write(of(live)), changed);
    }
  }
  part.compare(
    "motions.livePerMember",
    String(motions.livePerMember),
    String(await rulebook.liveMotionCap()),
    history.hasLater(history.rulebook, "LiveMotionCapSet"),
  );

  const listed = new Set<string>();
  for (const { name, args } of history.rulebook) {
    if (name !== "OrdinaryCallSet") continue;
    const call = `${getAddress(String(args.target))} ${String(args.selector)}`;
    if (args.ordinary === true) listed.add(call);
    else listed.delete(call);
  }
  const names = new Map(
    ORDINARY_ARCHIVE_CALLS.map((signature) => {
      const { selector, name } = archive.interface.getFunction(
        signature.replace(/\(.*/, "") as "adopt",
      );
      return [`${record.archive} ${selector}`, `archive.${name}`];
    }),
  );
  part.compareSets([...names.keys()], [...listed], (call) => ({
    what: `ordinary call ${names.get(call) ?? call}`,
    present: "on the list",
    absent: "not on the list",
    changedSince: history.hasLater(
      history.rulebook,
      "OrdinaryCallSet",
      ({ args }) => `${getAddress(String(args.target))} ${String(args.selector)}` === call,
    ),
  }));
  for (const call of names.keys()) {
    const [target = "", selector = ""] = call.split(" ");
    const answer = (await rulebook.isOrdinaryCall(target, selector)) === listed.has(call);
    part.compare(
      `the rulebook's word on ${names.get(call)}`,
      "as its logs",
      answer ? "as its logs" : "otherwise",
    );
  }
  return part;
}
