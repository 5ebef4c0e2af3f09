import type { StagePoint } from "@/utils/core/geometry";
import type { Editor } from "@/utils/editor/editor-types";

/** CSS px at each press of an arrow key; with Ctrl or ⌘ the finer one. */
const STEP_PX = 16;
const FINE_PX = 2;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export interface CrossHairHost {
  readonly editor: Editor;
  /** Where the pointer or the cross-hair was last, CSS px of the stage. */
  at(): StagePoint | undefined;
  move(to: StagePoint): void;
  /** Takes what is outlined there. */
  take(at: StagePoint): void;
}

/** Pointing without a pointer: arrow keys move a cross-hair, Enter takes. Until `signal`. */
export function listenForCrossHair(
  stage: HTMLElement,
  host: CrossHairHost,
  signal: AbortSignal,
): void {
  const press = (event: KeyboardEvent) => {
    const { tool, stageSize } = host.editor.getState();
    const arrow = ARROWS[event.key];
    if (tool !== "point" || event.target !== stage || event.altKey) return;
    const now = host.at();
    const isEnter = event.key === "Enter" && !event.ctrlKey && !event.metaKey;
    if (isEnter && now) host.take(now);
    else if (arrow) {
      const { x, y } = now ?? { x: stageSize.width / 2, y: stageSize.height / 2 };
      const step = now ? (event.ctrlKey || event.metaKey ? FINE_PX : STEP_PX) : 0;
      host.move({
        x: within(x + arrow[0] * step, stageSize.width),
        y: within(y + arrow[1] * step, stageSize.height),
      });
    } else return;
    event.preventDefault();
  };
  stage.addEventListener("keydown", press, { signal });
}

function within(value: number, end: number): number {
  return Math.min(Math.max(value, 0), end - 1);
}
