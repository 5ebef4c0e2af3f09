import "fake-indexeddb/auto";
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { PanelApp } from "@/components/app/PanelApp";
import { appError } from "@/utils/core/app-error";
import type { Picture } from "@/utils/core/picture/picture";
import type { Panel } from "@/utils/panel/panel";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changePart } from "@/utils/panel/state/panel-state";
import { writeInbox } from "@/utils/store/inbox";
import { saveProfile } from "@/utils/store/profiles";
import { readSettings, saveSettings } from "@/utils/store/settings";
import en from "../../../public/_locales/en/messages.json";
import { anEdit } from "../../support/an-edit";
import { aRun, testPanel } from "../../support/fake-panel";
import { profileWith } from "../../support/profile";
import { clearRecords } from "../../support/records";
import { renderWithText } from "../../support/render";

const WINDOW = 7;
const MISSING = en.error_mask_missing_next.message;

let panel: Panel;
let context: PanelContext;
const requestHosts = vi.fn(async () => true);

function show(locale: "en" | "zh_CN" = "en") {
  ({ panel, context } = testPanel({}, { windowId: WINDOW, requestHosts }));
  renderWithText(<PanelApp panel={panel} />, locale);
}

/** A picture as it is once it was loaded; there is no decoder here. */
function open(rest: Partial<Picture> = {}) {
  const bitmap = { width: 8, height: 8, close: () => undefined } as unknown as ImageBitmap;
  act(() => {
    context.store.setState({
      arrival: { state: "none" },
      picture: {
        record: {
          id: "p1",
          type: "image/png",
          size: { width: 8, height: 8 },
          byteLength: 1,
          isAnimated: false,
          provenance: { way: "page" },
          createdAt: 1,
          ...rest,
        },
        bytes: new Blob(["x"]),
        bitmap,
        hasTransparency: false,
        tools: {} as never,
      },
    });
  });
}

// They are loaded when they are shown: not within the time of a test.
beforeAll(async () => {
  await import("@/components/app/EditorView");
  await import("@/components/history/HistoryView");
});

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
  requestHosts.mockClear();
});

describe("the panel before a picture is open", () => {
  it("says how to begin, in the person's language, once nothing was found to go on with", async () => {
    show("zh_CN");
    // The panel's own name is there at once; what to do is not said before it is known.
    expect(screen.queryByRole("heading", { level: 2 })).toBeNull();
    expect(screen.getByRole("status").textContent).not.toBe("");
    await screen.findByRole("heading", { name: "在网页上右键点击任意图片" });
    expect(screen.getByTestId("status").dataset["state"]).toBe("idle");
  });

  it("says which site is missing and asks for it in the click itself", async () => {
    show();
    await writeInbox(WINDOW, {
      jobId: "1",
      state: "needs-permission",
      host: "cdn.example",
      origins: ["https://cdn.example/*"],
    });
    const button = await screen.findByRole("button", { name: "Allow this site" });
    expect(screen.getByTestId("status").textContent).toContain("cdn.example");
    button.click();
    // Synchronously: one tick later the gesture would be gone.
    expect(requestHosts).toHaveBeenCalledWith(["https://cdn.example/*"]);
  });

  it("offers all sites only where one site would not do", async () => {
    show();
    await writeInbox(WINDOW, {
      jobId: "1",
      state: "needs-permission",
      host: "cdn.example",
      origins: ["https://cdn.example/*"],
      isRedirected: true,
    });
    await screen.findByRole("button", { name: "Allow all sites" });
    expect(screen.queryByRole("button", { name: "Allow this site" })).toBeNull();
  });

  it("takes nothing from another window's inbox", async () => {
    show();
    await writeInbox(WINDOW + 1, { jobId: "1", state: "capturing" });
    await new Promise((done) => setTimeout(done, 20));
    expect(screen.getByTestId("status").dataset["state"]).toBe("idle");
  });

  it("says why a picture could not be had, without a word about money", async () => {
    show();
    await writeInbox(WINDOW, { jobId: "1", state: "failed", error: appError("capture_empty") });
    const error = await screen.findByTestId("error");
    expect(error.dataset["code"]).toBe("capture_empty");
    expect(error.textContent).not.toMatch(/charged/i);
  });
});

