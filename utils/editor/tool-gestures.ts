import type { Size, StagePoint } from "@/utils/core/geometry";
import type { Editor } from "@/utils/editor/editor-types";
import type {
  Gesture,
  Sample,
  ToolAtWork,
  ToolSurroundings,
} from "@/utils/editor/gestures/gesture";
import { TOOL_STARTS } from "@/utils/editor/tool-starts";
import { TOOLS, type Tool } from "@/utils/editor/tools";

/** `button` of a pen's eraser end. */
const PEN_ERASER = 5;
const SECONDARY_BUTTON = 2;

interface StageSurroundings extends ToolSurroundings {
  readonly editor: Editor;
}

/** What a tool needs to know of the event that starts it. */
export type StartEvent = Pick<PointerEvent, "pointerType" | "shiftKey" | "button">;

/** Whether this button erases, whatever the tool. */
export function isErasing({ button }: StartEvent): boolean {
  return button === SECONDARY_BUTTON || button === PEN_ERASER;
}

/** Starts what the chosen tool does when the pointer goes down. */
export class ToolGestures {
  readonly #around: StageSurroundings;
  readonly #atWork = new Map<Tool, ToolAtWork>();

  constructor(around: StageSurroundings) {
    this.#around = around;
  }

  begin(event: StartEvent, first: Sample, picture: Size): Gesture | undefined {
    const { tool } = this.#around.editor.getState();
    const mode = isErasing(event) ? "erase" : TOOLS[tool].mode;
    return this.#start(tool).begin({ event, first, mode, picture });
  }

  /** The view or the pointer moved, or the state changed: an open polygon and what is outlined follow. */
  follow(pointer: StagePoint | undefined): void {
    const chosen = this.#start(this.#around.editor.getState().tool);
    for (const tool of this.#atWork.values()) tool.follow?.(tool === chosen ? pointer : undefined);
  }

  /** What a click of the pointer does, at a point in CSS px of the stage: for the keyboard. */
  click(point: StagePoint, picture: Size): void {
    const { tool } = this.#around.editor.getState();
    const first = { point, pressure: 0.5, isShift: false };
    const start = { event: { pointerType: "keyboard", shiftKey: false }, first, picture };
    this.#start(tool)
      .begin({ ...start, mode: TOOLS[tool].mode })
      ?.finish();
  }

  #start(name: Tool): ToolAtWork {
    const tool = this.#atWork.get(name) ?? TOOL_STARTS[name](this.#around);
    this.#atWork.set(name, tool);
    return tool;
  }
}
