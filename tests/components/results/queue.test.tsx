import "fake-indexeddb/auto";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { CompareServers } from "@/components/results/CompareServers";
import { QueueChips } from "@/components/results/QueueChips";
import { QueueView } from "@/components/results/QueueView";
import { ResultStrip } from "@/components/results/ResultStrip";
import { appError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import { entryOf } from "@/utils/core/history/entry";
import type { PanelQueue } from "@/utils/panel/state/panel-state";
import { anEdit } from "../../support/an-edit";
import { aRun, testPanel } from "../../support/fake-panel";
import { clearRecords } from "../../support/records";
import { renderWithText } from "../../support/render";

const results = [{ index: 0, blobId: "a".repeat(64), type: "image/png", byteLength: 1 }];

const entry = (id: string, change: Partial<Edit> = {}) =>
  entryOf(anEdit({ id, createdAt: Number(id), ...change }), undefined);

const queueOf = (change: Partial<PanelQueue>): PanelQueue => ({
  pause: undefined,
  edits: [],
  unseen: [],
  ...change,
});

const runs = (id: string, state: Edit["state"] = "sending", isHeld = false) => ({
  entry: entry(id, { state }),
  isHeld,
});

beforeEach(clearRecords);

describe("what is said of all windows", () => {
  it("is a chip that shows what is ready, also in the title and to a screen reader", async () => {
    document.title = "Redraw";
    const queue = queueOf({ unseen: [entry("1", { state: "done", results })] });
    const { panel, context } = testPanel({ queue });
    const show = vi.spyOn(panel, "showUnseen").mockResolvedValue();
    renderWithText(<QueueChips panel={panel} />);
    await userEvent.click(screen.getByRole("button", { name: "1 ready: show" }));
    expect(show).toHaveBeenCalled();
    expect(screen.getByTestId("queue-said").textContent).toBe("Ready: 1");
    expect(document.title).toBe("(1) Redraw");
    act(() => context.store.setState({ queue: queueOf({}) }));
    expect(screen.queryByTestId("ready-chip")).toBeNull();
    expect(document.title).toBe("Redraw");
  });

  it("says how many failed where nothing is ready, and how many are under way", () => {
    const queue = queueOf({
      unseen: [entry("1", { state: "failed" })],
      edits: [runs("2"), runs("3", "queued")],
    });
    const { panel } = testPanel({ queue });
    renderWithText(<QueueChips panel={panel} />, "zh_CN");
    expect(screen.getByTestId("ready-chip").textContent).toBe("1 个失败：查看");
    expect(screen.getByTestId("queue").textContent).toBe("进行中：2");
  });
});

describe("the queue's view", () => {
  it("says what waits and what it asks for, and pauses or cancels all of it", async () => {
    const queue = queueOf({ edits: [runs("1"), runs("2", "queued"), runs("3", "queued")] });
    const { panel } = testPanel({ queue });
    const pause = vi.spyOn(panel, "pauseQueue").mockResolvedValue();
    const cancel = vi.spyOn(panel, "cancelAll").mockResolvedValue();
    renderWithText(<QueueView panel={panel} onClose={() => undefined} />);
    expect(screen.getAllByTestId("queue-row")).toHaveLength(3);
    expect(screen.getByTestId("queue-cost").textContent).toBe(
      "Waiting edits: 2, asking for images: 2",
    );
    await userEvent.click(screen.getByTestId("queue-pause"));
    await userEvent.click(screen.getByTestId("queue-cancel-all"));
    expect(pause).toHaveBeenCalled();
    expect(cancel).toHaveBeenCalled();
  });

  it.each([
    [{ pause: { why: "refused", code: "content_refused" } }, /same failed three times/],
    [{ pause: { why: "person" } }, /^Paused/],
    [{ pause: undefined }, /before the browser was closed/],
  ] as const)("says why nothing is sent, and goes on at a press: %j", async ({ pause }, words) => {
    const { panel } = testPanel({ queue: queueOf({ pause, edits: [runs("1", "queued", true)] }) });
    const resume = vi.spyOn(panel, "resumeQueue").mockResolvedValue();
    renderWithText(<QueueView panel={panel} onClose={() => undefined} />);
    expect(screen.getByText(words)).toBeDefined();
    await userEvent.click(screen.getByTestId("queue-resume"));
    expect(resume).toHaveBeenCalled();
  });

  it("keeps how many may be under way at once", async () => {
    const { panel } = testPanel({ queue: queueOf({}) });
    renderWithText(<QueueView panel={panel} onClose={() => undefined} />);
    const select = await screen.findByTestId("queue-at-once");
    await userEvent.selectOptions(select, "4");
    await waitFor(async () => expect(await panel.readAtOnce()).toBe(4));
    await panel.setAtOnce(2);
  });
});

describe("edits without a result", () => {
  const picture = { record: { id: "p1", size: { width: 8, height: 8 } } } as never;

  it("are tiles while they run, of this picture and of others, and each can be cancelled", async () => {
    const strip = [entry("1", { state: "sending" })];
    const elsewhere = { entry: entry("2", { state: "queued", pictureId: "p2" }), isHeld: false };
    const queue = queueOf({ edits: [runs("1"), elsewhere] });
    const { panel } = testPanel({ picture, strip, queue });
    const cancel = vi.spyOn(panel, "cancelEdit").mockResolvedValue();
    renderWithText(<ResultStrip panel={panel} />);
    const tiles = screen.getAllByTestId("running");
    expect(tiles.map((tile) => tile.getAttribute("aria-label"))).toEqual([
      "Under way: “a red hat”",
      "Waits: “a red hat”",
    ]);
    await userEvent.click(screen.getAllByTestId("cancel-running")[1] as HTMLElement);
    expect(cancel).toHaveBeenCalledWith("2");
  });

  it("are tiles with their reason when they failed, and are sent again in place", async () => {
    const strip = [entry("1", { state: "failed", error: appError("content_refused") })];
    const { panel } = testPanel({ picture, strip });
    const again = vi.spyOn(panel, "sendAgain").mockResolvedValue();
    renderWithText(<ResultStrip panel={panel} />);
    const list = screen.getByRole("list", { name: "Failed" });
    expect(within(list).getByTestId("failed").dataset["code"]).toBe("content_refused");
    const button = within(list).getByRole("button", { name: /again \(images: 1\).*charged/ });
    await userEvent.click(button);
    expect(again).toHaveBeenCalledWith("1", { isInPlace: true });
  });
});

describe("results of several servers", () => {
  it("come into the comparison as they arrive; what is still under way is counted", async () => {
    const done = (id: string) => entry(id, { state: "done", createdAt: 5 });
    const strip = [done("3"), entry("2", { state: "sending", createdAt: 5 })];
    const run = anEdit({ id: "3", state: "done", createdAt: 5, results });
    const { panel, context } = testPanel({ strip, run: aRun(run) });
    const one = (id: string) => ({
      edit: anEdit({ id, state: "done", results }),
      position: 0,
      part: undefined,
      drift: undefined,
    });
    const read = vi.spyOn(panel, "readComparison").mockResolvedValue([one("3")]);
    renderWithText(<CompareServers panel={panel} onClose={vi.fn()} />);
    await waitFor(() => expect(screen.getAllByTestId("compared-result")).toHaveLength(1));
    screen.getByText("Under way: 1");
    read.mockResolvedValue([one("3"), one("2")]);
    act(() => context.store.setState({ strip: [done("3"), done("2")] }));
    await waitFor(() => expect(screen.getAllByTestId("compared-result")).toHaveLength(2));
    expect(screen.queryByText("Under way: 1")).toBeNull();
  });

  it("stand side by side with what is known of each, and are chosen by number keys", async () => {
    const { panel } = testPanel();
    const edit = (id: string, model: string) =>
      anEdit({
        id,
        model,
        state: "done",
        results,
        sentAt: 0,
        endedAt: 4000,
        usage: { totalTokens: 70 },
      });
    vi.spyOn(panel, "readComparison").mockResolvedValue([
      { edit: edit("2", "m1"), position: 0, part: undefined, drift: 1.25 },
      { edit: edit("1", "m2"), position: 0, part: undefined, drift: undefined },
    ]);
    const choose = vi.spyOn(panel, "chooseIn").mockResolvedValue();
    const use = vi.spyOn(panel, "takeTarget").mockResolvedValue();
    const close = vi.fn();
    renderWithText(<CompareServers panel={panel} onClose={close} />);
    const [first, second] = await screen.findAllByTestId("compared-result");
    expect(first?.textContent).toContain("Relay · m1");
    expect(first?.textContent).toMatch(/0:04.*70.*drift 1\.3/);
    expect(second?.textContent).not.toContain("drift");
    await userEvent.click(within(second as HTMLElement).getByTestId("use-server"));
    expect(use).toHaveBeenCalledWith({ profileId: "default", model: "m2" });
    fireEvent.keyDown(document.body, { key: "3" });
    expect(choose).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: "2" });
    expect(choose).toHaveBeenCalledWith("1", 0);
    expect(close).toHaveBeenCalled();
  });
});
