import "fake-indexeddb/auto";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { panelKeyHandlers } from "@/components/app/use-panel-keys";
import { ResultActions } from "@/components/results/ResultActions";
import { FIRST_RESULT_VIEW } from "@/utils/panel/state/result-view";
import { anEdit } from "../../support/an-edit";
import { aRun, testPanel } from "../../support/fake-panel";
import { clearRecords } from "../../support/records";
import { renderWithText } from "../../support/render";

const placed = new Blob(["placed"], { type: "image/png" });
const bitmap = { width: 8, height: 8, close: () => undefined } as unknown as ImageBitmap;

beforeEach(clearRecords);

function show(isAllowed: boolean) {
  const copyPicture = vi.fn(async () => isAllowed);
  const results = [{ index: 0, placed, bitmap }];
  const { panel } = testPanel(
    { run: aRun(anEdit({ state: "done" }), { results }), shown: FIRST_RESULT_VIEW },
    { copyPicture },
  );
  renderWithText(<ResultActions panel={panel} />);
  return { panel, copyPicture };
}

describe("copying the chosen result", () => {
  it.each([
    [true, "Copied"],
    [false, /could not|not allow/i],
  ])("says by the key as by the button whether the clipboard took it: %s", async (is, text) => {
    const { panel, copyPicture } = show(is);
    panelKeyHandlers(panel).copy?.();
    await screen.findByText(text);
    await userEvent.click(screen.getByTestId("copy"));
    await screen.findByText(text);
    expect(copyPicture.mock.calls).toEqual([[placed], [placed]]);
  });
});
