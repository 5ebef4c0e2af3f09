import { FileArchive } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import { appError } from "@/utils/core/app-error";
import { editIdsOf, historyStoreOf } from "@/utils/panel/history/history-state";
import type { Panel } from "@/utils/panel/panel";
import { downloadPicture } from "@/utils/platform/save-picture";
import { writeArchive } from "@/utils/store/archive/write-archive";

interface ExportSelectedProps {
  readonly panel: Panel;
  readonly itemIds: readonly string[];
}

/** How far the file is, 0 to 100, and the way to break it off. */
interface Running {
  readonly percent: number;
  readonly stop: () => void;
}

/** Saves the selected edits with all their pictures as one file. */
export function ExportSelected({ panel, itemIds }: ExportSelectedProps) {
  const { t } = useText();
  const store = historyStoreOf(panel);
  const [running, setRunning] = useState<Running>();
  const save = async () => {
    const controller = new AbortController();
    const stop = () => controller.abort();
    const onProgress = (done: number, of: number) =>
      setRunning({ percent: Math.round((100 * done) / Math.max(1, of)), stop });
    onProgress(0, 1);
    const editIds = editIdsOf(store, itemIds);
    const written = await writeArchive({ editIds, onProgress, signal: controller.signal });
    setRunning(undefined);
    if (!written.ok) return store.setState({ error: written.error });
    if (!written.value) return;
    const { file, missing } = written.value;
    const day = new Date(panel.services.now()).toISOString().slice(0, 10);
    downloadPicture(file, `redraw-${day}.zip`);
    const isWhole = missing.length === 0;
    const lost = appError("file_missing", { detail: missing.join("\n") });
    store.setState({ error: isWhole ? undefined : lost });
  };
  if (running) {
    return (
      <Button data-testid="export-stop" onClick={running.stop}>
        {t("history_export_stop", { percent: running.percent })}
      </Button>
    );
  }
  return (
    <IconButton
      label={t("history_export_selected")}
      data-testid="export-selected"
      disabled={itemIds.length === 0}
      onClick={() => void save()}
    >
      <FileArchive />
    </IconButton>
  );
}
