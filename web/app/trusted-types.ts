/**
 * Under `require-trusted-types-for 'script'` the browser refuses to start a worker or load a script from a plain string.
 * This is the one exception: files of this very app, beside the one that is running. HTML from strings stays refused.
 */
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };

trustedTypes?.createPolicy("default", {
  createScriptURL: (url) => {
    const target = new URL(url, document.baseURI);
    if (target.origin !== location.origin) throw new TypeError(`not a script of this app: ${url}`);
    return target.href;
  },
});
