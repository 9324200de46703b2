import { textOfBytes32 } from "../contracts/bytes32-text.js";
import { roleName } from "../contracts/roles.js";
import { countOf, formatAddress, formatCount } from "../format/index.js";
import { type Refusals } from "./refusal.js";

const keyText = (key: unknown) => `"${textOfBytes32(key as string) ?? "(unreadable)"}"`;

/** Refusals of the directory. */
export const FOUNDING_REFUSALS: Refusals = {
  DirectoryUnauthorized: ({ caller }) => ({
    message: `${formatAddress(caller as string)} may not change the directory.`,
    hint: "Before the coalition opens its founder may, afterwards only a motion.",
  }),
  DirectoryAlreadyListed: ({ key, entry }) => ({
    message: `The directory lists ${formatAddress(entry as string)} as ${keyText(key)} already.`,
    hint: "Entries are never replaced; list the new contract under a key of its own.",
  }),
  DirectoryUnknown: ({ key }) => ({
    message: `The directory lists nothing as ${keyText(key)}.`,
    hint: "Check the key, or finish the deployment first.",
  }),
  DirectoryNotContract: ({ entry }) => ({
    message: `There is no contract at ${formatAddress(entry as string)}.`,
    hint: "Deploy it first, on this network.",
  }),
  DirectoryNotSealed: () => ({
    message: "The coalition is not open yet.",
    hint: "Its founder has to finish the deployment.",
  }),
  DirectoryAlreadySealed: () => ({
    message: "The coalition is open already.",
    hint: "Nothing needs to be done; from now on everything changes by motion.",
  }),
  DirectoryRoleUnsettled: ({ role, account }) => ({
    message: `The roles of the timelock are not settled: look at ${roleName(role as string) ?? "an unknown role"} and ${formatAddress(account as string)}.`,
    hint: "The timelock must administer itself, the governor must be its proposer and the founder must hold nothing: resume the deployment.",
  }),
  DirectoryForeignPart: ({ entry }) => ({
    message: `${formatAddress(entry as string)} was not built for this coalition.`,
    hint: "Deploy the contract with this directory's address; it has to answer with it.",
  }),
  DirectoryWrongFounder: ({ founder, timelockFounder }) => ({
    message: `The directory's founder ${formatAddress(founder as string)} is not the timelock's, ${formatAddress(timelockFounder as string)}.`,
    hint: "Deploy both with the same founder, who is nobody's zero address.",
  }),
  DirectoryTimelockTouched: ({ entries, expected }) => ({
    message: `The timelock's journal has ${countOf(entries as bigint, "entry", "entries")} where a founding leaves ${formatCount(expected as bigint)}.`,
    hint: "Somebody handed out another role on the way: found the coalition anew with a new timelock.",
  }),
  DirectoryURITooLong: ({ length, max }) => ({
    message: `The URI takes ${formatCount(length as bigint)} bytes.`,
    hint: `Shorten it to ${formatCount(max as bigint)} bytes.`,
  }),
};
