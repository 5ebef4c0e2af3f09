import "fake-indexeddb/auto";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { PromptForm } from "@/components/prompt/PromptForm";
import type { Recipe } from "@/utils/core/recipe/recipe";
import type { OpenPicture } from "@/utils/panel/state/panel-state";
import { changePart } from "@/utils/panel/state/panel-state";
import { readRecipes, saveRecipes } from "@/utils/store/recipes";
import { testPanel } from "../../support/fake-panel.ts";
import { profileWith } from "../../support/profile";
import { clearRecords } from "../../support/records.ts";
import { renderWithText } from "../../support/render";

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
});

const HAT: Recipe = {
  id: "hat",
  name: "Hat",
  prompt: "a {colour=red} hat for {whom}",
  mask: { kind: "painted" },
  createdAt: 1,
  uses: 0,
};

async function render(...stored: Recipe[]) {
  await saveRecipes(stored);
  const files: { name: string; text: Promise<string> }[] = [];
  const saveFile = (file: Blob, name: string) => void files.push({ name, text: file.text() });
  const { panel, context } = testPanel({}, { saveFile });
  renderWithText(<PromptForm panel={panel} />);
  if (stored.length > 0) await screen.findAllByTestId("recipe");
  return { panel, context, files };
}

const asked = ({ context }: Awaited<ReturnType<typeof render>>) => context.store.getState().ask;

async function open(name: string) {
  await userEvent.click(await screen.findByTestId(name));
}

describe("a recipe", () => {
  it("that was chosen in the browser's menu is put into the panel, once", async () => {
    const plain = { ...HAT, prompt: "a red hat" };
    const shown = await render(plain);
    shown.context.store.setState({ wantedRecipe: HAT.id });
    await waitFor(() => expect(asked(shown).prompt).toBe("a red hat"));
    expect(shown.context.store.getState().wantedRecipe).toBeUndefined();
    shown.panel.setPrompt("mine");
    await saveRecipes([{ ...plain, uses: 5 }]);
    await waitFor(async () => expect((await readRecipes())[0]?.uses).toBe(5));
    expect(asked(shown).prompt).toBe("mine");
  });

  it("with variables asks for their words there, too", async () => {
    const shown = await render(HAT);
    shown.context.store.setState({ wantedRecipe: HAT.id });
    expect(await screen.findByTestId("use-recipe")).toBeTruthy();
    expect(asked(shown).prompt).toBe("");
  });

  it("is pinned into the browser's menu, and taken out again", async () => {
    await render(HAT);
    await open("all-recipes");
    await open("pin-recipe");
    await waitFor(async () => expect((await readRecipes())[0]?.isPinned).toBe(true));
    await waitFor(() =>
      expect(screen.getByTestId("pin-recipe").getAttribute("aria-pressed")).toBe("true"),
    );
    await open("pin-recipe");
    await waitFor(async () => expect((await readRecipes())[0]?.isPinned).toBeUndefined());
  });

  it("is made of the prompt, and stands above it from then on", async () => {
    const shown = await render();
    changePart(shown.context.store, "ask", (ask) => ({ ...ask, prompt: "a blue hat" }));
    await open("save-recipe-as");
    const form = await screen.findByTestId("recipe-form");
    await userEvent.type(within(form).getByLabelText("Name"), "Blue hat");
    await userEvent.click(within(form).getByTestId("save-recipe"));
    expect((await screen.findByTestId("recipe")).textContent).toBe("Blue hat");
    expect(await readRecipes()).toMatchObject([
      { name: "Blue hat", prompt: "a blue hat", mask: { kind: "painted" } },
    ]);
  });

  it("keeps options and server only where that is asked for, and never a key", async () => {
    const shown = await render();
    const { store } = shown.context;
    const options = { count: 3, size: "1024x1024" };
    changePart(store, "ask", (ask) => ({ ...ask, prompt: "x", options }));
    const profile = profileWith({ baseUrl: "https://api.example/x", model: "m" });
    changePart(store, "server", (server) => ({ ...server, profile }));
    await shown.panel.makeRecipe(
      { name: "all", prompt: "x" },
      { options: true, server: true, mask: "whole" },
    );
    await shown.panel.makeRecipe(
      { name: "none", prompt: "x" },
      { options: false, server: false, mask: "painted" },
    );
    const [all, none] = (await readRecipes()).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(all).toMatchObject({
      options,
      server: { host: "api.example", model: "m" },
      mask: { kind: "whole" },
    });
    expect(none).not.toHaveProperty("options");
    expect(none).not.toHaveProperty("server");
  });

  it("with variables asks for their words, the usual ones at hand, and is not used with a gap", async () => {
    const shown = await render(HAT);
    await open("recipe");
    const dialog = await screen.findByTestId("use-recipe");
    const use = within(dialog).getByTestId("apply-recipe") as HTMLButtonElement;
    expect(use.disabled).toBe(true);
    await userEvent.type(within(dialog).getByLabelText("whom"), "the cat");
    expect(within(dialog).getByText("a red hat for the cat")).toBeTruthy();
    await userEvent.click(use);
    expect(asked(shown).prompt).toBe("a red hat for the cat");
    await waitFor(async () =>
      expect(await readRecipes()).toMatchObject([{ uses: 1, values: { whom: "the cat" } }]),
    );
  });

  it("without variables is one click", async () => {
    const shown = await render({ ...HAT, prompt: "a hat", options: { count: 2, size: "auto" } });
    await open("recipe");
    expect(asked(shown)).toMatchObject({ prompt: "a hat", options: { count: 2 } });
  });

  it("for a server that is not set up leaves the one in use and says so", async () => {
    const server = { host: "gone.example", model: "m" };
    const shown = await render({ ...HAT, prompt: "a hat", server });
    await open("recipe");
    await waitFor(() =>
      expect(shown.context.store.getState().problem).toMatchObject({
        code: "recipe_server_missing",
        params: { server: "gone.example · m" },
      }),
    );
    expect(asked(shown).prompt).toBe("a hat");
  });

  it("paints at the same relative place of another picture, undone like any paint", async () => {
    const mask = {
      kind: "same-place",
      size: { width: 100, height: 100 },
      operations: [
        { kind: "rectangle", mode: "add", rect: { x: 90, y: 90, width: 10, height: 10 } },
      ],
    } as const;
    const shown = await render({ ...HAT, prompt: "a hat", mask });
    const size = { width: 200, height: 400 };
    shown.context.store.setState({ picture: { record: { size } } as OpenPicture });
    shown.context.editor.open({ size });
    await open("recipe");
    expect(shown.context.editor.getState().mask.operations).toEqual([
      { kind: "rectangle", mode: "add", rect: { x: 180, y: 360, width: 20, height: 40 } },
    ]);
    shown.context.editor.undo();
    expect(shown.context.editor.getState().mask.position).toBe(0);
  });
});

