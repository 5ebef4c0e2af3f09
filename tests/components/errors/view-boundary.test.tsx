import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ViewBoundary } from "@/components/errors/ViewBoundary";
import { renderWithText } from "../../support/render";

let isBroken: boolean;

function View() {
  if (isBroken) throw new RangeError("Invalid time value");
  return <p>The view</p>;
}

beforeEach(() => {
  isBroken = true;
  // React reports what a boundary catches.
  vi.spyOn(console, "error").mockReturnValue();
});

afterEach(() => vi.restoreAllMocks());

describe("a view that throws", () => {
  it("leaves its neighbours usable and says what happened", () => {
    renderWithText(
      <>
        <p>The bar</p>
        <ViewBoundary>
          <View />
        </ViewBoundary>
      </>,
    );
    expect(screen.getByText("The bar")).toBeTruthy();
    const error = screen.getByTestId("error");
    expect(error.dataset["code"]).toBe("unexpected");
    expect(error.textContent).toContain("Invalid time value");
  });

  it("is shown again on request, once it can be", async () => {
    renderWithText(
      <ViewBoundary>
        <View />
      </ViewBoundary>,
    );
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(screen.queryByText("The view")).toBeNull();
    isBroken = false;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(screen.getByText("The view")).toBeTruthy();
  });
});
