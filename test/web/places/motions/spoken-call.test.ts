import { expect } from "chai";
import { readFileSync } from "node:fs";
import { CONTRACT_TITLES, INTERFACES } from "../../../../core/contracts/index.js";
import type { CoalitionAddresses, ContractName } from "../../../../core/contracts/index.js";
import { CALL_SENTENCES } from "../../../../core/motions/call-sentences.js";
import { formatFor } from "../../../../web/parts/format.js";
import { spokenCall } from "../../../../web/places/motions/calls/spoken-call.js";
import { isolated, valueInWords } from "../../../../web/places/motions/calls/value-words.js";

const names = Object.keys(CONTRACT_TITLES) as ContractName[];
const addresses = Object.fromEntries(
  names.map((name, index) => [name, `0x${(index + 1).toString(16).padStart(40, "0")}`]),
) as unknown as CoalitionAddresses;

const writing = {
  words: (key: string) => key,
  format: formatFor("en"),
  language: "en",
  addresses,
};

const call = (contract: ContractName, fn: string, values: readonly unknown[]) => ({
  ...{ target: addresses[contract], value: 0n },
  calldata: INTERFACES[contract].encodeFunctionData(fn, values),
});

const words = (language: string) =>
  JSON.parse(readFileSync(`web/language/${language}/calls.json`, "utf8")) as Record<
    string,
    Record<string, unknown>
  >;

/** Sentences under a function: its own, or one for each of its variants. */
const sentencesOf = (language: string, contract: string, fn: string): string[] => {
  const found = words(language)[contract]?.[fn === "adoptStanding" ? "adopt" : fn];
  return typeof found === "string" ? [found] : Object.values(found ?? {}).map(String);
};

describe("calls in the reader's words", () => {
  it("have a sentence in each language for each call that core has one for", () => {
    for (const [contract, sentences] of Object.entries(CALL_SENTENCES))
      for (const fn of Object.keys(sentences))
        for (const language of ["ar", "en", "es", "fr", "ru", "zh"])
          expect(sentencesOf(language, contract, fn), `${language} ${contract}.${fn}`).not.to.be
            .empty;
  });

  it("fill every place of their sentences from the arguments", () => {
    const places = (sentence: string) =>
      [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? "");
    for (const [contract, sentences] of Object.entries(CALL_SENTENCES)) {
      for (const fn of Object.keys(sentences)) {
        const fragment = INTERFACES[contract as ContractName].getFunction(fn);
        const inputs = fragment?.inputs ?? [];
        const leaves = inputs.flatMap((input): string[] => [
          input.name,
          ...(input.components ?? []).flatMap((part) => [
            part.name,
            ...(part.components ?? []).map(({ name }) => name),
          ]),
        ]);
        for (const sentence of sentencesOf("en", contract, fn))
          expect(leaves, `${contract}.${fn}`).to.include.members(places(sentence));
      }
    }
  });

  it("write values as the reader does, and isolate what others wrote", () => {
    const spoken = spokenCall(call("membership", "setWaitingPeriod", [14 * 86_400]), writing);
    expect(spoken).to.deep.equal({
      key: "membership.setWaitingPeriod",
      values: { newPeriod: isolated("14 days") },
    });
    const odd = spokenCall(call("archive", "recordResolution", ["a\u202Eb"]), writing);
    expect(odd?.values.text).to.equal(isolated('"a\\u{202e}b"'));
  });

  it("keep the number of a moment that no calendar has", () => {
    const furthest = 2n ** 48n - 1n;
    expect(valueInWords({ name: "firstTermAt", type: "uint48" }, furthest, writing)).to.equal(
      isolated("281,474,976,710,655"),
    );
  });

  it("tell a first version from a later one, and courtesy translations from authentic texts", () => {
    const rendition = (language: string, authentic: boolean) => [
      ...[`0x${"11".repeat(32)}`, "0x01", 5, "text/markdown", language, authentic],
    ];
    const adopt = (base: string) =>
      call("archive", "adoptStanding", [
        0,
        "charter",
        base,
        [rendition("fr", true), rendition("ar", false)],
      ]);
    const first = spokenCall(adopt(`0x${"00".repeat(32)}`), writing);
    expect(first?.key).to.equal("archive.adopt.first");
    expect(first?.values.kind).to.equal(isolated("kind.charter"));
    expect(first?.values.renditions).to.equal("French and courtesy");
    expect(spokenCall(adopt(`0x${"22".repeat(32)}`), writing)?.key).to.equal("archive.adopt.next");
  });

  it("leave alone what is no call of the coalition", () => {
    const strange = { target: `0x${"ff".repeat(20)}`, value: 0n, calldata: "0x12345678" };
    expect(spokenCall(strange, writing)).to.equal(undefined);
    expect(spokenCall({ ...strange, target: addresses.archive }, writing)).to.equal(undefined);
  });
});
