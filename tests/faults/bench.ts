import { startSandbox } from "../sandbox/sandbox.ts";
import { setUpProfile, WITH_HOSTS } from "../support/app.ts";
import { launchChromium, makeProfileDir, removeProfileDirs } from "../support/chromium.ts";
import { killBrowser } from "../support/kill-browser.ts";
import type { Bench } from "./fault.ts";

/** A browser with Redraw and a server set up, which can be killed and started again. */
export async function openBench(
  ownProfileDir?: string,
  extension = WITH_HOSTS,
): Promise<Bench & { close(): Promise<void> }> {
  const sandbox = await startSandbox();
  const profileDir = ownProfileDir ?? (await makeProfileDir());
  const launch = () => launchChromium({ extension, profileDir });
  let browser = await launch();
  await setUpProfile(browser, { baseUrl: sandbox.relayUrl });
  return {
    sandbox,
    profileDir,
    browser: () => browser,
    restart: async () => {
      await killBrowser(browser);
      browser = await launch();
      return browser;
    },
    close: async () => {
      await browser.close();
      await sandbox.close();
      await removeProfileDirs();
    },
  };
}
