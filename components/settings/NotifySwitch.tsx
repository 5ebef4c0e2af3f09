import { Checkbox } from "@/components/ui/Checkbox";
import { useText } from "@/components/ui/text";
import { usePorts } from "./ports/PortsProvider";
import { useSettings } from "./use-settings";

/** Whether the browser says when a result is ready; asks for the permission when it is switched on. */
export function NotifySwitch() {
  const { t } = useText();
  const { requestNotifications } = usePorts();
  const { settings, change } = useSettings();
  if (!settings) return null;
  // Nothing may be awaited before the browser is asked: that would lose the click.
  const switchTo = (isOn: boolean) =>
    isOn
      ? requestNotifications().then((isAllowed) => isAllowed && change({ notifies: true }))
      : change({ notifies: false });
  return (
    <Checkbox
      data-testid="notifies"
      label={t("settings_notifies")}
      hint={t("settings_notifies_hint")}
      isChecked={settings.notifies}
      onChange={(isOn) => void switchTo(isOn)}
    />
  );
}
