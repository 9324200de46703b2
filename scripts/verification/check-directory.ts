import { getAddress } from "ethers";
import { textOfBytes32 } from "../../core/contracts/bytes32-text.js";
import {
  DIRECTORY_KEYS,
  type CoalitionAddresses,
  type CoalitionContracts,
} from "../../core/contracts/index.js";
import type { History } from "./history.js";
import { Part, type PartReport } from "./report.js";

const PARTS = Object.keys(DIRECTORY_KEYS) as (keyof typeof DIRECTORY_KEYS)[];
const KNOWN: ReadonlySet<string> = new Set(Object.values(DIRECTORY_KEYS));

/** The directory lists the founding's contracts and nothing else, belongs to the timelock, and is sealed. */
export async function checkDirectory(
  { directory, governor, addresses }: CoalitionContracts,
  record: CoalitionAddresses,
  uri: string,
  history: History,
): Promise<PartReport> {
  const part = new Part("directory");
  part.compare("sealed", "yes", (await directory.isSealed()) ? "yes" : "no");
  part.compare("founder with powers left", "nobody", nobody(await directory.founder()));
  part.compare("timelock", record.timelock, addresses.timelock);
  part.compare(
    "description (daoURI)",
    uri,
    await directory.daoURI(),
    history.hasLater(history.directory, "DAOURIUpdate"),
  );
  for (const name of PARTS) {
    part.compare(`entry ${DIRECTORY_KEYS[name]}`, record[name], addresses[name]);
  }

  const listed = history.directory.filter(({ name }) => name === "Listed");
  for (const { args, log } of listed) {
    const key = textOfBytes32(String(args.key)) ?? String(args.key);
    if (KNOWN.has(key)) continue;
    part.compare(`entry ${key}`, "nothing", getAddress(String(args.entry)), history.isLater(log));
  }
  part.compare("the governor's timelock", record.timelock, await governor.timelock());
  part.compare("the governor's rulebook", record.rulebook, await governor.rulebook());
  part.compare("the governor's membership", record.membership, await governor.token());
  return part;
}

const nobody = (address: string) => (/^0x0{40}$/.test(address) ? "nobody" : address);
