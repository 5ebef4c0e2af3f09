import { FileArchive } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";

interface ExportSelectedProps {
  readonly panel: Panel;
  readonly itemIds: readonly string[];
}

/** Progress, 0 to 100, and how to abort. */
interface Running {
  readonly percent: number;
  readonly stop: () => void;
}

/** Saves the selected edits with all their pictures as one file. */
export function ExportSelected({ panel, itemIds }: ExportSelectedProps) {
  const { t } = useText();
  const [running, setRunning] = useState<Running>();
  const save = async () => {
    const controller = new AbortController();
    const stop = () => controller.abort();
    const onProgress = (done: number, of: number) =>
      setRunning({ percent: Math.round((100 * done) / Math.max(1, of)), stop });
    onProgress(0, 1);
    await panel.history.exportItems(itemIds, { onProgress, signal: controller.signal });
    setRunning(undefined);
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
