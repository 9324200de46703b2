import { z } from "zod";
import { formatDuration } from "../../core/coalition/index.js";
import { DaoError } from "../../core/errors.js";
import { defineCommand } from "../cli/command.js";
import { argument } from "../cli/inputs.js";
import { duration } from "../cli/values.js";

const answerSchema = z.object({ timestamp: z.number(), blockNumber: z.number() });

export const advance = defineCommand({
  name: "advance",
  describe: "move the clock of a local rehearsal chain",
  examples: ["advance 14d", 'advance "2 days"'],
  access: "reads",
  arguments: { by: argument("<duration>", 'how far, such as 14d, 72h or "2 weeks"', duration) },
  async run(context, { by }) {
    const { chainId, connection, name } = await context.network();
    if (chainId !== 31337) {
      throw new DaoError("CLOCK_NOT_OURS", `The clock of ${name} goes by itself.`, {
        hint: "Only a local rehearsal chain can be advanced.",
      });
    }
    const answer = await connection.provider
      .request({ method: "rehearsal_advanceTime", params: [by] })
      .catch((cause: unknown) => {
        throw new DaoError(
          "CLOCK_NOT_OURS",
          `The chain did not advance: ${cause instanceof Error ? cause.message : String(cause)}`,
          {
            hint: "Use the chain of npm start, and at least one second.",
            cause,
          },
        );
      });
    const { timestamp, blockNumber } = answerSchema.parse(answer);
    const time = new Date(timestamp * 1000).toISOString();
    context.output.line(`Advanced by ${formatDuration(by)}: block ${blockNumber} at ${time}`);
    return { advanced: by, timestamp, time, blockNumber };
  },
});
