import "fake-indexeddb/auto";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { PromptForm } from "@/components/prompt/PromptForm";
import { changePart } from "@/utils/panel/state/panel-state";
import { readFavouritePrompts } from "@/utils/store/favourite-prompts";
import { saveNewEdit } from "@/utils/store/new-edits";
import { anEdit } from "../../support/an-edit.ts";
import { testPanel } from "../../support/fake-panel.ts";
import { profileWith } from "../../support/profile";
import { clearRecords } from "../../support/records.ts";
import { renderWithText } from "../../support/render";

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
});

async function render(...used: string[]) {
  for (const [index, prompt] of used.entries()) {
    const edit = anEdit({ id: `00000000${index}-a`, prompt });
    await saveNewEdit(edit, { image: new Blob(["i"]) }, undefined);
  }
  const { panel, context } = testPanel();
  renderWithText(<PromptForm panel={panel} />);
  if (used.length > 0) {
    await waitFor(() => expect(screen.getAllByTestId("prompt-item")).toHaveLength(used.length));
  }
  const field = screen.getByTestId("prompt") as HTMLTextAreaElement;
  const press = async (key: string) => {
    fireEvent.keyDown(field, { key });
    await new Promise((done) => requestAnimationFrame(done));
  };
  return { panel, context, field, press };
}

describe("undo in the prompt", () => {
  it("brings back what was typed before a stored prompt took its place", async () => {
    const { field } = await render("an old hat");
    await userEvent.type(field, "my own words");
    await userEvent.click(screen.getByTestId("prompt-item"));
    expect(field.value).toBe("an old hat");
    field.focus();
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(field.value).toBe("my own words");
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(field.value).toBe("my own ");
    await userEvent.keyboard("{Control>}{Shift>}Z{/Shift}{/Control}");
    expect(field.value).toBe("my own words");
  });
});

describe("undo of what an input method wrote", () => {
  it("goes back by words, not to the letters they were made of", async () => {
    const { field } = await render();
    await userEvent.type(field, "a ");
    for (const [letters, word] of [
      ["ni hao", "你好"],
      ["shi jie", "世界"],
    ] as const) {
      const before = field.value;
      fireEvent.compositionStart(field);
      for (let end = 1; end <= letters.length; end += 1) {
        fireEvent.change(field, { target: { value: before + letters.slice(0, end) } });
      }
      fireEvent.change(field, { target: { value: before + word } });
      fireEvent.compositionEnd(field);
    }
    expect(field.value).toBe("a 你好世界");
    const seen = [];
    for (const key of ["z", "z", "y"]) {
      fireEvent.keyDown(field, { key, ctrlKey: true });
      seen.push(field.value);
    }
    expect(seen).toEqual(["a 你好", "a ", "a 你好"]);
  });
});

describe("undo and redo on other layouts", () => {
  it.each([
    ["a German one, where Y is in Z’s place", { key: "y", code: "KeyZ" }, "one two"],
    ["a German one, where Z is in Y’s place", { key: "z", code: "KeyY" }, "one "],
    ["a Russian one", { key: "я", code: "KeyZ" }, "one "],
    ["a Russian one, once more", { key: "н", code: "KeyY" }, "one two"],
  ])("follow what is typed, or else the key’s place: %s", async (_, key, text) => {
    const { field } = await render();
    await userEvent.type(field, "one two");
    if (text === "one two") fireEvent.keyDown(field, { key: "z", ctrlKey: true });
    fireEvent.keyDown(field, { ...key, ctrlKey: true });
    expect(field.value).toBe(text);
  });
});

describe("the key that sends", () => {
  it("orders once, however long it is held", async () => {
    const { panel, field } = await render();
    const generate = vi.spyOn(panel, "generate").mockResolvedValue();
    vi.spyOn(panel, "remove").mockResolvedValue();
    fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });
    fireEvent.keyDown(field, { key: "Enter", ctrlKey: true, repeat: true });
    fireEvent.keyDown(field, { key: "Enter", ctrlKey: true, repeat: true });
    expect(generate.mock.calls.length + vi.mocked(panel.remove).mock.calls.length).toBe(1);
  });
});

describe("earlier prompts", () => {
  it("come back with the arrow keys, from an empty prompt", async () => {
    const { field, press } = await render("an old hat", "a new hat");
    await press("ArrowUp");
    expect(field.value).toBe("a new hat");
    await press("ArrowUp");
    expect(field.value).toBe("an old hat");
    await press("ArrowUp");
    expect(field.value).toBe("an old hat");
    await press("ArrowDown");
    await press("ArrowDown");
    expect(field.value).toBe("");
  });

  it("never take the place of what somebody has written or is correcting", async () => {
    const { field, press } = await render("an old hat", "a new hat");
    await userEvent.type(field, "mine");
    await press("ArrowUp");
    expect(field.value).toBe("mine");
    await userEvent.clear(field);
    await press("ArrowUp");
    field.setSelectionRange(2, 2);
    await press("ArrowUp");
    expect(field.value).toBe("a new hat");
  });

  it("are in a list, and those that were kept stand first", async () => {
    const { field } = await render("an old hat", "a new hat");
    const texts = () => screen.getAllByTestId("prompt-item").map((item) => item.textContent);
    expect(texts()).toEqual(["a new hat", "an old hat"]);
    const [, old] = screen.getAllByTestId("prompt-item");
    if (old) await userEvent.click(old);
    expect(field.value).toBe("an old hat");
    await userEvent.click(screen.getByTestId("keep-prompt"));
    await waitFor(() => expect(texts()).toEqual(["an old hat", "a new hat"]));
    expect(await readFavouritePrompts()).toEqual(["an old hat"]);
    await userEvent.click(screen.getByTestId("keep-prompt"));
    await waitFor(() => expect(texts()).toEqual(["a new hat", "an old hat"]));
  });

  it("say that one could not be kept", async () => {
    const { context } = await render("an old hat");
    await userEvent.click(screen.getByTestId("prompt-item"));
    vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValueOnce(
      new Error("QUOTA_BYTES quota"),
    );
    await userEvent.click(screen.getByTestId("keep-prompt"));
    await waitFor(() => expect(context.store.getState().problem?.code).toBe("storage_full"));
    expect(await readFavouritePrompts()).toEqual([]);
  });

  it("are no list as long as there are none", async () => {
    await render();
    expect(screen.queryByTestId("prompt-menu")).toBeNull();
  });
});

describe("what is added to every prompt", () => {
  it("is shown where the prompt is written", async () => {
    const { context } = await render();
    const profile = profileWith({ suffix: "nothing else" });
    changePart(context.store, "server", (server) => ({ ...server, profile }));
    await screen.findByText("Added: nothing else");
  });
});
