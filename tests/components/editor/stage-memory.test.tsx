import { render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { recallStage } from "@/components/editor/stage/remembered-stage";
import { useStageMemory } from "@/components/editor/stage/use-stage-memory";

afterEach(() => {
  localStorage.clear();
  vi.unstubAllGlobals();
});

function StageOnly() {
  return <div ref={useStageMemory()} />;
}

/** Tells a size as soon as it observes, as browsers do before the first frame. */
class FakeObserver {
  readonly #heard: ResizeObserverCallback;
  constructor(heard: ResizeObserverCallback) {
    this.#heard = heard;
  }
  observe(target: Element): void {
    const contentRect = { width: 320, height: 240 } as DOMRectReadOnly;
    const entry = { target, contentRect } as unknown as ResizeObserverEntry;
    this.#heard([entry], this as unknown as ResizeObserver);
  }
  disconnect(): void {}
}

it("remembers where the stage lay, also of a panel that is closed at once", () => {
  vi.stubGlobal("ResizeObserver", FakeObserver);
  expect(recallStage()).toBeUndefined();
  render(<StageOnly />).unmount();
  expect(recallStage()).toMatchObject({ device: { width: 320, height: 240 } });
});
