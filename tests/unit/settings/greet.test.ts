import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { greetOnce } from "@/utils/settings/greet";
import { readSettings } from "@/utils/store/settings";

beforeEach(() => fakeBrowser.reset());

it("opens the first page at the first installation, whose news are no news", async () => {
  const open = vi.fn(async () => {});
  await greetOnce(open, "1.2.3");
  expect(open).toHaveBeenCalledOnce();
  expect((await readSettings()).seenVersion).toBe("1.2.3");
});

it("opens nothing where the browser installs again what was used before", async () => {
  const open = vi.fn(async () => {});
  await greetOnce(open, "1.2.3");
  await greetOnce(open, "1.2.4");
  expect(open).toHaveBeenCalledOnce();
  expect((await readSettings()).seenVersion).toBe("1.2.3");
});
