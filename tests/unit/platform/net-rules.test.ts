import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import {
  awayFromHome,
  clearNetRules,
  withAllowOrigin,
  withClosedConnection,
  withReferer,
} from "@/utils/platform/net-rules";

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

describe("a request to the server", () => {
  it("closes its connection, and goes without the extension's origin", async () => {
    const [rule] = await withClosedConnection("https://relay.test/v1", async () => rules);
    expect(rule).toMatchObject({
      action: {
        requestHeaders: [
          { header: "connection", operation: "set", value: "close" },
          { header: "origin", operation: "remove" },
        ],
      },
      condition: { urlFilter: "|https://relay.test/v1|", tabIds: [-1] },
    });
  });
});

const isBlocked = (address: string) =>
  rules.some(({ condition }) => new RegExp(String(condition["regexFilter"])).test(address));

describe("away from home", () => {
  it.each([
    "http://127.0.0.1:8080/a",
    "http://localhost/a",
    "http://a.localhost:1/a",
    "https://10.0.0.1/",
    "https://172.31.0.1/a",
    "https://192.168.1.1:8443/a",
    "http://169.254.169.254/latest",
    "http://100.64.0.1/a",
    "http://224.0.0.1/a",
    "http://[::1]:8080/a",
    "http://[::ffff:7f00:1]/a",
    "http://[fd00::1]/a",
    "http://localhost./a",
    "https://printer/a",
    "https://nas.local/a",
  ])("nothing reaches %s", async (address) => {
    expect(await awayFromHome(async () => isBlocked(address))).toBe(true);
  });

  it.each([
    "https://cdn.test/a",
    "https://172.32.0.1/a",
    "https://100.128.0.1/a",
    "https://[2001:db8::1]/a",
    "https://local.example.com/a",
    "https://10.example.com/a",
    "https://a.b.c/",
  ])("%s is reached as ever", async (address) => {
    expect(await awayFromHome(async () => isBlocked(address))).toBe(false);
  });

  it("an own server on this machine can be sent to meanwhile", async () => {
    const during = await withClosedConnection("http://127.0.0.1:8080/v1", async () => rules);
    const [blocking] = await awayFromHome(async () => rules);
    const priorityOf = (rule: Rule | undefined) =>
      Number((rule as { priority?: number })?.priority);
    const types = during.map(
      (rule) => (rule as unknown as { action: { type: string } }).action.type,
    );
    expect(types).toEqual(["modifyHeaders", "allow"]);
    expect(priorityOf(during[1])).toBeGreaterThan(priorityOf(blocking));
    expect(priorityOf(during[0])).toBeGreaterThan(priorityOf(during[1]));
  });
});
