import { createElement, createRef } from "react";
import { createRoot } from "react-dom/client";
import { ReactSketchCanvas, type ReactSketchCanvasRef } from "react-sketch-canvas";
import type { Mount } from "./contender";

/** react-sketch-canvas over the picture, at the picture's resolution. */
export const mountSketch: Mount = async ({ root, picture, size, brush, scale, colour }) => {
  const box = document.createElement("div");
  box.className = "scaled";
  Object.assign(box.style, {
    width: `${size.width}px`,
    height: `${size.height}px`,
    transform: `scale(${scale}) translate(-50%, -50%)`,
  });
  const layer = document.createElement("div");
  layer.className = "paint";
  Object.assign(layer.style, { position: "absolute", inset: "0" });
  Object.assign(picture.style, { position: "absolute", inset: "0" });
  box.append(picture, layer);
  root.append(box);
  const sketch = createRef<ReactSketchCanvasRef>();
  createRoot(layer).render(
    createElement(ReactSketchCanvas, {
      ref: sketch,
      width: `${size.width}px`,
      height: `${size.height}px`,
      canvasColor: "transparent",
      strokeColor: colour,
      strokeWidth: brush / scale,
    }),
  );
  return { undo: () => sketch.current?.undo(), redo: () => sketch.current?.redo() };
};
