import type { Result } from "@/utils/core/result";
import { showArrivalError } from "@/utils/panel/open/open-picture";
import type { PanelContext } from "@/utils/panel/state/panel-context";

/** What the background does about pictures on pages. */
export interface CaptureActions {
  captureAgain(): Promise<void>;
  stopCapture(): Promise<void>;
  /** The last picture as it is shown on the screen. */
  takeOnScreen(): Promise<void>;
  /** One of the larger versions that were offered. */
  takeLarger(url: string): Promise<void>;
  /** An image of the page in front that was dropped on the panel, by its address. */
  takeDropped(url: string): Promise<void>;
  /** Lets the person pick an image, or a rectangle, in the page in front. */
  pick(mode: "picture" | "area"): Promise<void>;
  /** Must be called in the click's own statement. */
  allow(origins: readonly string[]): Promise<void>;
}

/** What a person asks of the background about pictures on pages. */
export function createCaptureActions(context: PanelContext): CaptureActions {
  const { store, services, opening } = context;
  const { windowId, request, requestHosts } = services;
  /** Of what the background does it tells by the inbox; here it says that it cannot begin. */
  const sayFailure = (asked: Result<unknown>) => {
    if (!asked.ok) showArrivalError(context, asked.error);
  };
  const captureAgain = async () => {
    sayFailure(await request({ type: "capture-again", windowId }));
  };
  return {
    captureAgain,
    stopCapture: async () => {
      const { arrival } = store.getState();
      const stop = () => {
        opening.cancel();
        store.setState({ arrival: { state: "none" } });
      };
      if (arrival.state === "capturing" && arrival.isFile) return stop();
      const asked = await request({ type: "capture-stop", windowId });
      // No background answers: nobody else would take the waiting off the screen.
      if (!asked.ok) stop();
    },
    takeOnScreen: async () => {
      sayFailure(await request({ type: "capture-screen", windowId }));
    },
    takeLarger: async (url) => {
      sayFailure(await request({ type: "capture-larger", windowId, url }));
    },
    takeDropped: async (url) => {
      sayFailure(await request({ type: "capture-dropped", windowId, url }));
    },
    pick: async (mode) => {
      sayFailure(await request({ type: "capture-pick", windowId, mode }));
    },
    allow: async (origins) => {
      if (await requestHosts(origins)) await captureAgain();
    },
  };
}
