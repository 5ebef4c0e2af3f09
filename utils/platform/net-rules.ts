import { browser } from "wxt/browser";
import { isPrivateHost, PRIVATE_URL_PATTERNS } from "@/utils/core/server/private-address";

type Rule = Parameters<typeof browser.declarativeNetRequest.updateSessionRules>[0] extends {
  addRules?: (infer R)[];
}
  ? R
  : never;

/** Headers are changed for these requests only: no page's own traffic is ever matched. */
interface RuleParts {
  readonly priority?: number;
  readonly action: Rule["action"];
  readonly condition: Rule["condition"];
}

/** Random, so that a rule made right after a start cannot be one that is being wiped. */
function makeRuleId(): number {
  return ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 0x7fff_fffe) + 1;
}

/** Runs `work` under a session rule, and takes the rule away however it ends. */
function underRule<T>(parts: RuleParts, work: () => Promise<T>): Promise<T> {
  return underRules([parts], work);
}

async function underRules<T>(parts: readonly RuleParts[], work: () => Promise<T>): Promise<T> {
  const rules = parts.map(
    ({ priority = 1, action, condition }) =>
      ({ id: makeRuleId(), priority, action, condition }) as Rule,
  );
  await browser.declarativeNetRequest.updateSessionRules({ addRules: rules });
  try {
    return await work();
  } finally {
    const removeRuleIds = rules.map(({ id }) => id);
    await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds });
  }
}

/** This one address: its beginning and end, so that no longer one matches. */
function exactly(url: string): string {
  return `|${url.replace(/#.*$/, "")}|`;
}

/**
 * While `work` runs, the background's own request to `url` carries a `Referer`.
 * Neither `fetch`'s `referrer` nor a header does that from an extension
 * (measured). Needs host permission for the URL. Firefox does not count its
 * extensions' pages as initiators, so there only the missing tab tells.
 */
export function withReferer<T>(url: string, referer: string, work: () => Promise<T>): Promise<T> {
  const requestHeaders = [{ header: "referer", operation: "set", value: referer }];
  return underRule(
    {
      action: { type: "modifyHeaders", requestHeaders } as Rule["action"],
      condition: {
        urlFilter: exactly(url),
        resourceTypes: ["xmlhttprequest"],
        tabIds: [-1],
        ...(import.meta.env.FIREFOX ? {} : { initiatorDomains: [browser.runtime.id] }),
      } as Rule["condition"],
    },
    work,
  );
}

/**
 * While `work` runs, the answer to that tab's request of `url` may be read by
 * `origin`: so the page's own cookies and referrer can be used. Needs host
 * permission for the URL and for the page.
 */
export function withAllowOrigin<T>(
  { url, origin, tabId }: { url: string; origin: string; tabId: number },
  work: () => Promise<T>,
): Promise<T> {
  const responseHeaders = [
    { header: "access-control-allow-origin", operation: "set", value: origin },
    { header: "access-control-allow-credentials", operation: "set", value: "true" },
    { header: "cross-origin-resource-policy", operation: "set", value: "cross-origin" },
  ];
  return underRule(
    {
      action: { type: "modifyHeaders", responseHeaders } as Rule["action"],
      condition: {
        urlFilter: exactly(url),
        resourceTypes: ["xmlhttprequest"],
        tabIds: [tabId],
        initiatorDomains: [new URL(origin).hostname],
      } as Rule["condition"],
    },
    work,
  );
}

/**
 * While `work` runs, the background's request to `url` asks for its connection
 * to be closed after the answer, so that no later request finds it open. A
 * browser sends a request **again by itself**, a paid POST too, when a reused
 * connection breaks before the first header (Chromium's
 * `HttpNetworkTransaction::ShouldResendRequest`; seen in the sandbox as two
 * edits for one click); on a new connection it never does. Needs host permission
 * for the URL. HTTP/2 has no such header: there the risk stays.
 *
 * It goes without an `Origin`, too: browsers send an extension's own with a POST
 * and none with a GET, and servers that know no such origin answer 403 to the
 * edit while the test of the connection goes well (Ollama, strict relays).
 */
export function withClosedConnection<T>(url: string, work: () => Promise<T>): Promise<T> {
  const requestHeaders = [
    { header: "connection", operation: "set", value: "close" },
    { header: "origin", operation: "remove" },
  ];
  const condition = {
    urlFilter: exactly(url),
    resourceTypes: ["xmlhttprequest"],
    tabIds: [-1],
    ...(import.meta.env.FIREFOX ? {} : { initiatorDomains: [browser.runtime.id] }),
  } as Rule["condition"];
  const closing = { type: "modifyHeaders", requestHeaders } as Rule["action"];
  const allowing = { type: "allow" } as Rule["action"];
  return underRules(
    [
      { priority: CLOSING_PRIORITY, action: closing, condition },
      ...(isPrivateHost(new URL(url).hostname)
        ? [{ priority: OWN_SERVER_PRIORITY, action: allowing, condition }]
        : []),
    ],
    work,
  );
}

/** What `awayFromHome` blocks, an own server may be sent to all the same; headers come above both. */
const AWAY_PRIORITY = 2;
const OWN_SERVER_PRIORITY = 3;
const CLOSING_PRIORITY = 4;

/**
 * While `work` runs, no request of the background reaches this machine or a local
 * network, but to a server that is being sent to right now: a redirect may lead
 * there, and where it leads is hidden from `fetch` until it was followed. It
 * holds for hosts the extension may reach; others the browser lets nobody read.
 */
export function awayFromHome<T>(work: () => Promise<T>): Promise<T> {
  const rules = PRIVATE_URL_PATTERNS.map((regexFilter) => ({
    priority: AWAY_PRIORITY,
    action: { type: "block" } as Rule["action"],
    condition: {
      regexFilter,
      resourceTypes: ["xmlhttprequest"],
      tabIds: [-1],
      ...(import.meta.env.FIREFOX ? {} : { initiatorDomains: [browser.runtime.id] }),
    } as Rule["condition"],
  }));
  return underRules(rules, work);
}

/** Takes away what a crash may have left behind. Called at every start of the background. */
export async function clearNetRules(): Promise<void> {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  if (rules.length === 0) return;
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: rules.map(({ id }) => id),
  });
}
