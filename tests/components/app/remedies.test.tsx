import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { ArrivalView } from "@/components/app/ArrivalView";
import { EditProblem } from "@/components/app/EditProblem";
import { UnkeptNote } from "@/components/app/UnkeptNote";
import { SendRow } from "@/components/prompt/SendRow";
import { RunStatus } from "@/components/results/RunStatus";
import { appError } from "@/utils/core/app-error";
import type { Message } from "@/utils/messages/protocol";
import type { OpenPicture } from "@/utils/panel/state/panel-state";
import { anEdit } from "../../support/an-edit";
import { aRun, testPanel } from "../../support/fake-panel";
import { fakeRequest } from "../../support/panel-services";
import { renderWithText } from "../../support/render";

const picture = {
  record: { id: "p1", size: { width: 8, height: 8 }, provenance: { way: "page" } },
  bitmap: { close: () => undefined },
  bytes: new Blob(["x"]),
} as unknown as OpenPicture;

describe("an answer that stopped Redraw twice", () => {
  it("is read again at a press, and by nothing else", async () => {
    const asked: Message[] = [];
    const error = appError("answer_read_in_vain");
    const edit = anEdit({ state: "failed", error });
    const { panel } = testPanel({ run: aRun(edit) }, { request: fakeRequest(asked) });
    renderWithText(<EditProblem panel={panel} error={error} />);
    expect(asked).toEqual([]);
    await userEvent.click(screen.getByRole("button"));
    expect(asked).toEqual([{ type: "repair-edit", editId: edit.id }]);
  });
});

describe("a picture that stopped the panel twice", () => {
  it.each([
    ["en", "Try again", "Open something else"],
    ["zh_CN", "重试", "打开其他图片"],
  ] as const)("is drawn again or left, as the person says: %s", async (locale, again, other) => {
    const error = appError("drawn_in_vain");
    const { panel } = testPanel({ arrival: { state: "failed", error, isFile: true } });
    const drawAgain = vi.spyOn(panel, "drawAgain").mockResolvedValue();
    const leave = vi.spyOn(panel, "leaveUndrawn").mockResolvedValue();
    renderWithText(<ArrivalView panel={panel} />, locale);
    await userEvent.click(await screen.findByRole("button", { name: again }));
    expect(drawAgain).toHaveBeenCalledOnce();
    await userEvent.click(screen.getByRole("button", { name: other }));
    expect(leave).toHaveBeenCalledOnce();
  });
});

describe("a paid result on a full disk", () => {
  it.each(["storage_full", "storage_failed"] as const)(
    "is downloaded or given room: %s",
    async (code) => {
      const placed = new Blob(["result"]);
      const saveFile = vi.fn();
      const run = aRun(anEdit({ state: "failed" }), { results: [{ index: 0, placed }] });
      const { panel } = testPanel({ picture, run }, { saveFile });
      renderWithText(<EditProblem panel={panel} error={appError(code)} />);
      await userEvent.click(screen.getByTestId("save-open"));
      expect(saveFile).toHaveBeenCalledWith(placed, "picture-redraw.png");
      expect(screen.getByTestId("make-room")).toBeDefined();
    },
  );
});

describe("a store that does not open", () => {
  it("is read again at a press, and what is open can be downloaded meanwhile", async () => {
    const { panel } = testPanel({ picture, view: "history" });
    const read = vi.spyOn(panel.history, "readAgain").mockResolvedValue();
    renderWithText(<EditProblem panel={panel} error={appError("storage_unopenable")} />);
    expect(screen.getByTestId("save-open")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(read).toHaveBeenCalledOnce();
  });
});

describe("work that cannot be kept", () => {
  it("is said with what to do, and not again once it was read", async () => {
    const { panel } = testPanel({ picture, unkept: appError("storage_full") });
    renderWithText(<UnkeptNote panel={panel} />);
    expect(screen.getByRole("status").textContent).toMatch(/cannot be saved.*make room/);
    await userEvent.click(screen.getByRole("button", { name: "OK" }));
    expect(screen.queryByTestId("unkept")).toBeNull();
  });
});

describe("an edit that is queued", () => {
  it.each([
    ["en", "Not sent yet"],
    ["zh_CN", "尚未发送"],
  ] as const)("is not said to be waited for at the server: %s", (locale, words) => {
    const { panel } = testPanel({ run: aRun(anEdit({ state: "queued" })) });
    renderWithText(<RunStatus panel={panel} />, locale);
    expect(screen.getByTestId("status").textContent).toContain(words);
  });
});

describe("storage that went away under an open panel", () => {
  it("leaves saving what is open, and reloading", async () => {
    const { panel } = testPanel({ picture });
    const saveOpen = vi.spyOn(panel, "saveOpen");
    renderWithText(<EditProblem panel={panel} error={appError("storage_gone")} />);
    expect(screen.getByRole("button", { name: "Reload the panel" })).toBeDefined();
    await userEvent.click(screen.getByTestId("save-open"));
    expect(saveOpen).toHaveBeenCalledOnce();
  });
});

describe("what is prepared before it is sent", () => {
  it("can be cancelled while it lasts", async () => {
    const { panel, context } = testPanel({ picture });
    const cancel = vi.spyOn(panel, "cancel").mockResolvedValue();
    const { sending } = context.store.getState();
    context.store.setState({ sending: { ...sending, isStarting: true } });
    renderWithText(<SendRow panel={panel} />);
    await userEvent.click(screen.getByTestId("cancel"));
    expect(cancel).toHaveBeenCalledOnce();
  });
});
