import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { readPickMessage, startPicking } from "@/utils/capture/pick/pick";
import { err, ok } from "@/utils/core/result";
import * as scripting from "@/utils/platform/scripting";

vi.mock("@/utils/platform/scripting", async (original) => ({
  ...(await original<typeof scripting>()),
  injectToolsEverywhere: vi.fn(),
  runEverywhere: vi.fn(),
  runInFrame: vi.fn(),
}));

const tab = { tabId: 5, windowId: 1, pageUrl: "https://site.test/", pageTitle: "A page" };
const words = { hint: "Click a picture", frameHint: "Another site's" };
const page = { tabId: 5, frameId: 0, url: "https://site.test/" };

beforeEach(() => {
  fakeBrowser.reset();
  vi.mocked(scripting.injectToolsEverywhere).mockReset().mockResolvedValue(ok(null));
  vi.mocked(scripting.runEverywhere)
    .mockReset()
    .mockResolvedValue(ok(["https://site.test/", true]));
  vi.mocked(scripting.runInFrame).mockReset().mockResolvedValue(ok(true));
});

/** Starts a picking, and gives the options the page was given. */
async function start(mode: "picture" | "area" = "picture") {
  expect(await startPicking(tab, { mode, ...words })).toEqual(ok(null));
  const calls = [
    ...vi.mocked(scripting.runEverywhere).mock.calls.map(([, , args]) => args),
    ...vi.mocked(scripting.runInFrame).mock.calls.map(([, , args]) => args),
  ];
  const [, [options]] = calls.find(([name]) => name === "pick") as unknown as [
    string,
    [{ pickId: string; reached: string[]; hint: string }],
  ];
  return options;
}

/** What the tools in the page were told to do, by name. */
const toolsCalled = () =>
  vi.mocked(scripting.runEverywhere).mock.calls.flatMap(([, , args]) => args.slice(0, 1));

describe("a picking", () => {
  it("begins in every frame that may be reached, and says which those are", async () => {
    expect(await start()).toMatchObject({ reached: ["https://site.test/"], ...words });
    expect(toolsCalled()).toContain("pick");
  });

  it("that nothing on the screen shows is a failure with its sentence", async () => {
    vi.mocked(scripting.runEverywhere).mockResolvedValue(ok([null, null]));
    const started = await startPicking(tab, { mode: "picture", ...words });
    expect(started).toMatchObject({ ok: false, error: { code: "capture_restricted_page" } });
    vi.mocked(scripting.runInFrame).mockResolvedValue(ok(undefined));
    expect(await startPicking(tab, { mode: "area", ...words })).toMatchObject({ ok: false });
  });

  it("of a rectangle begins in the page as a whole only", async () => {
    await start("area");
    expect(toolsCalled()).not.toContain("pick");
    expect(scripting.runInFrame).toHaveBeenCalledOnce();
  });

  it.each([
    ["chrome://settings", "restricted", "capture_restricted_page"],
    ["file:///home/me/a.html", "denied", "capture_file_access"],
    ["https://site.test/", "denied", "capture_access_needed"],
  ] as const)("on %s says why it cannot begin", async (pageUrl, kind, code) => {
    const failure = err({ kind, detail: "no" });
    vi.mocked(scripting.injectToolsEverywhere).mockResolvedValue(failure);
    const started = await startPicking({ ...tab, pageUrl }, { mode: "picture", ...words });
    expect(started).toMatchObject({ ok: false, error: { code } });
  });
});

describe("what a page tells of a picking", () => {
  it("is the picture that was taken, in the frame it was taken in", async () => {
    const { pickId } = await start();
    const sender = { tabId: 5, frameId: 7, url: "https://other.test/frame" };
    expect(await readPickMessage({ type: "pick-taken", pickId }, sender)).toEqual({
      kind: "picked",
      target: { ...tab, frameId: 7, frameUrl: "https://other.test/frame", clickId: pickId },
    });
    expect(toolsCalled()).toContain("stopPicking");
  });

  it("is the frame that may not be entered before its site is allowed", async () => {
    const { pickId } = await start();
    const url = "https://other.test/frame";
    const message = { type: "pick-frame", pickId, url };
    expect(await readPickMessage(message, page)).toEqual({ kind: "frame", url, tab });
  });

  it("is that the person left", async () => {
    const { pickId } = await start();
    const event = await readPickMessage({ type: "pick-left", pickId }, page);
    expect(event).toEqual({ kind: "left", tab });
  });

  it("counts once only", async () => {
    const { pickId } = await start();
    await readPickMessage({ type: "pick-taken", pickId }, page);
    expect(await readPickMessage({ type: "pick-taken", pickId }, page)).toBeUndefined();
  });

  it.each([
    ["with an id of its own making", { type: "pick-taken", pickId: crypto.randomUUID() }, page],
    ["in other words", { type: "fetch", url: "https://bank.test/" }, page],
    ["without any", null, page],
  ])("is not heard %s", async (_name, message, sender) => {
    await start();
    expect(await readPickMessage(message, sender)).toBeUndefined();
  });

  it("is not heard from another tab, even with the right id", async () => {
    const { pickId } = await start();
    const sender = { ...page, tabId: 6 };
    expect(await readPickMessage({ type: "pick-taken", pickId }, sender)).toBeUndefined();
  });

  it("cannot name a frame that is no page of the web", async () => {
    const { pickId } = await start();
    const message = { type: "pick-frame", pickId, url: "file:///etc/passwd" };
    expect(await readPickMessage(message, page)).toBeUndefined();
  });
});
