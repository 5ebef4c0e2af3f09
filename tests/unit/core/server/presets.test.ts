import { describe, expect, it } from "vitest";
import { parseBaseUrl } from "@/utils/core/server/base-url";
import { presetOf, SERVER_PRESETS } from "@/utils/core/server/presets";
import en from "../../../../public/_locales/en/messages.json";
import zh from "../../../../public/_locales/zh_CN/messages.json";

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
});
