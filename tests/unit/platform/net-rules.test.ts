import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import { clearNetRules, withAllowOrigin, withReferer } from "@/utils/platform/net-rules";

interface Rule {
  readonly id: number;
  readonly condition: Readonly<Record<string, unknown>>;
}

/** A browser's list of session rules. */
let rules: Rule[] = [];

beforeEach(() => {
  rules = [];
  const declarativeNetRequest = {
    getSessionRules: async () => [...rules],
    updateSessionRules: async (change: { addRules?: Rule[]; removeRuleIds?: number[] }) => {
      rules = rules.filter(({ id }) => !change.removeRuleIds?.includes(id));
      rules.push(...(change.addRules ?? []));
    },
  };
  Object.assign(browser, { declarativeNetRequest });
});

afterEach(() => vi.restoreAllMocks());

const url = "https://cdn.test/a.png?x=1";

describe("a rule that lends a header", () => {
  it("is there while the request runs, and gone when it is over", async () => {
    const during = await withReferer(url, "https://site.test/", async () => rules.length);
    expect(during).toBe(1);
    expect(rules).toEqual([]);
  });

  it("is gone when the request fails, too", async () => {
    const failing = withReferer(url, "https://site.test/", () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    expect(rules).toEqual([]);
  });

  it("is for exactly one address, of no page's own request", async () => {
    const [rule] = await withReferer(`${url}#part`, "https://site.test/", async () => rules);
    expect(rule?.condition).toMatchObject({
      urlFilter: `|${url}|`,
      tabIds: [-1],
      resourceTypes: ["xmlhttprequest"],
    });
  });

  it("of an answer is for one tab and one page only", async () => {
    const rule = { url, origin: "https://site.test", tabId: 5 };
    const [made] = await withAllowOrigin(rule, async () => rules);
    expect(made?.condition).toMatchObject({ tabIds: [5], initiatorDomains: ["site.test"] });
  });

  it("does not take away another request's", async () => {
    await withReferer(url, "https://a.test/", async () => {
      await withReferer(url, "https://b.test/", async () => expect(rules).toHaveLength(2));
      expect(rules).toHaveLength(1);
    });
  });

  it("left behind by a crash is wiped at the next start", async () => {
    rules = [{ id: 3, condition: {} }];
    await clearNetRules();
    expect(rules).toEqual([]);
  });
});
