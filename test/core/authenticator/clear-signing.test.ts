import { readdir, readFile } from "node:fs/promises";
import { expect } from "chai";
import { TypedDataEncoder } from "ethers";
import {
  clearSigningFiles,
  typesOf,
  type SigningContract,
  VERBS,
} from "../../../core/authenticator/index.js";
import type { Descriptor } from "../../../core/authenticator/clear-signing/descriptor.js";
import { readCoalition } from "../../fixture/founding.js";

const COMMITTED = new URL("../../../docs/clear-signing/", import.meta.url);

/** ERC-7730's own. */
const FORMATS = ["raw", "addressName", "calldata", "amount", "date", "duration", "enum"];

async function committed(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`${name}.json`, COMMITTED), "utf8"));
}

/** `Name(type a,type b)Other(...)` → the members of each struct. */
function structsIn(encodedType: string): Map<string, string[]> {
  return new Map(
    [...encodedType.matchAll(/(\w+)\(([^)]*)\)/g)].map(([, name = "", members = ""]) => [
      name,
      members.split(","),
    ]),
  );
}

/** Paths of everything that is signed. */
function pathsOf(encodedType: string): string[] {
  const structs = structsIn(encodedType);
  const [first = ""] = structs.keys();
  const under = (name: string, prefix: string): string[] =>
    (structs.get(name) ?? []).flatMap((member) => {
      const [type = "", field = ""] = member.split(" ");
      const element = type.replace("[]", "");
      const path = `${prefix}${field}${type.endsWith("[]") ? ".[]" : ""}`;
      return structs.has(element) ? under(element, `${path}.`) : [path];
    });
  return under(first, "");
}

describe("the files that tell wallets how to show what is signed (ERC-7730)", () => {
  it("are committed as the pilot needs them: node --import tsx scripts/checks/clear-signing.ts --write", async () => {
    const files = clearSigningFiles(await readCoalition());
    for (const [name, file] of Object.entries(files))
      expect(await committed(name), name).to.deep.equal(file);
    const names = (await readdir(COMMITTED)).filter((name) => name.endsWith(".json"));
    expect(names.sort()).to.deep.equal(
      Object.keys(files)
        .map((name) => `${name}.json`)
        .sort(),
    );
  });

  it("have every verb under the type that is signed", async () => {
    const { authenticator } = clearSigningFiles(await readCoalition());
    const types = Object.values(VERBS).map((verb) =>
      TypedDataEncoder.from(typesOf(verb)).encodeType(verb.primaryType),
    );
    expect(Object.keys(authenticator.display.formats)).to.have.members(types);
  });

  it("show everything that is signed, each with a label and a format of the standard", async () => {
    const files = clearSigningFiles(await readCoalition());
    for (const { display, metadata } of Object.values(files) as Descriptor[]) {
      for (const [encodedType, { intent, fields }] of Object.entries(display.formats)) {
        expect(fields.map(({ path }) => path)).to.deep.equal(pathsOf(encodedType));
        expect(intent).to.match(/^[A-Z][a-z -]{3,28}$/);
        for (const { label, format, params } of fields) {
          expect(label).to.match(/^[A-Z][^\p{C}]{0,31}$/u);
          expect(FORMATS).to.include(format);
          const list = /^[$][.]metadata[.]enums[.](\w+)$/.exec(String(params?.$ref ?? ""))?.[1];
          if (format === "enum") expect(metadata.enums).to.have.property(list ?? "");
          if (format === "calldata") {
            for (const key of ["calleePath", "amountPath"])
              expect(pathsOf(encodedType)).to.include(params?.[key]);
          }
        }
      }
    }
  });

  it("are for one name, and for the places a coalition is deployed at", async () => {
    const places = { lists: [{ chainId: 1, address: `0x${"12".repeat(20)}` }] };
    const files = clearSigningFiles(await readCoalition("dc-bas"), places);
    const names: Record<SigningContract, string> = {
      authenticator: "DC-BAS Authenticator",
      governor: "DC-BAS Governor",
      amendments: "DC-BAS Amendments",
      "ballot-box": "Coalition Ballot Box",
      elections: "Coalition Elections",
      lists: "DC-BAS Lists",
    };
    for (const [name, { context }] of Object.entries(files)) {
      expect(context.eip712.domain).to.deep.equal({
        name: names[name as SigningContract],
        version: "1",
      });
      expect(context.eip712.deployments).to.deep.equal(name === "lists" ? places.lists : []);
    }
  });
});
