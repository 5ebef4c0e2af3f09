import { beforeEach, describe, expect, it, vi } from "vitest";
import type { PictureTools } from "@/utils/editor/picture-tools";
import { followEdges } from "@/utils/panel/open/follow-edges";
import { createContext, type PanelContext } from "@/utils/panel/state/panel-context";
import { panelServices } from "../../support/panel-services.ts";

let context: PanelContext;
let analyse: ReturnType<typeof vi.fn>;

const size = { width: 40, height: 30 };
const tools = () => ({ objects: { analyse } }) as unknown as PictureTools;
const edges = () => context.editor.getState().edges;

beforeEach(() => {
  context = createContext(panelServices());
  analyse = vi.fn(async () => ({ ok: true, value: { isDone: true, hasEdges: true } }));
});

describe("the edges of a picture are found", () => {
  it("when it is opened", async () => {
    followEdges(context);
    expect(analyse).not.toHaveBeenCalled();
    context.editor.open({ size, tools: tools() });
    await vi.waitFor(() => expect(edges()).toBe("found"));
  });

  it("when it was open before this code was there", async () => {
    context.editor.open({ size, tools: tools() });
    followEdges(context);
    await vi.waitFor(() => expect(edges()).toBe("found"));
    expect(analyse).toHaveBeenCalledTimes(1);
  });

  it("not once nobody follows any more", async () => {
    context.editor.open({ size, tools: tools() });
    followEdges(context)();
    await context.services.whenIdle();
    await Promise.resolve();
    expect(analyse).not.toHaveBeenCalled();
  });
});
