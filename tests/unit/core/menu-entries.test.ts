import { describe, expect, it } from "vitest";
import { COMMANDS, MENU_ENTRIES, MENU_IDS } from "@/utils/core/menu-entries";
import en from "../../../public/_locales/en/messages.json";
import zh from "../../../public/_locales/zh_CN/messages.json";
import config from "../../../wxt.config";

describe("the menu's entries", () => {
  it.each(MENU_IDS)("%s has a title in both languages", (id) => {
    expect(Object.keys(en)).toContain(MENU_ENTRIES[id].title);
    expect(Object.keys(zh)).toContain(MENU_ENTRIES[id].title);
  });

  it("are one at most for a page and for an image: two would go into a submenu", () => {
    for (const context of ["page", "image", "video"]) {
      const shown = MENU_IDS.filter((id) =>
        MENU_ENTRIES[id].contexts.some((one) => one === context),
      );
      expect(shown).toHaveLength(1);
    }
  });
});

describe("the keyboard commands", () => {
  it.each(["chrome", "firefox"])("are those of the manifest in %s", async (browser) => {
    const { manifest } = config;
    const env = { browser, mode: "production", command: "build", manifestVersion: 3 } as const;
    const made = typeof manifest === "function" ? await manifest(env) : await manifest;
    expect(Object.keys(made?.commands ?? {})).toEqual(Object.keys(COMMANDS));
  });
});
