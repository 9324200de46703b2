import type {
  CoalitionFile,
  DeliberationRules,
  MotionClassRules,
} from "../../core/coalition/index.js";
import type { CoalitionAddresses, CoalitionContracts } from "../../core/contracts/index.js";
import { formatPeriod, formatShare } from "../../core/format/index.js";
import type { DeploymentParameters } from "../../deploy/parameters.js";
import type { IRulebook } from "../../typechain-types/index.js";
import { compareOrdinaryCalls } from "./compare-ordinary-calls.js";
import { compareSigningDomain } from "./compare-signing-domain.js";
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

/** The same for the rules of deliberation, which the contract calls alike. */
const DELIBERATION: Record<keyof DeliberationRules, (value: bigint | number) => string> = {
  reading: formatPeriod,
  objection: formatPeriod,
  consentFloor: String,
  consentShare: formatShare,
};

/** The rules of motions are those of the file, and the list of ordinary calls holds the founding's and no others. */
export async function checkRules(
  contracts: CoalitionContracts,
  record: CoalitionAddresses,
  { motions }: CoalitionFile,
  { governorName, amendmentsName }: DeploymentParameters,
  history: History,
): Promise<PartReport> {
  const part = new Part("rules");
  const { rulebook, governor, amendments } = contracts;
  part.compare("name voters sign under", governorName, await governor.name());
  await compareSigningDomain(part, amendments, "ranked ballots on motions", amendmentsName);
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

  const changedDeliberation = history.hasLater(history.rulebook, "DeliberationRulesSet");
  const deliberation = await rulebook.deliberationRules();
  for (const key of Object.keys(DELIBERATION) as (keyof DeliberationRules)[]) {
    const write = DELIBERATION[key];
    const name = `motions.deliberation.${key}`;
    part.compare(
      name,
      write(motions.deliberation[key]),
      write(deliberation[key]),
      changedDeliberation,
    );
  }
  await compareOrdinaryCalls(part, contracts, record, history);
  return part;
}
