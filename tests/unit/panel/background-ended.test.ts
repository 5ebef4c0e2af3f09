import "fake-indexeddb/auto";
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Message } from "@/utils/messages/protocol";
import { createPanel } from "@/utils/panel/panel";
import { createContext } from "@/utils/panel/state/panel-context";
import { readEdit, transition } from "@/utils/store/edits";
import { saveNewEdit } from "@/utils/store/new-edits";
import { anEdit } from "../../support/an-edit.ts";
import { aRun } from "../../support/fake-panel.ts";
import { fakeRequest, panelServices } from "../../support/panel-services.ts";
import { clearRecords } from "../../support/records.ts";

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("removeEventListener", () => undefined);
  return () => vi.unstubAllGlobals();
});

it("has an edit taken up as soon as its background has ended, and shows what became of it", async () => {
  const edit = anEdit();
  await saveNewEdit(edit, { image: new Blob(["image"]) }, undefined);
  const asked: Message[] = [];
  let end = () => {};
  const answer = fakeRequest(asked);
  const context = createContext(
    panelServices({
      request: async (message) => {
        // The next background finds that nobody will ever know: nothing is announced.
        if (message.type === "settle-edits") await transition(edit.id, { kind: "orphaned", at: 2 });
        return answer(message);
      },
      onBackgroundEnded: (heard) => {
        end = heard;
        return () => undefined;
      },
    }),
  );
  context.store.setState({ run: aRun(edit) });
  createPanel(context.services, context).start();
  await vi.waitFor(async () => {
    const read = await readEdit(edit.id);
    expect(read.ok && read.value.state).toBe("interrupted");
  });
  asked.length = 0;
  end();
  await vi.waitFor(() => expect(context.store.getState().run?.edit.state).toBe("interrupted"));
  expect(asked).toContainEqual({ type: "settle-edits" });
});
