import { defineCommand } from "../cli/command.js";
import { deployCoalition } from "../deployment/deploy-coalition.js";
import { verifyDeployment } from "../verification/verify-deployment.js";

export const deploy = defineCommand({
  name: "deploy",
  describe: "found a coalition on a network, or go on where a deployment stopped",
  examples: [
    "deploy",
    "deploy --coalition coalitions/example.json5 --yes",
    "deploy --network sepolia",
  ],
  access: "signs",
  direct: true,
  async run(context) {
    await deployCoalition(context);
    const result = await verifyDeployment(context);
    const { id, addresses } = await context.deployment();
    context.output.table(["Contract", "Address"], Object.entries(addresses));
    return { deployment: id, ...result };
  },
});
