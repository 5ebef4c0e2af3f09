import "fake-indexeddb/auto";
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { followArrivals } from "@/utils/panel/open/follow-arrivals";
import { createContext, type PanelContext } from "@/utils/panel/state/panel-context";
import { writeInbox } from "@/utils/store/inbox";
import { panelServices } from "../../support/panel-services.ts";
import { clearRecords } from "../../support/records.ts";

let context: PanelContext;

const click = (jobId: string) =>
  writeInbox(context.services.windowId, { jobId, state: "capturing" });
const arrival = () => context.store.getState().arrival;
const view = () => context.store.getState().view;

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
  context = createContext(panelServices());
});

it("leaves somebody in the history who went there while the panel was opening", async () => {
  await click("first");
  const stop = followArrivals(context);
  context.store.setState({ view: "history" });
  await vi.waitFor(() => expect(arrival().state).toBe("capturing"));
  expect(view()).toBe("history");
  stop();
});

it("leads from the history to a picture that is clicked later", async () => {
  const stop = followArrivals(context);
  await vi.waitFor(() => expect(arrival()).toEqual({ state: "none" }));
  context.store.setState({ view: "history" });
  await click("second");
  await vi.waitFor(() => expect(arrival().state).toBe("capturing"));
  expect(view()).toBe("editor");
  stop();
});
