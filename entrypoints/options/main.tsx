import { createRoot } from "react-dom/client";
import { OptionsPage } from "@/components/settings/OptionsPage";
import { PortsProvider } from "@/components/settings/ports/PortsProvider";
import { TextProvider } from "@/components/ui/text";
import "@/components/ui/tokens.css";
import { followLook } from "@/utils/look/look";
import { request } from "@/utils/messages/client";
import { requestNotifications } from "@/utils/platform/notify";
import {
  hasHost,
  listHosts,
  removeHosts,
  requestHosts,
  watchHosts,
} from "@/utils/platform/permissions";
import { readUsedBytes } from "@/utils/platform/quota";
import { extensionVersion } from "@/utils/platform/runtime";
import { saveFile } from "@/utils/platform/save-file";
import { limitInjection } from "@/utils/platform/trusted-types";
import type { SettingsPorts } from "@/utils/settings/ports";

limitInjection(window);

const ports: SettingsPorts = {
  requestHosts,
  requestNotifications,
  hasHost,
  listHosts,
  removeHosts,
  watchHosts,
  testConnection: (profileId) => request({ type: "test-connection", profileId }),
  readBalance: (profileId) => request({ type: "read-balance", profileId }),
  saveFile,
  usedBytes: readUsedBytes,
  now: () => Date.now(),
  version: extensionVersion(),
};

const root = createRoot(document.getElementById("root") ?? document.body);
void followLook(fetch, ({ translate, locale }) => {
  document.title = translate("settings_title");
  root.render(
    <TextProvider translate={translate} locale={locale}>
      <PortsProvider ports={ports}>
        <OptionsPage />
      </PortsProvider>
    </TextProvider>,
  );
});
