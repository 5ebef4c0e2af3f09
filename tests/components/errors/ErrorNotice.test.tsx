import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { ErrorNotice } from "@/components/errors/ErrorNotice";
import { appError, ERRORS, type ErrorCode } from "@/utils/core/app-error";
import { renderWithText } from "../../support/render";
import { translateFor } from "../../support/translate";

describe("ErrorNotice", () => {
  it("says what happened, whether it cost something, and what to do", () => {
    const t = translateFor("en");
    renderWithText(<ErrorNotice error={appError("timed_out", { params: { seconds: 360 } })} />);
    const notice = screen.getByRole("alert");
    expect(notice.dataset["testid"]).toBe("error");
    expect(notice.dataset["code"]).toBe("timed_out");
    const params = { seconds: 360 };
    expect(notice.textContent).toBe(
      t("error_timed_out", params) + t("charge_maybe") + t("error_timed_out_next", params),
    );
  });

  it("quotes the server's words, status and request id below, on demand", () => {
    const error = appError("server_error", {
      detail: "<b>upstream</b> is down",
      status: 502,
      requestId: "req-9",
    });
    renderWithText(<ErrorNotice error={error} />);
    const details = screen.getByRole("group");
    expect(details.hasAttribute("open")).toBe(false);
    expect(details.textContent).toContain("<b>upstream</b> is down\nHTTP 502\nRequest id: req-9");
  });

  it("does not repeat a request id the server's words end with", () => {
    const error = appError("server_error", { detail: "down (request id: 7)", requestId: "7" });
    renderWithText(<ErrorNotice error={error} />);
    expect(screen.getByRole("group").textContent).toBe("Detailsdown (request id: 7)");
  });

  it("has no details where there is nothing to quote", () => {
    renderWithText(<ErrorNotice error={appError("mask_missing")} />);
    expect(screen.queryByRole("group")).toBeNull();
  });

  it("says nothing of a charge for what is always free", () => {
    renderWithText(<ErrorNotice error={appError("timed_out")} isFree />);
    expect(screen.queryByText(translateFor("en")("charge_maybe"))).toBeNull();
  });

  it.each([
    ["en", "11000 × 10000 pixels (110 million). Up to 100 million can be opened."],
    ["zh_CN", "11000 × 10000 像素（约 1.1亿像素），超过了可打开的上限（1亿像素）。"],
  ] as const)("counts pixels as the language does: %s", (locale, words) => {
    const params = { width: 11_000, height: 10_000, megapixels: 110, maxmegapixels: 100 };
    renderWithText(<ErrorNotice error={appError("picture_too_many_pixels", { params })} />, locale);
    expect(screen.getByRole("alert").textContent).toContain(words);
  });

  it("does not cry alarm over what the person wanted", () => {
    renderWithText(<ErrorNotice error={appError("cancelled")} />);
    expect(screen.queryByRole("alert")).toBeNull();
    expect(screen.getByRole("status").textContent).toContain(translateFor("en")("charge_maybe"));
  });

  it("offers what the caller offers", async () => {
    const retry = vi.fn();
    renderWithText(
      <ErrorNotice
        error={appError("rate_limited")}
        onRetry={retry}
        actions={<button type="button">Settings</button>}
      />,
    );
    expect(screen.getAllByRole("button").map((button) => button.textContent)).toEqual([
      "Settings",
      "Try again",
    ]);
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(retry).toHaveBeenCalledOnce();
  });

  it.each(["en", "zh_CN"] as const)("has words for every code in %s", (locale) => {
    const t = translateFor(locale);
    const codes = Object.keys(ERRORS) as ErrorCode[];
    const wordless = codes.filter((code) => !t(`error_${code}`) || !t(`error_${code}_next`));
    expect(wordless).toEqual([]);
  });
});
