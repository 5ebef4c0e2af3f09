import type { Size } from "@/utils/core/geometry";
import type { GalleryContext } from "@/utils/panel/gallery/gallery-context";
import { type GalleryItem, type Look, withKey } from "@/utils/panel/gallery/gallery-state";
import { tickedInSight } from "@/utils/panel/gallery/in-sight";
import { readPixels } from "@/utils/panel/picture/load-picture";
import { saveFile } from "@/utils/panel/picture/save-file";
import type { PanelServices } from "@/utils/panel/state/services";
import { readPicture } from "@/utils/store/pictures";

/** The long side of a tile's picture, px: twice the size on screen. */
export const TILE_SIDE = 256;

/** So many tiles keep their pictures, some 10 KB each; those seen longest ago give theirs up. */
const MOST_THUMBS = 300;

/** So many are read at once: pages and servers are asked for no more. */
const AT_ONCE = 3;

/** Reads pictures: those on the screen first, and no others unless somebody asks. */
export interface Looker {
  /** These are on the screen; what waited and is not any more is left. */
  want(ids: readonly string[]): void;
  /** What is known of a picture, read if need be. */
  ensure(item: GalleryItem): Promise<Look>;
  /** Reads again what could not be read, after a permission was given or on the person's word. */
  again(ids: readonly string[]): void;
}

/** A looker for one gallery. */
export function createLooker({ panel, store }: GalleryContext): Looker {
  const pending = new Map<string, Promise<Look>>();
  let wanted: readonly string[] = [];

  const ensure = (item: GalleryItem): Promise<Look> => {
    const known = store.getState().looks.get(item.id);
    if (known && known.state !== "reading" && !isDropped(known)) return Promise.resolve(known);
    const begun = pending.get(item.id);
    if (begun) return begun;
    const { items } = store.getState();
    if (!known) set(item.id, { state: "reading" });
    const reading = lookAt(item, known, panel.services).then((look) => {
      pending.delete(item.id);
      // Other pictures may have been listed meanwhile.
      if (store.getState().items === items) set(item.id, look);
      goOn();
      return look;
    });
    pending.set(item.id, reading);
    return reading;
  };

  const set = (id: string, look: Look) =>
    store.setState((state) => {
      const looks = keptWithin(withKey(state.looks, id, look), wanted);
      const isInSight = state.step !== "choose" || look.state !== "seen" || !state.ticked.has(id);
      return isInSight ? { looks } : { looks, ticked: tickedInSight({ ...state, looks }) };
    });

  const goOn = () => {
    if (wanted.length === 0) return;
    const { items, looks } = store.getState();
    const isNeeded = ({ id }: GalleryItem) => {
      const look = looks.get(id);
      return (!look || isDropped(look)) && !pending.has(id);
    };
    const onScreen = new Set(wanted);
    for (const item of items.filter(({ id }) => onScreen.has(id))) {
      if (pending.size >= AT_ONCE) return;
      if (isNeeded(item)) void ensure(item);
    }
  };

  return {
    ensure,
    want: (ids) => {
      wanted = ids;
      goOn();
    },
    again: (ids) => {
      store.setState(({ looks }) => {
        const rest = new Map(looks);
        for (const id of ids) rest.delete(id);
        return { looks: rest };
      });
      goOn();
    },
  };
}

function isDropped(look: Look): boolean {
  return look.state === "seen" && look.thumb === undefined;
}

/** Drops the thumbnails that were made first and are not on the screen. */
function keptWithin(
  looks: ReadonlyMap<string, Look>,
  onScreen: readonly string[],
): ReadonlyMap<string, Look> {
  const drawn = [...looks].filter(([, look]) => look.state === "seen" && look.thumb);
  if (drawn.length <= MOST_THUMBS) return looks;
  const kept = new Map(looks);
  const surplus = drawn.filter(([id]) => !onScreen.includes(id));
  for (const [id, look] of surplus.slice(0, drawn.length - MOST_THUMBS)) {
    if (look.state !== "seen") continue;
    const { thumb: _, ...rest } = look;
    kept.set(id, rest);
  }
  return kept;
}

async function lookAt(
  { from }: GalleryItem,
  known: Look | undefined,
  services: PanelServices,
): Promise<Look> {
  if (from instanceof File) return drawFile(from, services);
  const stored = known?.state === "seen" ? known.pictureId : undefined;
  if (stored) return drawStored(stored, services);
  const taken = await services.request({ type: "take-listed", ...from });
  if (!taken.ok) return { state: "failed", error: taken.error };
  if (taken.value.state !== "ready") return taken.value;
  return drawStored(taken.value.pictureId, services);
}

async function drawStored(pictureId: string, services: PanelServices): Promise<Look> {
  const record = await readPicture(pictureId);
  if (!record.ok) return { state: "failed", error: record.error };
  const pixels = await readPixels(record.value);
  if (!pixels.ok) return { state: "failed", error: pixels.error };
  const look = await draw(pixels.value, services, record.value.size);
  return look.state === "seen" ? { ...look, pictureId } : look;
}

/** A file as it lies on the disk: it is stored only when it is about to be sent. */
async function drawFile(file: File, services: PanelServices): Promise<Look> {
  const isDrawing = /svg/.test(file.type) || /\.svg$/i.test(file.name);
  if (!isDrawing) return draw(file, services);
  // No worker draws one, and none is large.
  const saved = await saveFile(file, "drop", services);
  if (!saved.ok) return { state: "failed", error: saved.error };
  return drawStored(saved.value.id, services);
}

async function draw(picture: Blob, { pixels }: PanelServices, known?: Size): Promise<Look> {
  const facts = known ? undefined : await pixels.inspect({ picture });
  if (facts && !facts.ok) return { state: "failed", error: facts.error };
  const thumb = await pixels.thumbnail({ picture, maxSide: TILE_SIDE });
  if (!thumb.ok) return { state: "failed", error: thumb.error };
  const cells = await pixels.colourCells({ picture: thumb.value });
  const size = known ?? facts?.value.size ?? { width: 0, height: 0 };
  return { state: "seen", thumb: thumb.value, size, cells: cells.ok ? cells.value : [] };
}
