import { Checkbox } from "@/components/ui/Checkbox";
import { useText } from "@/components/ui/text";
import { useSettings } from "./use-settings";

/** Whether saved PNG files carry their prompt and model. Off by default. */
export function DownloadDetails() {
  const { t } = useText();
  const { settings, change } = useSettings();
  if (!settings) return null;
  return (
    <Checkbox
      label={t("settings_download_details")}
      hint={t("settings_download_details_hint")}
      data-testid="download-details"
      isChecked={settings.writesDetails}
      onChange={(writesDetails) => change({ writesDetails })}
    />
  );
}
