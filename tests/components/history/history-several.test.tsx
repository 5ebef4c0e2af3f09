import "fake-indexeddb/auto";
import { act, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { appError } from "@/utils/core/app-error";
import { ok, type Result } from "@/utils/core/result";
import type { ArchiveJob, WrittenArchive } from "@/utils/store/archive/write-archive";
import { clearRecords } from "../../support/records";
import { asked, items, keep, kept, questionOf, show } from "../../support/shown-history";

type Written = Result<WrittenArchive | undefined>;

const writeArchive = vi.hoisted(() => vi.fn<(job: ArchiveJob) => Promise<Written>>());
const saveFile = vi.fn();
vi.mock("@/utils/store/archive/write-archive", () => ({ writeArchive }));

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
  saveFile.mockClear();
  writeArchive.mockClear();
});

describe("selected edits", () => {
  async function startSaving() {
    for (const id of ["1", "2"]) await keep(id);
    const { user } = await show("en", { saveFile });
    await user.click(screen.getByRole("button", { name: "Select several" }));
    await user.click(screen.getByRole("button", { name: "Select all" }));
    await user.click(screen.getByRole("button", { name: "Save as a file" }));
    await waitFor(() => expect(writeArchive).toHaveBeenCalled());
    const [job] = writeArchive.mock.lastCall ?? [];
    if (!job) throw new Error("nothing is being saved");
    return { user, job };
  }

  it("are saved as one file; how far it is is said, and what could not be put into it", async () => {
    const { promise, resolve } = Promise.withResolvers<Written>();
    writeArchive.mockReturnValueOnce(promise);
    const { job } = await startSaving();
    expect(job.editIds?.toSorted()).toEqual(["1", "2"]);
    act(() => job.onProgress?.(1, 2));
    expect(screen.getByRole("button", { name: "Stop (50 %)" })).toBeDefined();
    resolve(ok({ file: new Blob(["zip"]), count: 2, missing: ["pictures/lost.png"] }));
    const error = await screen.findByTestId("error");
    expect(error.dataset["code"]).toBe("file_missing");
    expect(error.textContent).toContain("pictures/lost.png");
    expect(saveFile).toHaveBeenCalledWith(expect.any(Blob), "redraw-2026-06-10.zip");
  });

  it("are not saved where it is broken off", async () => {
    const { promise, resolve } = Promise.withResolvers<Written>();
    writeArchive.mockReturnValueOnce(promise);
    const { user, job } = await startSaving();
    await user.click(screen.getByRole("button", { name: "Stop (0 %)" }));
    expect(job.signal?.aborted).toBe(true);
    resolve(ok(undefined));
    await screen.findByRole("button", { name: "Save as a file" });
    expect(saveFile).not.toHaveBeenCalled();
  });
});

describe("an edit that was sent in parts", () => {
  const part = (...editIds: string[]) => ({ groupId: "g", editIds, others: [] });

  it("is one item, that says so", async () => {
    for (const id of ["1", "2"]) await keep(id, { part: part("1", "2") });
    await show();
    expect(items()).toHaveLength(1);
    expect(screen.getByTestId("history-item").textContent).toContain("2 parts");
  });

  it("is deleted with all its parts, and comes back with them", async () => {
    for (const id of ["1", "2"]) await keep(id, { part: part("1", "2") });
    const { user } = await show();
    await user.click(screen.getByRole("button", { name: "Delete this edit" }));
    await waitFor(async () => expect(await kept()).toEqual([]));
    expect(screen.getByText("Deleted: 1")).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(async () => expect(await kept()).toHaveLength(2));
    expect(items()).toHaveLength(1);
  });

  it("says that a part is missing and why, and asks for that part alone", async () => {
    await keep("1", { part: part("1", "2") });
    await keep("2", { part: part("1", "2"), state: "failed", error: appError("server_error") });
    const { user } = await show();
    expect(screen.getByTestId("history-item").textContent).toMatch(/A part is missing: /);
    await user.click(screen.getByTestId("send-again"));
    const dialog = questionOf("Send this edit again?");
    expect(dialog.textContent).toMatch(/images: 1\)/);
    expect(dialog.textContent).toMatch(/Only the parts that have no result are sent/);
    await user.click(screen.getByTestId("send-again-confirm"));
    await waitFor(() => expect(asked).toHaveLength(1));
    // The failed request stays in the list as what it was.
    await waitFor(async () => expect(await kept()).toHaveLength(3));
  });
});
