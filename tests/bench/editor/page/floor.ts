import type { Mount } from "./contender";

/** The least there is to do: one segment on a canvas as large as the panel, for each event. */
export const mountFloor: Mount = async ({ root, brush, colour }) => {
  const canvas = document.createElement("canvas");
  const ratio = devicePixelRatio;
  canvas.width = innerWidth * ratio;
  canvas.height = innerHeight * ratio;
  canvas.className = "paint";
  Object.assign(canvas.style, { width: "100%", height: "100%", touchAction: "none" });
  root.append(canvas);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  Object.assign(context, { lineWidth: brush * ratio, lineCap: "round", strokeStyle: colour });
  let last: readonly [number, number] | undefined;
  canvas.addEventListener("pointerdown", (event) => {
    last = [event.offsetX * ratio, event.offsetY * ratio];
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!last) return;
    const next = [event.offsetX * ratio, event.offsetY * ratio] as const;
    context.beginPath();
    context.moveTo(...last);
    context.lineTo(...next);
    context.stroke();
    last = next;
  });
  canvas.addEventListener("pointerup", () => {
    last = undefined;
  });
  return { undo: () => {}, redo: () => {} };
};
