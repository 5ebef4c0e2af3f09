import { beforeEach, describe, expect, it, vi } from "vitest";
import { browser } from "wxt/browser";
import { fakeBrowser } from "wxt/testing/fake-browser";

type Listener = (message?: unknown) => void;

/** One end of a line, with what a browser does to it in the test's hands. */
function aLine() {
  const heard: Listener[] = [];
  const cut: Listener[] = [];
  const port = {
    name: "lifeline",
    onMessage: { addListener: (one: Listener) => heard.push(one) },
    onDisconnect: { addListener: (one: Listener) => cut.push(one) },
    disconnect: vi.fn(),
  };
  return {
    port,
    say: (message: unknown) => heard.map((one) => one(message)),
    cut: () => cut.map((one) => one()),
  };
}

let lines: ReturnType<typeof aLine>[] = [];

beforeEach(() => {
  vi.resetModules();
  fakeBrowser.reset();
  lines = [];
  const connect = () => {
    const line = aLine();
    lines.push(line);
    return line.port;
  };
  Object.assign(browser.runtime, { connect });
  browser.runtime.onMessage.addListener(async () => ({ ok: true, value: null }));
});

const load = async () => ({
  ...(await import("@/utils/messages/client")),
  ...(await import("@/utils/messages/watch-background")),
});

describe("a page that has asked for an edit", () => {
  it("holds one line to the background, however much it asks for", async () => {
    const { request } = await load();
    for (const editId of ["a", "b"]) await request({ type: "run-edit", editId });
    expect(lines).toHaveLength(1);
  });

  it("is told of the background's end in the midst of it, and wakes the next one", async () => {
    const { request, onBackgroundEnded } = await load();
    const ended = vi.fn();
    onBackgroundEnded(ended);
    await request({ type: "run-edit", editId: "a" });
    lines[0]?.cut();
    expect(ended).toHaveBeenCalledTimes(1);
    expect(lines).toHaveLength(2);
  });

  it("lets go when nothing runs any more", async () => {
    const { request, onBackgroundEnded } = await load();
    const ended = vi.fn();
    onBackgroundEnded(ended);
    await request({ type: "run-edit", editId: "a" });
    lines[0]?.say("rest");
    lines[0]?.cut();
    expect(lines[0]?.port.disconnect).toHaveBeenCalled();
    expect(ended).not.toHaveBeenCalled();
    expect(lines).toHaveLength(1);
  });

  it("does not wake for ever a background that ends again and again", async () => {
    const { request } = await load();
    await request({ type: "run-edit", editId: "a" });
    for (let ends = 0; ends < 20; ends += 1) lines.at(-1)?.cut();
    expect(lines.length).toBeLessThan(10);
  });

  it("has told the browser before it tells the background", async () => {
    const { request } = await load();
    await request({ type: "run-edit", editId: "a" });
    expect(await browser.storage.session.get("asked:a")).toEqual({ "asked:a": true });
    expect(await browser.alarms.get("watchdog")).toBeDefined();
  });

  it("asks the next background where the request was lost with the last one", async () => {
    const { request } = await load();
    const send = vi.spyOn(browser.runtime, "sendMessage");
    // This one is ended with the request in its hands, and never answers.
    send.mockImplementationOnce(() => {
      lines[0]?.cut();
      return new Promise(() => undefined);
    });
    send.mockResolvedValueOnce({ ok: true, value: null } as never);
    const reply = await request({ type: "run-edit", editId: "a" });
    expect(reply).toEqual({ ok: true, value: null });
    expect(send.mock.calls).toEqual([
      [{ type: "run-edit", editId: "a" }],
      [{ type: "run-edit", editId: "a" }],
    ]);
    send.mockRestore();
  });

  it("watches on where the background let go before it heard of the edit", async () => {
    const { request } = await load();
    const send = vi.spyOn(browser.runtime, "sendMessage");
    send.mockImplementationOnce(async () => {
      lines[0]?.say("rest");
      return { ok: true, value: null } as never;
    });
    await request({ type: "run-edit", editId: "a" });
    expect(lines).toHaveLength(2);
    send.mockRestore();
  });
});
