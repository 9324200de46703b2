// Lint that explains itself: every layer rule says which arrow it guards and what to do instead.
import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Forbids imports from a folder of the repository, or from a package, with a reason. */
const forbid = (regex, message) => ({ regex, message });
const layer = (folders, message) => forbid(`^(\\.{1,2}/)+(${folders})/`, message);

const coreImports = [
  forbid(
    "^node:",
    "core runs in a browser: pass the capability in as an argument instead of importing node:*.",
  ),
  forbid(
    "^(fs|path|os|crypto|buffer|stream|process|child_process|url|util)(/|$)",
    "core runs in a browser: no Node modules.",
  ),
  forbid(
    "^(hardhat|@nomicfoundation/)",
    "core knows no Hardhat: take an ethers Provider or Signer as an argument.",
  ),
  forbid(
    "^(commander|cli-table3|cli-progress|blockstore-fs)(/|$)",
    "Terminal and file system belong to scripts/; core takes narrow interfaces.",
  ),
  forbid(
    "^(@?fastify.*|pino|prom-client|pg)(/|$)",
    "Serving belongs to relay/; core holds only the shapes both ends share (core/wire).",
  ),
  layer(
    "deploy|scripts|relay|web|test|hardhat",
    "Arrows point to core, never from it: move what you need into core.",
  ),
  forbid("hardhat\\.config", "core knows no Hardhat."),
];

const webImports = [
  layer(
    "deploy|scripts|relay|test|hardhat",
    "web stands on core alone: what it shares with siblings belongs in core.",
  ),
  {
    regex: "^(\\.{1,2}/)+typechain-types/",
    allowTypeImports: true,
    message:
      "Factories carry contract bytecode into the bundle: take interfaces from core/contracts.",
  },
  forbid("^node:", "web runs in a browser: no node:*."),
  forbid("^(hardhat|@nomicfoundation/)", "web knows no Hardhat."),
];

const nodeGlobals = [
  "process",
  "Buffer",
  "require",
  "module",
  "__dirname",
  "__filename",
  "global",
  "setImmediate",
];
const browserGlobals = ["window", "document", "localStorage", "navigator"];

/** `done?.(await act())` does not act where nobody wants to know when it is done. */
const SHORT_CIRCUIT = {
  selector: "CallExpression[optional=true] > AwaitExpression.arguments",
  message: "Without a function to call this is not even awaited: await it in a statement before.",
};

export default defineConfig(
  globalIgnores([
    "node_modules/",
    ".tsbuild/",
    "artifacts/",
    "cache/",
    "coverage/",
    "typechain-types/",
    "dist/",
  ]),
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.recommended],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "no-undef": "off", // TypeScript knows better
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-restricted-syntax": ["error", SHORT_CIRCUIT],
    },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: { console: "readonly", process: "readonly", URL: "readonly" } },
  },
  {
    files: ["core/**/*.ts"],
    rules: {
      "no-restricted-imports": ["error", { patterns: coreImports }],
      "no-restricted-globals": [
        "error",
        ...nodeGlobals.map((name) => ({
          name,
          message: `core runs in a browser: there is no ${name}.`,
        })),
        ...browserGlobals.map((name) => ({
          name,
          message: `core runs in Node too: there is no ${name}.`,
        })),
      ],
      "no-console": ["error"],
    },
  },
  {
    files: ["deploy/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            layer(
              "scripts|relay|web|test",
              "deploy/ names contracts; whoever runs a deployment imports it, not the reverse.",
            ),
          ],
        },
      ],
    },
  },
  {
    files: ["scripts/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            layer(
              "relay|web|test",
              "scripts, relay and web are siblings: what they share belongs in core.",
            ),
          ],
        },
      ],
    },
  },
  {
    files: ["relay/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            layer(
              "deploy|scripts|web|test|hardhat",
              "relay stands on core and typechain-types alone: what it shares with siblings belongs in core.",
            ),
            forbid(
              "^(hardhat|@nomicfoundation/)",
              "relay knows no Hardhat: it reaches a chain through an ethers Provider.",
            ),
            forbid(
              "^(commander|cli-table3|cli-progress)(/|$)",
              "relay has no terminal: it logs (relay/log.ts) and answers over HTTP.",
            ),
          ],
        },
      ],
      "no-console": ["error"],
    },
  },
  {
    files: ["web/**/*.ts", "web/**/*.tsx"],
    ignores: ["web/vite.config.ts", "web/build/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": ["error", { patterns: webImports }],
      "no-restricted-globals": [
        "error",
        ...nodeGlobals.map((name) => ({
          name,
          message: `web runs in a browser: there is no ${name}.`,
        })),
      ],
      "no-restricted-syntax": [
        "error",
        SHORT_CIRCUIT,
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "HTML from strings is what an attacker waits for: render elements.",
        },
        {
          selector: "MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]",
          message: "HTML from strings is what an attacker waits for: render elements.",
        },
      ],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-console": ["error"],
    },
  },
  {
    files: ["web/parts/**", "web/language/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            ...webImports,
            forbid(
              "^\\.\\./(app|reading|acting|places)/",
              "parts and language know no data and no acts: take what is shown as a property.",
            ),
          ],
        },
      ],
    },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-unused-expressions": "off", // chai: expect(x).to.be.true
      "no-restricted-syntax": [
        "error",
        SHORT_CIRCUIT,
        {
          selector:
            "MemberExpression[object.name=/^(describe|context|it|specify)$/][property.name='only']",
          message: "A committed .only hides every other test: remove it.",
        },
        {
          selector:
            "MemberExpression[object.name=/^(describe|context|it|specify)$/][property.name='skip']",
          message:
            "A skipped test proves nothing: fix it or delete it (this.skip() with a printed reason is for missing tools).",
        },
      ],
    },
  },
);
