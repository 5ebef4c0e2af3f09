import "./panel-modules.ts";
import { createPanel, type Panel } from "@/utils/panel/panel";
import { createContext, type PanelContext } from "@/utils/panel/state/panel-context";
import { newRun, type PanelState, type Run } from "@/utils/panel/state/panel-state";
import type { PanelServices } from "@/utils/panel/state/services";
import { type FakePixels, fakePixels } from "./fake-pixels.ts";
import { panelServices } from "./panel-services.ts";

/** A panel outside the extension, and the context to change its state directly. */
export interface TestPanel {
  readonly panel: Panel;
  readonly context: PanelContext;
}

/** A panel in a given state; `services` are the parts of the browser that matter. */
export function testPanel(
  state: Partial<PanelState> = {},
  services: Partial<PanelServices> = {},
): TestPanel {
  const context = createContext(panelServices(services));
  context.store.setState(state);
  return { context, panel: createPanel(context.services, context) };
}

/** A panel whose worker takes every file for a picture, so that it can open some. */
export interface OpeningPanel extends TestPanel {
  readonly fake: FakePixels;
}

/** Such a panel, in a window of this id. */
export function openingPanel(windowId = 1): OpeningPanel {
  const fake = fakePixels();
  return { fake, ...testPanel({}, { windowId, pixels: fake.pixels }) };
}

/** An edit that is shown, with what can be seen of it. */
export function aRun(edit: Run["edit"], change: Partial<Run> = {}): Run {
  return { ...newRun(edit), ...change };
}
