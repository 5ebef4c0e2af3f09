import { createRoot } from "react-dom/client";
import { OptionsPage } from "@/components/settings/OptionsPage";
import { PortsProvider } from "@/components/settings/ports/PortsProvider";
import { TextProvider } from "@/components/ui/text";
import "@/components/ui/tokens.css";
import { request } from "@/utils/messages/client";
import { textLocale, translate } from "@/utils/platform/i18n";
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

const locale = textLocale();
document.documentElement.lang = locale;
document.title = translate("settings_title");

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <TextProvider translate={translate} locale={locale}>
      <PortsProvider ports={ports}>
        <OptionsPage />
      </PortsProvider>
    </TextProvider>,
  );
}
