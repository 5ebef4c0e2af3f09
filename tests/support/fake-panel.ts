import type { Panel } from "@/utils/panel/panel";
import { createPanelStore, type PanelState } from "@/utils/panel/panel-state";

/** A panel of a state and a few actions, for parts that need no more of it. */
export function fakePanel(state: Partial<PanelState>, actions: Partial<Panel> = {}): Panel {
  const store = createPanelStore();
  store.setState(state);
  const services = { now: () => Date.UTC(2026, 0, 2, 12, 0) };
  return { store, services, ...actions } as unknown as Panel;
}
