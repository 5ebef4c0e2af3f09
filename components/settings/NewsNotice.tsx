import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { useText } from "@/components/ui/text";
import { NEWS } from "@/utils/core/project";
import { usePorts } from "./ports/PortsProvider";
import { useSettings } from "./use-settings";

/** What the latest version brought, as a list. */
export function NewsList() {
  const { t } = useText();
  const [latest] = NEWS;
  return (
    <ul>
      {latest.keys.map((key) => (
        <li key={key}>{t(key)}</li>
      ))}
    </ul>
  );
}

/** Says after an update what is new, until it was read. */
export function NewsNotice() {
  const { t } = useText();
  const { version } = usePorts();
  const { settings, change } = useSettings();
  const hasNews = NEWS[0].version === version;
  if (!settings || !hasNews || settings.seenVersion === version) return null;
  return (
    <Notice
      kind="info"
      data-testid="news"
      title={t("settings_updated", { version })}
      details={<NewsList />}
      actions={
        <Button onClick={() => change({ seenVersion: version })}>{t("settings_news_read")}</Button>
      }
    />
  );
}
