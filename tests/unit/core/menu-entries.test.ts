import { describe, expect, it } from "vitest";
import { COMMANDS, MENU_ENTRIES, MENU_IDS, PINNED } from "@/utils/core/menu-entries";
import { pinnedEntries, recipeOfEntry } from "@/utils/core/recipe/pinned-entries";
import type { Recipe } from "@/utils/core/recipe/recipe";
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

describe("what a menu entry or a key does", () => {
  it.each([
    ["redraw", "redraw"],
    ["pick-picture-here", "pick-picture"],
    ["pick-picture", "pick-picture"],
    ["pick-area", "pick-area"],
    ["page-gallery", "gallery"],
  ] as const)("%s: %s", (id, does) => expect(MENU_ENTRIES[id].does).toBe(does));

  it("is offered at the button of the extension, but for what a page or a picture is clicked for", () => {
    const atButton = MENU_IDS.filter((id) =>
      MENU_ENTRIES[id].contexts.some((one) => one === "action"),
    );
    expect(atButton).toEqual(["pick-picture", "pick-area", "page-gallery"]);
  });

  it("is what the command is called", () => {
    for (const [name, does] of Object.entries(COMMANDS)) expect(does).toBe(name);
    expect(Object.keys(en)).toContain(PINNED.title);
    expect(Object.keys(zh)).toContain(PINNED.title);
  });
});

describe("pinned recipes", () => {
  const recipe = (id: string, change: Partial<Recipe> = {}): Recipe => ({
    ...{ id, name: id, prompt: "a red hat", mask: { kind: "painted" }, createdAt: 1, uses: 0 },
    isPinned: true,
    ...change,
  });

  it("are the only ones in the menu, where each keeps its place however often it is used", () => {
    const recipes = [
      recipe("b", { createdAt: 2, uses: 9 }),
      recipe("none", { isPinned: false }),
      recipe("a", { createdAt: 1 }),
    ];
    expect(pinnedEntries(recipes).map(({ id }) => recipeOfEntry(id))).toEqual(["a", "b"]);
  });

  it("are eight at most", () => {
    const many = Array.from({ length: 20 }, (_, at) => recipe(String(at), { createdAt: at }));
    expect(pinnedEntries(many)).toHaveLength(8);
  });

  it("stand there with the name they have, not with what a menu makes of it", () => {
    const [entry] = pinnedEntries([recipe("a", { name: "Black & white, 50%s" })]);
    expect(entry?.name).toBe("Black && white, 50%\u200bs");
  });

  it("are told from the entries that are always there", () => {
    for (const id of MENU_IDS) expect(recipeOfEntry(id)).toBeUndefined();
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
