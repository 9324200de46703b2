import { defineCommand } from "../cli/command.js";
import { verifyDeployment } from "../verification/verify-deployment.js";

export const verify = defineCommand({
  name: "verify",
  describe: "compare the live chain with the coalition file, part by part",
  examples: ["verify", "verify --network sepolia --coalition coalitions/mine.json5 --json"],
  access: "reads",
  run: (context) => verifyDeployment(context),
});
