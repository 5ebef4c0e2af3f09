import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { Stage } from "@/components/editor/stage/Stage";
import type { PicturePoint, Size } from "@/utils/core/geometry";
import { createEditor } from "@/utils/editor/editor-state";
import type { Editor } from "@/utils/editor/editor-types";
import { createPictureTools } from "@/utils/editor/picture-tools";
import { createPixelClient } from "@/utils/pixels/worker/client";
import { nextPaint } from "./meter";
import { paintPhotograph } from "./photograph";

/** As in the panel. */
const PROXY_SIDE = 4096;

const pixels = createPixelClient();
let bytes: Blob | undefined;
let editor: Editor | undefined;
let shown: ImageBitmap | undefined;

/** Makes the JPEG that is opened later. */
export async function encodePicture(size: Size): Promise<number> {
  const canvas = new OffscreenCanvas(size.width, size.height);
  paintPhotograph(canvas);
  bytes = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 });
  return bytes.size;
}

/** From the bytes to the picture on the stage, through the worker as in the panel, ms. */
export async function openBytes(): Promise<number> {
  const root = document.getElementById("root");
  if (!bytes || !root) throw new Error("nothing to open");
  const start = performance.now();
  const proxy = await pixels.proxy({ picture: bytes, maxSide: PROXY_SIDE });
  if (!proxy.ok) throw new Error(proxy.error.code);
  const { bitmap, size } = proxy.value;
  const id = String(start);
  const opened = createEditor();
  opened.open({ size, tools: createPictureTools(pixels, { id, bytes, size }) });
  root.replaceChildren();
  shown?.close();
  shown = bitmap;
  const box = root.appendChild(document.createElement("div"));
  box.style.height = "100%";
  createRoot(box).render(
    createElement(Stage, { editor: opened, picture: { id, bitmap, size }, label: "Bench" }),
  );
  editor = opened;
  await nextPaint();
  await nextPaint();
  return performance.now() - start;
}

/** From asking to the paint being on the stage, ms. */
export async function askWand(seed: PicturePoint): Promise<number> {
  const tools = editor?.getState().pictureTools;
  const start = performance.now();
  const found = await tools?.findSimilar(seed, { tolerance: 20, isContiguous: true });
  if (!found?.ok) throw new Error("the wand found nothing");
  editor?.push({ kind: "spans", mode: "add", runs: found.value });
  await nextPaint();
  return performance.now() - start;
}
