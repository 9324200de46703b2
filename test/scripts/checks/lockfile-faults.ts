import { expect } from "chai";
import { lockfileFaults } from "../../../scripts/checks/lockfile-faults.js";

const locked = (packages: Record<string, object>) => ({ lockfileVersion: 3, packages });
const integrity = "sha512-x";

describe("faults of a lock file", () => {
  it("finds none in a complete one, nested packages included", () => {
    const faults = lockfileFaults(
      locked({
        "": {},
        "node_modules/a": { integrity, optionalDependencies: { b: "1", c: "1" } },
        "node_modules/b": { integrity },
        "node_modules/a/node_modules/c": { integrity },
      }),
    );
    expect(faults).to.deep.equal([]);
  });

  it("finds a platform package that is missing", () => {
    const faults = lockfileFaults(
      locked({
        "node_modules/@s/edr": { integrity, optionalDependencies: { "@s/edr-darwin-arm64": "1" } },
      }),
    );
    expect(faults).to.deep.equal([
      "node_modules/@s/edr wants @s/edr-darwin-arm64, which is missing",
    ]);
  });

  it("finds a registry host and a missing integrity", () => {
    const faults = lockfileFaults(
      locked({ "node_modules/a": { resolved: "https://registry.example/a.tgz" } }),
    );
    expect(faults).to.deep.equal([
      "node_modules/a names where it came from (https://registry.example/a.tgz)",
      "node_modules/a has no integrity",
    ]);
  });

  it("refuses a lock file of another version", () => {
    expect(() => lockfileFaults({ lockfileVersion: 2, packages: {} })).to.throw();
  });
});
