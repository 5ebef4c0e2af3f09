import { useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { useText } from "@/components/ui/text";
import { formatBytes } from "@/utils/core/format-bytes";
import { type Evicted, forgetEvicted, readEvicted } from "@/utils/store/room";

/** Says once that old edits have given way, and where that is decided. */
export function EvictedNotice({ onSettings }: { readonly onSettings: () => void }) {
  const { t, locale } = useText();
  const [evicted, setEvicted] = useState<Evicted>();
  useEffect(() => void readEvicted().then(setEvicted), []);
  if (!evicted) return null;
  const close = () => {
    setEvicted(undefined);
    void forgetEvicted();
  };
  const { count, bytes } = evicted;
  return (
    <Notice
      kind="info"
      data-testid="evicted"
      title={t("history_evicted", { count, size: formatBytes(bytes, locale) })}
      next={t("history_evicted_next")}
      actions={
        <>
          <Button onClick={close}>{t("history_evicted_ok")}</Button>
          <Button variant="quiet" onClick={onSettings}>
            {t("panel_settings")}
          </Button>
        </>
      }
    />
  );
}