describe("the list of recipes", () => {
  it("is searched, changed and thinned out", async () => {
    await render(HAT, { ...HAT, id: "sky", name: "Sky", prompt: "blue sky" });
    await open("all-recipes");
    const dialog = await screen.findByTestId("recipes-dialog");
    await userEvent.type(within(dialog).getByRole("searchbox"), "blue");
    expect(within(dialog).getAllByTestId("listed-recipe")).toHaveLength(1);
    await userEvent.click(within(dialog).getByRole("button", { name: "Change “Sky”" }));
    const form = await screen.findByTestId("recipe-form");
    await userEvent.clear(within(form).getByLabelText("Name"));
    await userEvent.type(within(form).getByLabelText("Name"), "Evening");
    await userEvent.click(within(form).getByTestId("save-recipe"));
    await userEvent.click(await screen.findByRole("button", { name: "Delete “Hat”" }));
    await waitFor(async () => expect(await readRecipes()).toMatchObject([{ name: "Evening" }]));
  });

  it("goes to a file and comes back from it, each recipe once", async () => {
    const { panel, files } = await render(HAT);
    await panel.exportRecipes();
    const [file] = files;
    expect(file?.name).toBe("redraw-recipes.json");
    const blob = new Blob([(await file?.text) ?? ""]);
    expect(await panel.importRecipes(blob)).toMatchObject({ value: { added: 0, known: 1 } });
    await panel.removeRecipe("hat");
    expect(await panel.importRecipes(blob)).toMatchObject({ value: { added: 1, known: 0 } });
    expect(await readRecipes()).toMatchObject([{ name: "Hat", uses: 0 }]);
  });
});
