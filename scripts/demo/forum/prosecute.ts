import { id as digestOf, ZeroHash } from "ethers";
import { formatDate, formatPeriod } from "../../../core/format/index.js";
import type { Person } from "../cast.js";
import { done, type Stage } from "../stage.js";
import { ViaSigner } from "../../via/via-signer.js";
import type { DemoCase, DemoPost } from "./demo-forum.js";
import type { DemoRelay } from "./demo-relay.js";
import type { Bench } from "./officers.js";

/** "Discuss issues, not persons." */
const DUTY = 2;
const HIDDEN_BECAUSE = "It is about a person, not about the matter.";

/** Everybody who acts in a case acts by signed papers, and the relay pays. */
export class Court {
  constructor(
    readonly stage: Stage,
    readonly relay: DemoRelay,
    readonly bench: Bench,
  ) {}

  /** The conduct contract in the hands of somebody without ether. */
  async #as({ signer, address }: Person) {
    const { chain, contracts, store } = this.stage;
    const { chainId } = await chain.provider.getNetwork();
    const via = new ViaSigner({
      relay: this.relay.client,
      key: signer,
      provider: chain.provider,
      chainId: Number(chainId),
      desk: () =>
        Promise.resolve({
          ...{ coalition: contracts, fromBlock: 0, member: address, key: signer },
          content: () => Promise.resolve(store),
        }),
      onTaken: () => undefined,
      onLanded: () => undefined,
    });
    return contracts.conduct.connect(via);
  }

  /** Report, reply, and the decision of two officers once the respondent was heard. */
  async decide(
    reporter: Person,
    post: DemoPost,
    rung: DemoCase["rung"],
    length: number,
  ): Promise<DemoCase> {
    const { chain, contracts, output } = this.stage;
    const { author: respondent } = post;
    await done(
      (await this.#as(reporter)).report(respondent.address, DUTY, false, post.id, ZeroHash),
    );
    const id = await contracts.conduct.caseIdOf(
      ...([reporter.address, respondent.address, DUTY, false, post.id, ZeroHash] as const),
    );
    await done((await this.#as(respondent)).reply(id, digestOf("I only asked.")));
    const { replyWindow } = await contracts.conduct.rules();
    await chain.travel(Number(replyWindow) + 1);
    const reasons = digestOf(`Why case ${id} ends on rung ${rung}.`);
    const hide = rung === 1 ? HIDDEN_BECAUSE : "";
    for (const officer of this.bench.officers.slice(0, 2))
      await done((await this.#as(officer)).decide(id, true, rung, length, reasons, hide));
    output.line(
      rung === 1
        ? `${formatDate(await chain.now())}: after the reply, two officers give a public notice and mark the post as hidden.`
        : `${formatDate(await chain.now())}: after the reply, two officers suspend posting for ${formatPeriod(length)}; seat and vote stay.`,
    );
    return { id, rung, ending: "stands", post: post.id };
  }

  /** The respondent appeals alone, and the panel lifts the sanction. */
  async lift(respondent: Person, { id }: DemoCase): Promise<void> {
    await done((await this.#as(respondent)).appeal(id, digestOf("It was a question.")));
    for (const panellist of this.bench.panel)
      await done(
        (await this.#as(panellist)).judge(id, false, digestOf("A question is no attack.")),
      );
    this.stage.output.line("On appeal, a panel that took no part in it lifts the suspension.");
  }
}
