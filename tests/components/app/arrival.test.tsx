import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { ArrivalView } from "@/components/app/ArrivalView";
import { appError, type ErrorCode } from "@/utils/core/app-error";
import { testPanel } from "../../support/fake-panel";
import { renderWithText } from "../../support/render";

/** What the panel offers when a picture did not come. */
function refuse(code: ErrorCode, isFile = false) {
  const { panel } = testPanel({ arrival: { state: "failed", error: appError(code), isFile } });
  const takeOnScreen = vi.spyOn(panel, "takeOnScreen");
  renderWithText(<ArrivalView panel={panel} />);
  return takeOnScreen;
}

describe("a picture that did not come", () => {
  it.each([
    ["capture_protected"],
    ["capture_forbidden"],
    ["picture_too_many_pixels"],
    ["capture_address_unusable"],
  ] as const)("can be taken as it is on the screen: %s", async (code) => {
    const takeOnScreen = refuse(code);
    await userEvent.click(screen.getByTestId("take-screen"));
    expect(takeOnScreen).toHaveBeenCalledOnce();
  });

  it.each([["capture_file_access"], ["capture_restricted_page"], ["capture_page_closed"]] as const)(
    "is not offered from a screen that cannot be read either: %s",
    (code) => {
      refuse(code);
      expect(screen.queryByTestId("take-screen")).toBeNull();
    },
  );

  it("is not looked for on the screen where it was a file", () => {
    refuse("picture_too_many_pixels", true);
    expect(screen.queryByTestId("take-screen")).toBeNull();
  });
});
