import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { generate } from "@/utils/panel/send/generate";
import { imagesAsked } from "@/utils/panel/send/images-asked";
import { optionsFor, targetsOf } from "@/utils/panel/send/targets";
import { comparedIds } from "@/utils/panel/show/comparison";
import { changePart } from "@/utils/panel/state/panel-state";
import { readEdit } from "@/utils/store/edits";
import { readEntry } from "@/utils/store/history";
import { profileWith } from "../../support/profile.ts";
import { readyPanel } from "../../support/ready-panel.ts";
import { clearRecords } from "../../support/records.ts";

const first = profileWith({ id: "a", model: "gpt-image-1" });
const second = profileWith({ id: "b", model: "dall-e-2" });

const box = { x: 40, y: 40, width: 200, height: 100 };

/** A panel with a painted picture and words, and two servers. */
function setUp() {
  const panel = readyPanel(box);
  const { store, editor } = panel;
  editor.selectAll();
  changePart(store, "ask", (ask) => ({
    ...ask,
    prompt: "a red hat",
    options: { count: 2, size: "1536x1024" },
  }));
  changePart(store, "server", (server) => ({
    ...server,
    profiles: [first, second],
    profile: first,
    hasKey: true,
  }));
  return panel;
}

beforeEach(clearRecords);

describe("several servers for one Generate", () => {
  it("are the chosen one and those that were added, each once, four at most", () => {
    const { store } = setUp();
    const pair = (model: string) => ({ profileId: "b", model });
    store.setState({
      compared: [
        { profileId: "a", model: first.model },
        { profileId: "gone", model: "" },
      ],
    });
    expect(targetsOf(store.getState())).toEqual([first]);
    store.setState({ compared: ["1", "2", "3", "4"].map(pair) });
    expect(targetsOf(store.getState()).map(({ model }) => model)).toEqual([
      first.model,
      "1",
      "2",
      "3",
    ]);
  });

  it("have the button say how many images are asked for in all", () => {
    const { store } = setUp();
    expect(imagesAsked(store.getState())).toBe(2);
    store.setState({ compared: [{ profileId: "b", model: "dall-e-2" }] });
    expect(imagesAsked(store.getState())).toBe(4);
  });

  it("are asked for sizes and numbers that each of them takes", () => {
    expect(optionsFor({ count: 20, size: "1536x1024" }, second)).toMatchObject({
      count: 10,
      size: "auto",
    });
    expect(optionsFor({ count: 2, size: "512x512" }, second)).toMatchObject({ size: "512x512" });
  });

  it("get the same paint and words in an edit each, side by side in the order chosen", async () => {
    const { context, store, runIds } = setUp();
    store.setState({ compared: [{ profileId: "b", model: "dall-e-2" }] });
    await generate(context);
    expect(runIds()).toHaveLength(2);
    const edits = (await Promise.all(runIds().map(readEdit))).flatMap((one) =>
      one.ok ? [one.value] : [],
    );
    expect(edits.map(({ model }) => model)).toEqual(["gpt-image-1", "dall-e-2"]);
    const [one, two] = edits;
    expect(one?.mask).toEqual(two?.mask);
    expect(one?.prompt).toBe(two?.prompt);
    // A model that makes squares alone gets one around the same window.
    expect(two?.sentSize.width).toBe(two?.sentSize.height);
    const entries = await Promise.all(runIds().map(readEntry));
    const strip = entries
      .flatMap((entry) => (entry.ok && entry.value ? [entry.value] : []))
      .toSorted((a, b) => (a.id < b.id ? 1 : -1));
    store.setState({ strip });
    expect(comparedIds(store.getState())).toEqual(runIds());
  });

  it("say before anything is sent that one of them takes fewer words", async () => {
    const { context, store, runIds } = setUp();
    changePart(store, "ask", (ask) => ({ ...ask, prompt: "x".repeat(2000) }));
    store.setState({ compared: [{ profileId: "b", model: "dall-e-2" }] });
    await generate(context);
    expect(store.getState().problem?.code).toBe("prompt_too_long");
    expect(runIds()).toEqual([]);
  });

  it("are not asked twice by a second click", async () => {
    const { context, runIds } = setUp();
    await generate(context);
    await generate(context);
    expect(runIds()).toHaveLength(1);
    context.store.setState(({ ask }) => ({ ask: { ...ask, prompt: "a blue hat" } }));
    await generate(context);
    expect(runIds()).toHaveLength(2);
  });
});
