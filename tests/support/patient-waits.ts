import { vi } from "vitest";

const { waitFor } = vi;

// What is waited for may have to be loaded first: a guard against hanging, not a measure of speed.
vi.waitFor = (callback, options) => {
  const own = typeof options === "number" ? { timeout: options } : options;
  return waitFor(callback, { timeout: 10_000, ...own });
};
