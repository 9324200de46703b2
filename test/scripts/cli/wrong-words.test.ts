import { runDao } from "./dao-process.js";
import { expectRefusals } from "./expect-refusals.js";

describe("dao, told what it does not understand", () => {
  it("refuses words that are no command, with exit code 2", () =>
    expectRefusals(
      [
        { words: [], code: "USAGE", says: /verb is missing/, hint: /--help/, exitCode: 2 },
        {
          words: ["deplooy"],
          code: "USAGE",
          says: /'deplooy'/,
          hint: /Did you mean deploy/,
          exitCode: 2,
        },
        { words: ["status", "--jsn"], code: "USAGE", says: /'--jsn'/, hint: /--json/, exitCode: 2 },
        {
          words: ["advance"],
          code: "USAGE",
          says: /duration/,
          hint: /dao -- advance --help/,
          exitCode: 2,
        },
        {
          words: ["advance", "soon", "--json"],
          code: "USAGE",
          says: /"soon" is not a duration.*14 days/,
          hint: /--help/,
          exitCode: 2,
        },
      ],
      runDao,
    ));
});