describe("the panel with a picture", () => {
  it("says what is missing before anybody clicks in vain", async () => {
    await saveSettings({ isOnDevice: false });
    show();
    open();
    await waitFor(() => expect(screen.getByTestId("status").textContent).toBe(MISSING));
    act(() => panel.editor.push({ kind: "all" }));
    await waitFor(() => expect(screen.getByTestId("status").textContent).not.toBe(MISSING));
  });

  it("takes the whole picture in one click, and says that only the words are missing", async () => {
    await saveSettings({ isOnDevice: false });
    show();
    open();
    const whole = await screen.findByRole("button", { name: "Whole picture" });
    await userEvent.click(whole);
    expect(whole.getAttribute("aria-pressed")).toBe("true");
    expect(screen.getByTestId("status").textContent).toBe(en.error_prompt_missing_next.message);
    await userEvent.click(whole);
    expect(whole.getAttribute("aria-pressed")).toBe("false");
    expect(screen.getByTestId("status").textContent).toBe(MISSING);
  });

  it("asks for nothing but paint where no server is set up, and then removes it", async () => {
    show();
    open();
    await waitFor(() =>
      expect(screen.getByTestId("status").textContent).toBe("Paint over what should go."),
    );
    const remove = screen.getByTestId<HTMLButtonElement>("remove");
    expect(screen.getByTestId<HTMLSelectElement>("profile").value).toBe("this-device");
    expect(remove.disabled).toBe(true);
    act(() => panel.editor.push({ kind: "all" }));
    await waitFor(() => expect(remove.disabled).toBe(false));
    expect(screen.getByTestId("status").textContent).toBe("");
  });

  it("remembers in one click whether a server or this device is worked on", async () => {
    show();
    open();
    await waitFor(() =>
      expect(screen.getByTestId<HTMLSelectElement>("profile").value).toBe("this-device"),
    );
    await userEvent.selectOptions(screen.getByTestId("profile"), "default");
    await waitFor(async () => expect((await readSettings()).isOnDevice).toBe(false));
    await userEvent.selectOptions(screen.getByTestId("profile"), "this-device");
    await waitFor(async () => expect((await readSettings()).isOnDevice).toBe(true));
  });

  it.each([
    ["moves", { isAnimated: true }, "picture_first_frame"],
    ["has a high dynamic range", { isHighRange: true }, "picture_high_range"],
  ] as const)("says what becomes of one that %s", (_what, about, key) => {
    show();
    open(about);
    expect(screen.getByText(en[key].message)).toBeDefined();
  });

  it("says nothing of the kind of an ordinary one", () => {
    show();
    open();
    expect(screen.queryByTestId("close-notes")).toBeNull();
  });

  it("says on the button how many images it asks for", async () => {
    show();
    open();
    await userEvent.selectOptions(screen.getByTestId("count"), "3");
    expect(screen.getByTestId("generate").textContent).toBe("Generate 3 images");
  });

  it("shows how long it has been, and how long it usually takes", async () => {
    show();
    open();
    act(() => {
      const edit = anEdit({ state: "sending", sentAt: panel.services.now() - 12_000 });
      context.store.setState({ run: aRun(edit) });
      changePart(context.store, "server", (server) => ({ ...server, usualMs: 25_000 }));
    });
    const status = screen.getByTestId("status");
    expect(status.dataset["state"]).toBe("sending");
    expect(status.textContent).toMatch(/0:12/);
    expect(status.textContent).toMatch(/0:25/);
    expect(screen.getByTestId("cancel")).toBeDefined();
  });

  it("says of an interrupted edit that it may have been charged", () => {
    show();
    open();
    act(() =>
      context.store.setState({
        run: aRun(anEdit({ state: "interrupted", error: appError("interrupted") })),
      }),
    );
    expect(screen.getByTestId("error").textContent).toMatch(/may have been charged/i);
  });

  it("asks for the server's host by the button that says so", () => {
    show();
    open();
    const profile = profileWith({ baseUrl: "https://relay.example" });
    act(() => {
      changePart(context.store, "server", (server) => ({ ...server, profile }));
      const edit = anEdit({ state: "failed", error: appError("host_not_allowed") });
      context.store.setState({ run: aRun(edit) });
    });
    screen.getByTestId("allow-site").click();
    expect(requestHosts).toHaveBeenCalledWith(["https://relay.example/*"]);
  });

  it("goes to the history and back, and keeps what was written", async () => {
    show();
    open();
    await userEvent.type(screen.getByTestId("prompt"), "a red hat");
    await userEvent.click(screen.getByTestId("open-history"));
    await waitFor(() => expect(screen.queryByTestId("prompt")).toBeNull());
    await userEvent.click(screen.getByRole("button", { name: "Back to the picture" }));
    expect((screen.getByTestId("prompt") as HTMLTextAreaElement).value).toBe("a red hat");
  });
});

describe("Generate without a key", () => {
  const paintAndAsk = () => {
    act(() => panel.editor.push({ kind: "all" }));
    act(() => panel.setPrompt("a red hat"));
  };

  beforeEach(async () => {
    show();
    await screen.findByRole("button", { name: /I have a key/ });
    open();
    paintAndAsk();
    await act(() => panel.generate());
  });

  it("leads to a place for the key, with the picture and what was asked kept", async () => {
    await screen.findByLabelText("Key");
    screen.getByRole("dialog", { name: "Connect a server to generate" });
    expect(screen.queryByTestId("error")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Back to the picture" }));
    expect(screen.queryByLabelText("Key")).toBeNull();
    expect(context.store.getState()).toMatchObject({ ask: { prompt: "a red hat" } });
    expect(panel.editor.getState().mask.position).toBe(1);
  });

  it("needs no place for it any more as soon as one was entered elsewhere", async () => {
    await screen.findByLabelText("Key");
    act(() => panel.showProblem(appError("key_missing")));
    await act(() => saveProfile(profileWith(), "sk-1234567890"));
    await waitFor(() => expect(screen.queryByLabelText("Key")).toBeNull());
    expect(context.store.getState().problem).toBeUndefined();
  });
});

describe("the empty panel", () => {
  it("offers a picture to try things on, to somebody without a server only", async () => {
    show();
    const openPractice = vi.spyOn(panel, "openPractice").mockResolvedValue();
    await userEvent.click(await screen.findByRole("button", { name: /Try it now/ }));
    expect(openPractice).toHaveBeenCalledOnce();
    await act(() => saveProfile(profileWith(), "sk-1234567890"));
    await waitFor(() => expect(screen.queryByRole("button", { name: /Try it now/ })).toBeNull());
    screen.getByTestId("pick-picture");
  });
});
