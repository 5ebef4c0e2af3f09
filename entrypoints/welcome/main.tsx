import { createRoot } from "react-dom/client";
import { TextProvider } from "@/components/ui/text";
import "@/components/ui/tokens.css";
import { WelcomePage } from "@/components/welcome/WelcomePage";
import { followLook } from "@/utils/look/look";
import { request } from "@/utils/messages/client";
import { saveFile } from "@/utils/panel/picture/save-file";
import { createPixelClient } from "@/utils/pixels/worker/client";
import { openPanel, openPanelTab, ownWindowId } from "@/utils/platform/panel";
import { requestHosts } from "@/utils/platform/permissions";
import { readPractice } from "@/utils/platform/practice";
import { limitInjection } from "@/utils/platform/trusted-types";
import { writeInbox } from "@/utils/store/inbox";

limitInjection(window);

/** Puts the practice picture where the panel of this window finds it. */
async function bringPractice(windowId: number): Promise<void> {
  const services = { now: Date.now, pixels: createPixelClient() };
  const saved = await saveFile(await readPractice(fetch), "file", services);
  const jobId = crypto.randomUUID();
  await writeInbox(
    windowId,
    saved.ok
      ? { jobId, state: "ready", pictureId: saved.value.id }
      : { jobId, state: "failed", error: saved.error, isFile: true },
  );
}

const windowId = await ownWindowId("");

/** Nothing may be awaited before the panel is opened: that would lose the click. */
async function tryNow(): Promise<void> {
  const opening = openPanel(windowId);
  await bringPractice(windowId);
  if (!(await opening)) await openPanelTab(windowId);
}

const ports = {
  requestHosts,
  testConnection: (profileId: string) => request({ type: "test-connection", profileId }),
};

const root = createRoot(document.getElementById("root") ?? document.body);
void followLook(fetch, ({ translate, locale }) => {
  document.title = translate("extension_name");
  root.render(
    <TextProvider translate={translate} locale={locale}>
      <WelcomePage
        ports={ports}
        onTry={() => void tryNow()}
        onOpenTab={() => void openPanelTab(windowId)}
      />
    </TextProvider>,
  );
});
