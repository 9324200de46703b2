import { ZeroAddress, ZeroHash } from "ethers";
import type { CoalitionContracts } from "../contracts/index.js";
import { actOn, type Act } from "../elections/act.js";
import { DaoError } from "../errors.js";
import { quote } from "../format/index.js";
import { checkedAddress, checkedHash } from "../motions/check-input.js";

type Membership = Pick<CoalitionContracts, "membership">;

/** How many accounts `enrol` takes at once. */
export const ENROL_LIMIT = 100;

/** Bytes of the address a relay is named with. */
export const RELAY_URL_LIMIT = 256;

/**
 * Takes a seat.
 *
 * @param group - position of the stakeholder group, from 0.
 * @param codeVersion - id of the Code of Conduct version that is accepted.
 * @throws DaoError `HASH_MALFORMED`
 */
export function joinCoalition(
  { membership }: Membership,
  group: { index: number; name: string },
  codeVersion: string,
): Act {
  const values = [group.index, checkedHash(codeVersion)];
  const sentence = `Joins in the stakeholder group ${quote(group.name)}, and accepts the Code of Conduct.`;
  return actOn(membership, "join", values, sentence);
}

export function leaveCoalition({ membership }: Membership): Act {
  return actOn(membership, "leave", [], "Gives up the seat.");
}

/** @throws DaoError `HASH_MALFORMED` */
export function acceptCodeVersion({ membership }: Membership, codeVersion: string): Act {
  const sentence = "Accepts the Code of Conduct in force.";
  return actOn(membership, "acceptCode", [checkedHash(codeVersion)], sentence);
}

/** @param digest - SHA-256 of the profile document; nothing withdraws it. @throws DaoError `HASH_MALFORMED` */
export function setProfile({ membership }: Membership, digest: string | undefined): Act {
  const value = digest === undefined ? ZeroHash : checkedHash(digest);
  const sentence = digest === undefined ? "Withdraws the profile." : "Sets the profile.";
  return actOn(membership, "setProfile", [value], sentence);
}

/** Makes voters of those whose waiting is over; passes over the others. @throws DaoError `ADDRESS_MALFORMED`, `TOO_MANY_ACCOUNTS` */
export function enrolMembers({ membership }: Membership, accounts: readonly string[]): Act {
  if (accounts.length === 0 || accounts.length > ENROL_LIMIT) {
    throw new DaoError(
      "TOO_MANY_ACCOUNTS",
      `Not ${accounts.length} members can be enrolled at once.`,
      {
        hint: `Enrol 1 to ${ENROL_LIMIT} at a time.`,
      },
    );
  }
  const checked = accounts.map((account) => checkedAddress(account));
  return actOn(membership, "enrol", [checked], `Enrols ${checked.join(", ")}.`);
}

/** @throws DaoError `VOUCHES_NOT_NEEDED`, `ADDRESS_MALFORMED` */
export function vouchFor(contracts: Pick<CoalitionContracts, "admission">, candidate: string): Act {
  const account = checkedAddress(candidate);
  return actOn(vouching(contracts), "vouch", [account], `Vouches for ${account}.`);
}

/** @throws DaoError as {@link vouchFor} */
export function takeVouchBack(
  contracts: Pick<CoalitionContracts, "admission">,
  candidate: string,
): Act {
  const account = checkedAddress(candidate);
  const sentence = `Takes back the vouch for ${account}.`;
  return actOn(vouching(contracts), "withdrawVouch", [account], sentence);
}

function vouching({ admission }: Pick<CoalitionContracts, "admission">) {
  if (admission.kind === "vouches") return admission.contract;
  throw new DaoError(
    "VOUCHES_NOT_NEEDED",
    "This coalition's admission policy asks for no vouches.",
    {
      hint: "Members become voters by waiting alone.",
    },
  );
}

/**
 * Names the account that anchors posts in a member's name.
 *
 * @param relay - nothing names none.
 * @throws DaoError `ADDRESS_MALFORMED`, `RELAY_ITSELF_NOBODY`
 */
export function nameRelay(
  { lists }: Pick<CoalitionContracts, "lists">,
  relay: { account: string; url: string } | undefined,
): Act {
  const account = relay === undefined ? ZeroAddress : checkedAddress(relay.account);
  if (relay !== undefined && account === ZeroAddress) {
    throw new DaoError("RELAY_ITSELF_NOBODY", "The zero address is nobody's account.", {
      hint: "Give the account that the relay says is its own, or name none.",
    });
  }
  const sentence = relay === undefined ? "Names no relay." : `Names ${account} as relay.`;
  return actOn(lists, "setRelay", [account, relay?.url ?? ""], sentence);
}
