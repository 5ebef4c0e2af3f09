import { expect, it } from "vitest";
import { untilAborted } from "@/utils/relay/body";

it("what fails after the work was called off is nobody's concern", async () => {
  const complaints: unknown[] = [];
  const complain = (cause: unknown) => complaints.push(cause);
  process.on("unhandledRejection", complain);
  const reason = new Error("called off");
  const late = Promise.reject(new Error("too late"));
  await expect(untilAborted(late, AbortSignal.abort(reason))).rejects.toBe(reason);
  await new Promise((resolve) => setTimeout(resolve));
  process.off("unhandledRejection", complain);
  expect(complaints).toEqual([]);
});
