import { fireEvent } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { CrossHair } from "@/components/editor/stage/cross-hair";
import { createEditor } from "@/utils/editor/editor-state";

const stop = new AbortController();

afterEach(() => stop.abort());

describe("the cross-hair of Point", () => {
  it("takes once what it is on, however long Enter is held", () => {
    const stage = document.createElement("div");
    const take = vi.fn();
    const editor = createEditor({ tool: "point" });
    const at = { x: 10, y: 10 };
    new CrossHair(
      stage,
      {
        editor,
        at: () => at,
        isShown: () => true,
        move: () => undefined,
        take,
        begin: () => undefined,
      },
      stop.signal,
    );
    fireEvent.keyDown(stage, { key: "Enter" });
    for (let i = 0; i < 5; i += 1) fireEvent.keyDown(stage, { key: "Enter", repeat: true });
    expect(take.mock.calls).toEqual([[at]]);
  });
});
