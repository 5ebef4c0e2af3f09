import type { Rect } from "@/utils/core/geometry";
import { ok } from "@/utils/core/result";
import type { Message } from "@/utils/messages/protocol";
import { createContext } from "@/utils/panel/state/panel-context";
import { changePart, type OpenPicture } from "@/utils/panel/state/panel-state";
import type { PixelClient } from "@/utils/pixels/worker/client";
import { fakeRequest, panelServices } from "./panel-services.ts";

/** Of the picture in it, px. */
export const READY_SIZE = { width: 600, height: 400 } as const;

/**
 * A panel with a picture in it, whose pixels are made up: what would be sent lies
 * in `box`. Nothing is painted, written or set up.
 *
 * @param box picture px
 */
export function readyPanel(box: Rect = { x: 0, y: 0, ...READY_SIZE }) {
  const asked: Message[] = [];
  const pixels = {
    bounds: async () => ok({ box }),
    prepare: async () => ok({ image: new Blob(["image"]), mask: new Blob(["mask"]) }),
    thumbnail: async () => ok(new Blob(["thumb"])),
  } as unknown as PixelClient;
  const services = panelServices({ pixels, request: fakeRequest(asked), now: () => 1000 });
  const context = createContext(services);
  const { store, editor } = context;
  store.setState({
    picture: {
      record: { id: "p1", size: READY_SIZE, provenance: { way: "file" } },
      bytes: new Blob(["p"]),
      bitmap: { close: () => undefined },
      hasTransparency: false,
    } as unknown as OpenPicture,
  });
  editor.open({ size: READY_SIZE, tools: {} as never });
  const write = (prompt: string) => changePart(store, "ask", (ask) => ({ ...ask, prompt }));
  /** The edits that the background was asked to run. */
  const runIds = () => asked.flatMap((one) => (one.type === "run-edit" ? [one.editId] : []));
  return { context, store, editor, write, runIds };
}
