import { useState } from "react";
import { useStore } from "zustand";
import { MakeRoom } from "@/components/results/MakeRoom";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { useText } from "@/components/ui/text";
import type { AppError } from "@/utils/core/app-error";
import type { Panel } from "@/utils/panel/panel";
import { SaveOpen } from "./StoreRemedies";

/**
 * Says that the disk does not take what is painted and written, and what to do:
 * once, until it is taken again.
 */
export function UnkeptNote({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const error = useStore(panel.store, ({ unkept }) => unkept);
  const [seen, setSeen] = useState<AppError>();
  if (!error || error === seen) return null;
  return (
    <Notice
      kind="warn"
      data-testid="unkept"
      data-code={error.code}
      title={t("unkept_title")}
      next={t("unkept_next")}
      details={error.detail}
      actions={
        <>
          <SaveOpen panel={panel} />
          <MakeRoom panel={panel} label={t("unkept_make_room")} />
          <Button variant="quiet" onClick={() => setSeen(error)}>
            {t("history_evicted_ok")}
          </Button>
        </>
      }
    />
  );
}
