import { defineCommand } from "../cli/command.js";
export const status = defineCommand({
  name: "status",
  describe: "x",
  examples: ["status"],
  access: "reads",
  run: async () => ({}),
});
