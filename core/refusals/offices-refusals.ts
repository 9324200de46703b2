import { formatAddress, quote } from "../format/index.js";
import { outOfBounds } from "./bounded.js";
import { BY_MOTION, type Refusals } from "./refusal.js";

export const OFFICES_REFUSALS: Refusals = {
  OfficesUnauthorized: ({ caller }) => ({
    message: `${formatAddress(caller as string)} may not do this to the offices.`,
    hint: `${BY_MOTION} Only an election seats anybody.`,
  }),
  OfficesUnknown: () => ({
    message: "There is no such office.",
    hint: "List the offices and name one of them; a motion can open another.",
  }),
  OfficesAlreadyOpen: () => ({
    message: "The office is open already.",
    hint: "Its terms can be changed without opening it again.",
  }),
  OfficesNotOpen: () => ({
    message: "The office is closed.",
    hint: "A motion can open it again.",
  }),
  OfficesInvalidName: ({ name }) => ({
    message: `${quote(String(name))} cannot be the name of an office.`,
    hint: "Use 1 to 64 of a-z, 0-9, dot and hyphen, beginning with a letter or digit.",
  }),
  OfficesOutOfBounds: outOfBounds,
  OfficesApprovalOfOne: () => ({
    message: "A single seat is not filled by approval.",
    hint: "Use the method of Schulze for it, or give the office more seats.",
  }),
  OfficesSameOffice: () => ({
    message: "An office cannot exclude itself.",
    hint: "Name two offices.",
  }),
  OfficesNotOfficer: ({ account }) => ({
    message: `${formatAddress(account as string)} holds no seat of this office.`,
    hint: "Only who holds a seat, or has won one, can resign.",
  }),
};
