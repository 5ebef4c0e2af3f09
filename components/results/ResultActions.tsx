import { Copy, Download, SplitSquareHorizontal } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand";
import type { Panel } from "@/components/app/panel";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import { downloadName } from "@/utils/core/download-name";
import styles from "./ResultActions.module.css";
import { copyPicture, downloadPicture } from "./save-picture";

/** What can be done with the chosen result. */
export function ResultActions({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const [said, setSaid] = useState("");
  const picture = useStore(panel.store, (state) => state.picture);
  const result = useStore(panel.store, (state) => state.results[state.chosen]);
  const isComparing = useStore(panel.store, (state) => state.isComparing);
  const placed = result?.placed;
  const download = () => {
    if (!placed || !picture) return;
    downloadPicture(placed, downloadName(picture.record.provenance, result.index));
  };
  const copy = async () => {
    if (!placed) return;
    setSaid(t((await copyPicture(placed)) ? "results_copied" : "results_copy_failed"));
  };
  return (
    <div className={styles["actions"]}>
      <Button data-testid="use-result" disabled={!placed} onClick={() => void panel.goOn()}>
        {t("results_go_on")}
      </Button>
      <span className={styles["said"]} role="status">
        {said}
      </span>
      <IconButton
        label={t("results_compare")}
        data-testid="compare"
        isPressed={isComparing}
        disabled={!placed}
        onPointerDown={() => panel.compare(true)}
        onPointerUp={() => panel.compare(false)}
        onPointerLeave={() => panel.compare(false)}
        onKeyDown={(event) => {
          if (event.key === " " || event.key === "Enter") panel.compare(true);
        }}
        onKeyUp={() => panel.compare(false)}
      >
        <SplitSquareHorizontal />
      </IconButton>
      <IconButton
        label={t("results_copy")}
        data-testid="copy"
        disabled={!placed}
        onClick={() => void copy()}
      >
        <Copy />
      </IconButton>
      <IconButton
        label={t("results_download")}
        data-testid="download"
        disabled={!placed}
        onClick={download}
      >
        <Download />
      </IconButton>
    </div>
  );
}
