import { describe, expect, it } from "vitest";
import { appError, ERRORS, type ErrorCode } from "@/utils/core/app-error";

const MAYBE: readonly ErrorCode[] = [
  "server_error",
  "upstream_timed_out",
  "answer_is_a_page",
  "answer_unreadable",
  "cancelled",
  "connection_failed",
  "interrupted",
  "timed_out",
  "unexpected",
];
const LIKELY: readonly ErrorCode[] = [
  "answer_read_in_vain",
  "answer_too_large",
  "answer_without_pictures",
  "result_expired",
  "result_file_missing",
  "result_host_not_allowed",
  "result_not_placed",
  "result_too_large",
  "result_undecodable",
  "result_unreachable",
  "stream_incomplete",
  "task_unfinished",
];

describe("what an error says about money", () => {
  it.each(Object.keys(ERRORS) as ErrorCode[])("%s", (code) => {
    const charge = LIKELY.includes(code) ? "likely" : MAYBE.includes(code) ? "maybe" : "none";
    expect(appError(code)).toEqual({ code, charge });
  });

  it("gives way to what is known better", () => {
    expect(appError("cancelled", { charge: "likely", status: 499 })).toEqual({
      code: "cancelled",
      charge: "likely",
      status: 499,
    });
  });
});
