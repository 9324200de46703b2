import { readFile } from "node:fs/promises";
import { concat, ContractFactory, ZeroAddress } from "ethers";
import { artifacts } from "hardhat";
import { z } from "zod";
import {
  Archive__factory,
  BaselineGovernor__factory,
  BaselineMembership__factory,
} from "../../typechain-types/index.js";
import type { SimulatedChain } from "../rehearsal/simulated-chain.js";

const TIMELOCK = "npm/@openzeppelin/contracts@5.7.0/governance/TimelockController.sol";
const DELAY = 2 * 86_400;

/** Plain OpenZeppelin: its Governor, ERC721Votes with automatic self-delegation, its timelock. */
export type Baseline = Awaited<ReturnType<typeof deployBaseline>>;

/** The archive is ours on both sides, so that what a motion carries out costs the same. */
export async function deployBaseline({ connection }: SimulatedChain) {
  const [deployer] = await connection.ethers.getSigners();
  if (deployer === undefined) throw new Error("the simulated chain has no account");
  const membership = await new BaselineMembership__factory(deployer).deploy();
  const timelock = await (
    await timelockFactory()
  )
    .connect(deployer)
    .deploy(DELAY, [], [ZeroAddress], deployer);
  const governor = await new BaselineGovernor__factory(deployer).deploy(membership, timelock);
  const grant = timelock.getFunction("grantRole");
  await grant(await timelock.getFunction("PROPOSER_ROLE")(), governor);
  const directory = await directoryNaming(await timelock.getAddress())
    .connect(deployer)
    .deploy();
  const archive = await new Archive__factory(deployer).deploy(directory);
  return {
    membership,
    governor,
    addresses: {
      membership: await membership.getAddress(),
      governor: await governor.getAddress(),
      archive: await archive.getAddress(),
    },
  };
}

/** Answers every question with the timelock's address, and that is all our archive asks of a directory. */
function directoryNaming(timelock: string): ContractFactory {
  // PUSH20 timelock, PUSH0, MSTORE, PUSH1 32, PUSH0, RETURN; before it, the code that returns these 27 bytes.
  return new ContractFactory([], concat(["0x601b600a5f39601b5ff373", timelock, "0x5f5260205ff3"]));
}

const buildOutput = z.object({
  output: z.object({
    contracts: z.record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          abi: z.array(z.unknown()),
          evm: z.object({ bytecode: z.object({ object: z.string() }) }),
        }),
      ),
    ),
  }),
});

/** OpenZeppelin's own timelock as our compiler built it: it is no contract of ours, so it has no artifact. */
async function timelockFactory(): Promise<ContractFactory> {
  const buildInfo = await artifacts.getBuildInfoId(
    "contracts/governance/CoalitionTimelock.sol:CoalitionTimelock",
  );
  const path = buildInfo && (await artifacts.getBuildInfoOutputPath(buildInfo));
  if (path === undefined) throw new Error("the contracts are not built: run npm run build");
  const { output } = buildOutput.parse(JSON.parse(await readFile(path, "utf8")));
  const built = output.contracts[TIMELOCK]?.["TimelockController"];
  if (built === undefined) throw new Error(`${TIMELOCK} is not in ${path}`);
  return new ContractFactory(built.abi as never, built.evm.bytecode.object);
}
