import { beforeEach, describe, expect, it, vi } from "vitest";
import { limitInjection } from "@/utils/platform/trusted-types";

interface Rules {
  createHTML(text: string, type: string, sink: string): string | null;
  createScriptURL(address: string): string | null;
}

function rulesOf(): Rules {
  const createPolicy = vi.fn<(name: string, rules: Rules) => void>();
  limitInjection({ trustedTypes: { createPolicy } });
  expect(createPolicy).toHaveBeenCalledExactlyOnceWith("default", expect.anything());
  return createPolicy.mock.calls[0]?.[1] as Rules;
}

beforeEach(() => {
  vi.stubGlobal("location", new URL("chrome-extension://own/sidepanel.html"));
});

describe("text that would become code", () => {
  it("may be a worker of the package and no other", () => {
    const { createScriptURL } = rulesOf();
    const own = "chrome-extension://own/assets/worker.js";
    expect(createScriptURL(own)).toBe(own);
    expect(createScriptURL("/assets/worker.js")).toBe("/assets/worker.js");
    expect(createScriptURL("https://evil.example/worker.js")).toBeNull();
    expect(createScriptURL("chrome-extension://other/worker.js")).toBeNull();
    expect(createScriptURL("data:text/javascript,alert(1)")).toBeNull();
    expect(createScriptURL("https://")).toBeNull();
  });

  it("may be HTML that is parsed apart, and never goes into a page", () => {
    const { createHTML } = rulesOf();
    expect(createHTML("<b>", "TrustedHTML", "DOMParser parseFromString")).toBe("<b>");
    expect(createHTML("<b>", "TrustedHTML", "Element innerHTML")).toBeNull();
    expect(createHTML("<b>", "TrustedHTML", "Document write")).toBeNull();
  });

  it("is left to the policy of the manifest where a browser has no trusted types", () => {
    expect(() => limitInjection({})).not.toThrow();
  });
});
