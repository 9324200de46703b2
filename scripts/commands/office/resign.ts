import { resign } from "../../../core/elections/index.js";
import { DaoError } from "../../../core/errors.js";
import { defineCommand } from "../../cli/command.js";
import { argument } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { openOffice } from "../../elections/open-office.js";
import { act } from "../../elections/perform.js";

export const officeResign = defineCommand({
  name: "office resign",
  describe: "give up your seat of an office, and one you won that is to come",
  examples: ["office resign archivist --as 3"],
  access: "signs",
  arguments: { office: argument("<office>", "its name or id", text) },
  async run(context, { office: given }) {
    const { contracts, office } = await openOffice(context, given);
    const { account } = await context.network();
    const seats = office.seats.filter(({ holder, next }) =>
      [holder?.account, next?.account].includes(account),
    );
    if (seats.length === 0) {
      throw new DaoError("OFFICES_NOT_OFFICER", `${account} holds no seat of ${office.name}.`, {
        hint: "Only who holds a seat, or has won one, can resign.",
      });
    }
    const receipt = await act(context, {
      act: resign(contracts, office),
      label: "Resigned",
      lines: [
        `You, ${account}, resign as ${office.name} (seat ${seats.map(({ seat }) => seat).join(", ")}).`,
        "The seat is vacant at once, and anyone may call the election for the remainder of the term.",
      ],
    });
    return { office: office.name, officer: account, transaction: receipt.hash };
  },
});
