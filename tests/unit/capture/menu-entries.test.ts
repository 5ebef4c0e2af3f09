import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { keepMenus } from "@/utils/capture/deliver/menu-entries";
import { MENU_IDS } from "@/utils/core/menu-entries";
import type { Recipe } from "@/utils/core/recipe/recipe";
import * as menus from "@/utils/platform/menus";
import { removeRecipe, saveRecipes } from "@/utils/store/recipes";

vi.mock(import("@/utils/platform/menus"), { spy: true });

const HAT: Recipe = {
  id: "hat",
  name: "Hat",
  prompt: "a red hat",
  mask: { kind: "painted" },
  createdAt: 1,
  uses: 0,
};

/** The entries' titles, each time the menus were written. */
let written: (readonly string[])[];
let install: () => void;

beforeEach(async () => {
  fakeBrowser.reset();
  written = [];
  vi.mocked(menus.onMenusGone).mockImplementation((gone) => {
    install = gone;
  });
  vi.mocked(menus.writeMenus).mockImplementation(async (entries) => {
    written.push(entries.map(({ title }) => title));
  });
  keepMenus(
    async () =>
      (key, values = []) =>
        [key, ...values].join(" "),
  );
  install();
  await vi.waitFor(() => expect(written).toHaveLength(1));
});

it("gives an image one entry, as long as no recipe is pinned", async () => {
  expect(written[0]).toHaveLength(MENU_IDS.length);
  await saveRecipes([HAT]);
  await saveRecipes([{ ...HAT, isPinned: true }]);
  await vi.waitFor(() => expect(written.at(-1)).toContain("menu_redraw_with Hat"));
  expect(written).toHaveLength(2);
});

it("follows a pinned recipe to its new name and out of the menu, but not its use", async () => {
  await saveRecipes([{ ...HAT, isPinned: true }]);
  await vi.waitFor(() => expect(written).toHaveLength(2));
  await saveRecipes([{ ...HAT, isPinned: true, uses: 1 }]);
  await saveRecipes([{ ...HAT, isPinned: true, uses: 1, name: "Cap" }]);
  await vi.waitFor(() => expect(written.at(-1)).toContain("menu_redraw_with Cap"));
  await removeRecipe(HAT.id);
  await vi.waitFor(() => expect(written.at(-1)).toHaveLength(MENU_IDS.length));
  expect(written).toHaveLength(4);
});

it("is written again after an update, though it is the same", async () => {
  install();
  await vi.waitFor(() => expect(written).toHaveLength(2));
});
