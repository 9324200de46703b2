import { decideCase, type ProposedRuling, rulingWords } from "../../../core/conduct/index.js";
import { DaoError } from "../../../core/errors.js";
import { formatAddress, shortAddress } from "../../../core/format/index.js";
import { actOnCase } from "../../conduct/act-on-case.js";
import { defineCommand } from "../../cli/command.js";
import { argument, option } from "../../cli/inputs.js";
import { address, text } from "../../cli/values.js";

export const caseConfirm = defineCommand({
  name: "case confirm",
  describe: "say, as the second officer, exactly what another said, which decides the case",
  examples: ["case confirm 0x4f2a --as 5"],
  access: "signs",
  arguments: { case: argument("<case>", "its id, or the id's first digits", text) },
  options: { officer: option("--officer <address>", "whose words, if several spoke", address) },
  async run(context, { case: given, officer }) {
    const { account } = await context.network();
    return actOnCase(context, {
      given,
      label: "Decided",
      make(contracts, record) {
        const others = record.proposals.filter((each) => each.officer !== account);
        const ruling = theOne(others, officer);
        const act = decideCase(contracts, record, ruling);
        const sentence = `${act.sentence} ${formatAddress(ruling.officer)} said so.`;
        return { ...act, sentence };
      },
    });
  },
});

/** @throws DaoError `RULING_MISSING`, `RULING_AMBIGUOUS` */
function theOne(rulings: readonly ProposedRuling[], officer: string | undefined): ProposedRuling {
  const [found, other] = rulings.filter(
    (each) => officer === undefined || each.officer === officer,
  );
  if (found === undefined) {
    throw new DaoError("RULING_MISSING", "Nobody else has said how this case should be decided.", {
      hint: "Say so first: npm run dao -- decide",
    });
  }
  if (other === undefined) return found;
  const said = rulings.map((each) => `${shortAddress(each.officer)}: ${rulingWords(each)}`);
  throw new DaoError("RULING_AMBIGUOUS", "Several officers have spoken.", {
    hint: `Name one with --officer: ${said.join("; ")}.`,
  });
}
