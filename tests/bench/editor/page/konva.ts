import Konva from "konva";
import type { Mount } from "./contender";

/** Free drawing as in Konva's own demo: a line on a layer, redrawn when a point is added. */
export const mountKonva: Mount = async ({ root, picture, size, brush, scale, colour }) => {
  const box = document.createElement("div");
  box.className = "scaled";
  box.style.transform = `scale(${scale}) translate(-50%, -50%)`;
  root.append(box);
  const stage = new Konva.Stage({ container: box, width: size.width, height: size.height });
  Konva.pixelRatio = 1;
  const below = new Konva.Layer({ listening: false });
  below.add(new Konva.Image({ image: picture, width: size.width, height: size.height }));
  const layer = new Konva.Layer({ opacity: 0.45, listening: false });
  stage.add(below, layer);
  const lines: Konva.Line[] = [];
  const undone: Konva.Line[] = [];
  let line: Konva.Line | undefined;
  stage.on("pointerdown", () => {
    const { x, y } = stage.getPointerPosition() ?? { x: 0, y: 0 };
    line = new Konva.Line({
      stroke: colour,
      strokeWidth: brush / scale,
      lineCap: "round",
      lineJoin: "round",
      points: [x, y, x, y],
    });
    lines.push(line);
    layer.add(line);
  });
  stage.on("pointermove", () => {
    const at = stage.getPointerPosition();
    if (line && at) line.points([...line.points(), at.x, at.y]);
  });
  stage.on("pointerup", () => {
    line = undefined;
  });
  return {
    undo: () => {
      const last = lines.pop();
      if (last) undone.push(last);
      last?.remove();
      layer.batchDraw();
    },
    redo: () => {
      const next = undone.pop();
      if (!next) return;
      lines.push(next);
      layer.add(next);
    },
  };
};
