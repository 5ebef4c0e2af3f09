import { GROUND_GRADIENT, TEXTURES } from "./grounds.ts";
import { GRADIENTS } from "./things.ts";

/** A picture drawn in layers, as SVG over 800 × 600, of which one layer is to be selected. */
export interface DrawnScene {
  readonly name: string;
  readonly kind: string;
  /** Behind the object. */
  readonly behind: string;
  readonly object: string;
  /** In front of it. */
  readonly before?: string;
  /** Levels of Gaussian noise. */
  readonly sigma?: number;
  /** JPEG quality. */
  readonly quality?: number;
}

const SHADOW =
  '<filter id="soft" x="-.5" y="-.5" width="2" height="2"><feGaussianBlur stdDeviation="14"/></filter>';
const PAINT = (id: string, colour: string) =>
  `<filter id="${id}" x="-.1" y="-.1" width="1.2" height="1.2"><feFlood flood-color="${colour}"/><feComposite in2="SourceAlpha" operator="in"/></filter>`;

/** A soft shadow on the ground below a thing of 400 × 400. */
export const shadow = (dx = 26, dy = 10) =>
  `<ellipse cx="${200 + dx}" cy="${338 + dy}" rx="150" ry="26" fill="#000" opacity=".38" filter="url(#soft)"/>`;

export function sceneSvg(scene: DrawnScene): string {
  return svg(`${scene.behind}${scene.object}${scene.before ?? ""}`);
}

/** White where the object is to be seen, black elsewhere. */
export function truthSvg(scene: DrawnScene): string {
  const before = scene.before ? `<g filter="url(#black)">${scene.before}</g>` : "";
  return svg(
    `<rect width="800" height="600"/><g filter="url(#white)">${scene.object}</g>${before}`,
  );
}

function svg(content: string): string {
  const defs = `${GRADIENTS}${GROUND_GRADIENT}${TEXTURES}${SHADOW}${PAINT("white", "#fff")}${PAINT("black", "#000")}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600" width="800" height="600" font-family="DejaVu Sans, Arial, sans-serif"><defs>${defs}</defs>${content}</svg>`;
}
