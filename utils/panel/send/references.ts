import { appError } from "@/utils/core/app-error";
import type { Capability } from "@/utils/core/capability";
import type { Size } from "@/utils/core/geometry";
import { ok, type Result } from "@/utils/core/result";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import { readPixels } from "@/utils/panel/picture/load-picture";
import { type FileWay, saveFile } from "@/utils/panel/picture/save-file";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changePart } from "@/utils/panel/state/panel-state";
import type { PanelServices } from "@/utils/panel/state/services";
import { readPicture } from "@/utils/store/pictures";

export interface ReferenceActions {
  /** Sends another picture along. */
  addReference(file: Blob, way: FileWay): Promise<void>;
  removeReference(pictureId: string): void;
  moveReference(pictureId: string, step: -1 | 1): void;
}

/** Actions on the pictures that are sent along. */
export function createReferenceActions(context: PanelContext): ReferenceActions {
  const { store } = context;
  const change = (changed: (references: readonly string[]) => readonly string[]) =>
    changePart(store, "ask", (ask) => ({ ...ask, references: changed(ask.references) }));
  return {
    addReference: (file, way) => addReferenceFile(context, file, way),
    removeReference: (pictureId) => change((ids) => ids.filter((id) => id !== pictureId)),
    moveReference: (pictureId, step) => change((ids) => moved(ids, pictureId, step)),
  };
}

/** How many references one request of this model may carry. */
export function referenceLimit(capability: Pick<Capability, "maxImages">): number {
  return capability.maxImages - 1;
}

/** Stores a file and puts it last among the references. */
async function addReferenceFile(context: PanelContext, file: Blob, way: FileWay): Promise<void> {
  const saved = await saveFile(file, way, context.services);
  if (saved.ok) return addReference(context, saved.value.id);
  context.store.setState({ problem: saved.error });
}

/** Puts a stored picture last among the references, if it can be shown and there is room. */
export async function addReference(
  { store, services }: PanelContext,
  pictureId: string,
): Promise<void> {
  const { picture, ask, server } = store.getState();
  if (!picture || ask.references.includes(pictureId)) return;
  const limit = referenceLimit(capabilityOf(server.profile));
  if (ask.references.length >= limit) {
    const problem = appError("references_too_many", { params: { limit: limit + 1 } });
    return store.setState({ problem });
  }
  const size = await measure(pictureId, services);
  if (!size.ok) return store.setState({ problem: size.error });
  store.setState((state) =>
    // Another picture may have been opened meanwhile, or this one added twice.
    state.picture !== picture || state.ask.references.includes(pictureId)
      ? {}
      : {
          ask: { ...state.ask, references: [...state.ask.references, pictureId] },
          problem: undefined,
        },
  );
}

async function measure(pictureId: string, services: PanelServices): Promise<Result<Size>> {
  const pixels = await readReference(pictureId);
  if (!pixels.ok) return pixels;
  const about = await services.pixels.inspect({ picture: pixels.value });
  return about.ok ? ok(about.value.size) : about;
}

/** The pixels of a reference. */
export async function readReference(pictureId: string): Promise<Result<Blob>> {
  const record = await readPicture(pictureId);
  return record.ok ? readPixels(record.value) : record;
}

/** The order matters: prompts name pictures by it, as *the second picture*. */
function moved(references: readonly string[], pictureId: string, step: -1 | 1): readonly string[] {
  const from = references.indexOf(pictureId);
  const to = from + step;
  if (from < 0 || to < 0 || to >= references.length) return references;
  return references.toSpliced(from, 1).toSpliced(to, 0, pictureId);
}
