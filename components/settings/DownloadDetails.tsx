import { useEffect, useState } from "react";
import { Checkbox } from "@/components/ui/Checkbox";
import { useText } from "@/components/ui/text";
import type { Settings } from "@/utils/core/settings";
import { readSettings, saveSettings, watchSettings } from "@/utils/store/settings";

/** Whether downloaded files say what they were asked by. Off until somebody wants it. */
export function DownloadDetails() {
  const { t } = useText();
  const [settings, setSettings] = useState<Settings>();
  useEffect(() => {
    void readSettings().then(setSettings);
    return watchSettings(setSettings);
  }, []);
  if (!settings) return null;
  return (
    <Checkbox
      label={t("settings_download_details")}
      hint={t("settings_download_details_hint")}
      data-testid="download-details"
      isChecked={settings.writesDetails}
      onChange={(writesDetails) => {
        setSettings({ ...settings, writesDetails });
        void saveSettings({ writesDetails });
      }}
    />
  );
}
