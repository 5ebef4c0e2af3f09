import type { PaintMode } from "@/utils/core/mask/operation";

interface ToolRow {
  /** The message that names it. */
  readonly label: string;
  /** The key that chooses it: one lower-case letter. */
  readonly key: string;
  /** What shows where the pointer is: the brush's outline, or a cross. */
  readonly cursor: "brush" | "cross";
  readonly mode: PaintMode;
  /** It reads the picture's pixels, so it needs an open picture's `pictureTools`. */
  readonly needsPixels: boolean;
}

/**
 * The tools, in the order they are shown in. A new one is a row here, what
 * it does in `tool-starts.ts`, an icon in `components/editor/tool-icons.ts`, and
 * its messages; key, tooltip, key sheet, cursor and stored setting follow from the row.
 */
export const TOOLS = {
  brush: {
    label: "editor_brush",
    key: "b",
    cursor: "brush",
    mode: "add",
    needsPixels: false,
  },
  eraser: {
    label: "editor_eraser",
    key: "e",
    cursor: "brush",
    mode: "erase",
    needsPixels: false,
  },
  rectangle: {
    label: "editor_rectangle",
    key: "r",
    cursor: "cross",
    mode: "add",
    needsPixels: false,
  },
  lasso: {
    label: "editor_lasso",
    key: "l",
    cursor: "cross",
    mode: "add",
    needsPixels: false,
  },
  point: {
    label: "editor_point",
    key: "p",
    cursor: "cross",
    mode: "add",
    needsPixels: true,
  },
  wand: {
    label: "editor_wand",
    key: "w",
    cursor: "cross",
    mode: "add",
    needsPixels: true,
  },
} as const satisfies Record<string, ToolRow>;

export type Tool = keyof typeof TOOLS;

export const TOOL_NAMES = Object.keys(TOOLS) as readonly Tool[];

/** Whether a stored name is that of a tool of this version. */
export function isTool(name: string): name is Tool {
  return Object.hasOwn(TOOLS, name);
}
