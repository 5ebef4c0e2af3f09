import { describe, expect, it } from "vitest";
import { parseBaseUrl } from "@/utils/core/server/base-url";
import { presetOf, SERVER_PRESETS } from "@/utils/core/server/presets";
import en from "../../../../public/_locales/en/messages.json";
import zh from "../../../../public/_locales/zh_CN/messages.json";

// As the projects' own documentation has them; docs/servers.md says what was tried.
describe("the servers offered by name", () => {
  it.each(SERVER_PRESETS)("$id has a name and says what it needs, in both languages", (preset) => {
    for (const key of [preset.name, preset.needs]) {
      expect(en).toHaveProperty([key, "message"]);
      expect(zh).toHaveProperty([key, "message"]);
    }
  });

  it.each(SERVER_PRESETS.filter(({ baseUrl }) => baseUrl !== ""))(
    "$id has an address that can be saved as it is, and is known by it",
    ({ id, baseUrl }) => {
      expect(parseBaseUrl(baseUrl)).toMatchObject({ ok: true });
      expect(presetOf(baseUrl)).toBe(id);
    },
  );

  it("know no other address", () => {
    expect(presetOf("https://relay.example")).toBe("other");
    expect(presetOf("")).toBe("other");
  });

  it("ask for plain http at home only", () => {
    for (const { isAtHome, baseUrl } of SERVER_PRESETS)
      expect(baseUrl.startsWith("http:")).toBe(isAtHome);
  });

  it.each([
    ["relay", "required", false],
    ["openai", "required", true],
    ["sdcpp", "optional", false],
    ["localai", "optional", true],
    ["vllm", "optional", false],
    ["sglang", "optional", false],
    ["litellm", "required", true],
    ["other", "required", false],
  ])("%s: a key is %s, a model's name needed: %s", (id, key, needsModel) => {
    expect(SERVER_PRESETS.find((preset) => preset.id === id)).toMatchObject({ key, needsModel });
  });

  it.each([
    ["sdcpp", 1234],
    ["localai", 8080],
    ["vllm", 8000],
    ["sglang", 30_000],
    ["litellm", 4000],
  ])("%s listens on its project's port %i", (id, port) => {
    const preset = SERVER_PRESETS.find((one) => one.id === id);
    expect(new URL(preset?.baseUrl ?? "").host).toBe(`localhost:${port}`);
    expect(preset?.placeholder).toBe(preset?.baseUrl);
  });

  it("say where a key is made, by an address that can be opened", () => {
    const made = SERVER_PRESETS.filter(({ keyUrl }) => keyUrl !== undefined);
    expect(made.map(({ id }) => id)).toEqual(["relay", "openai"]);
    for (const { keyUrl } of made) expect(keyUrl).toMatch(/^https:\/\/[\w.-]+/);
  });

  it("are known by their origin, whatever path follows", () => {
    expect(presetOf("http://localhost:8000/v1")).toBe("vllm");
    expect(presetOf("no address")).toBe("other");
  });
});
