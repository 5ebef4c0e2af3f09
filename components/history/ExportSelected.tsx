import { FileArchive } from "lucide-react";
import { useState } from "react";
import type { Panel } from "@/components/app/panel";
import { downloadPicture } from "@/components/results/save-picture";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import { writeArchive } from "@/utils/store/archive/write-archive";
import { editIdsOf, historyStoreOf } from "./history-state";

interface ExportSelectedProps {
  readonly panel: Panel;
  readonly itemIds: readonly string[];
}

/** Saves the selected edits with all their pictures as one file. */
export function ExportSelected({ panel, itemIds }: ExportSelectedProps) {
  const { t } = useText();
  const [isBusy, setIsBusy] = useState(false);
  const save = async () => {
    setIsBusy(true);
    const editIds = editIdsOf(historyStoreOf(panel), itemIds);
    const written = await writeArchive({ editIds });
    setIsBusy(false);
    if (!written.ok) historyStoreOf(panel).setState({ error: written.error });
    else if (written.value) {
      const day = new Date(panel.services.now()).toISOString().slice(0, 10);
      downloadPicture(written.value.file, `redraw-${day}.zip`);
    }
  };
  return (
    <IconButton
      label={t("history_export_selected")}
      data-testid="export-selected"
      disabled={isBusy || itemIds.length === 0}
      onClick={() => void save()}
    >
      <FileArchive />
    </IconButton>
  );
}
