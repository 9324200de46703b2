import type { Plugin } from "vite";

/**
 * What the page may load and run. Connections go anywhere, because which RPC and which relays to ask is the reader's
 * choice; everything else comes from where the page itself came from. The relay sends the same as a header, with
 * frame-ancestors, which a meta element cannot say.
 */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' http: https: ws: wss: blob:",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default",
].join("; ");

/** Puts the policy into the built page; the dev server needs what it forbids. */
export function contentPolicy(): Plugin {
  return {
    name: "content-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: CONTENT_POLICY },
        injectTo: "head-prepend",
      },
    ],
  };
}
