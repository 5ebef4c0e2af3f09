/** Not in TypeScript's DOM types yet; in Chromium and in Firefox from 148. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: {
      readonly createHTML: (text: string, type: string, sink: string) => string | null;
      readonly createScriptURL: (address: string) => string | null;
    },
  ): unknown;
}

/**
 * The only way from text to code in our pages, which the policy in the manifest
 * (`require-trusted-types-for`) asks for: workers from our own package, and HTML
 * where it is parsed into a document that never runs (what somebody pastes).
 * Everything else, `innerHTML` above all, throws. Call it once in each page.
 */
export function limitInjection(scope: object): void {
  const { trustedTypes } = scope as { readonly trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy("default", {
    createHTML: (text, _type, sink) => (sink === "DOMParser parseFromString" ? text : null),
    createScriptURL: (address) => (isOurs(address) ? address : null),
  });
}

/** Not by `origin`: that of an extension's address is no origin everywhere. */
function isOurs(address: string): boolean {
  const url = URL.parse(address, location.href);
  return url?.protocol === location.protocol && url.host === location.host;
}
