import { beforeEach, expect, it } from "vitest";
import { forgetCount } from "@/utils/panel/send/forget-count";
import { createContext, type PanelContext } from "@/utils/panel/state/panel-context";
import { changePart, newRun } from "@/utils/panel/state/panel-state";
import { anEdit } from "../../support/an-edit.ts";
import { panelServices } from "../../support/panel-services.ts";
import { profileWith } from "../../support/profile.ts";

const options = { count: 3, size: "auto" } as const;
const running = anEdit({ id: "e1", state: "sending", options });

let context: PanelContext;

const ask = (count: number) =>
  changePart(context.store, "ask", (now) => ({ ...now, options: { ...options, count } }));
const asked = () => context.store.getState().ask.options.count;
const show = (state: "sending" | "done" | "failed") =>
  context.store.setState({ run: newRun({ ...running, state }) });

beforeEach(() => {
  context = createContext(panelServices());
  changePart(context.store, "server", (server) => ({
    ...server,
    profile: profileWith({ options: { count: 1, size: "auto" } }),
  }));
  forgetCount(context);
  ask(3);
  show("sending");
});

it("asks for several images once: what follows begins anew", () => {
  expect(asked()).toBe(3);
  show("done");
  expect(asked()).toBe(1);
});

it("keeps the number of an edit that failed, to be tried again", () => {
  show("failed");
  expect(asked()).toBe(3);
});

it("keeps a number that was chosen meanwhile", () => {
  ask(2);
  show("done");
  expect(asked()).toBe(2);
});

it("leaves the number of an earlier edit that is opened, and was done long ago", () => {
  context.store.setState({ run: undefined });
  show("done");
  expect(asked()).toBe(3);
});
