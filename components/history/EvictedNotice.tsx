import { useEffect } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { useText } from "@/components/ui/text";
import { formatBytes } from "@/utils/core/format-bytes";
import type { Panel } from "@/utils/panel/panel";

/** Says once that old edits were removed to make room, and where the limit is set. */
export function EvictedNotice({ panel }: { readonly panel: Panel }) {
  const { t, locale } = useText();
  const evicted = useStore(panel.history.store, (state) => state.evicted);
  useEffect(() => void panel.history.refreshEvicted(), [panel]);
  if (!evicted) return null;
  const { count, bytes } = evicted;
  return (
    <Notice
      kind="info"
      data-testid="evicted"
      title={t("history_evicted", { count, size: formatBytes(bytes, locale) })}
      next={t("history_evicted_next")}
      actions={
        <>
          <Button onClick={() => void panel.history.dismissEvicted()}>
            {t("history_evicted_ok")}
          </Button>
          <Button variant="quiet" onClick={panel.services.openOptions}>
            {t("panel_settings")}
          </Button>
        </>
      }
    />
  );
}
