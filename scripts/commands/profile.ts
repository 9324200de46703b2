import { ZeroHash } from "ethers";
import { describeContent } from "../../core/content/index.js";
import { DaoError } from "../../core/errors.js";
import { formatBytes } from "../../core/format/index.js";
import { defineCommand } from "../cli/command.js";
import { flag, optionalArgument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { openLocalFile } from "../content/index.js";

export const profile = defineCommand({
  name: "profile",
  describe: "set the digest of your profile document, or withdraw it",
  examples: ["profile me.en.md --as 3", "profile --clear --as 3"],
  access: "signs",
  arguments: { file: optionalArgument("[file]", "your profile; it stays with you", text) },
  options: { clear: flag("--clear", "withdraw the digest") },
  async run(context, { file: path, clear }) {
    if ((path === undefined) !== clear) {
      throw new DaoError("INPUT_INVALID", "Either a profile file or --clear is needed.", {
        hint: "Write profile <file>, or profile --clear.",
      });
    }
    const { membership } = await context.contracts();
    const { account } = await context.network();
    const content =
      path === undefined ? undefined : await describeContent((await openLocalFile(path)).content());
    const digest = content?.digest ?? ZeroHash;
    await membership.setProfile.staticCall(digest);
    context.preview(
      content === undefined
        ? [`You, ${account}, withdraw the digest of your profile.`]
        : [
            `You, ${account}, set your profile to ${path} (${formatBytes(content.size)}).`,
            `Only its sha-256 is published: ${digest}. The file itself goes nowhere.`,
          ],
    );
    await context.confirm();
    const label = content === undefined ? "Profile withdrawn" : "Profile set";
    const receipt = await context.send(label, () => membership.setProfile(digest));
    return { member: account, digest: content?.digest ?? null, transaction: receipt.hash };
  },
});
