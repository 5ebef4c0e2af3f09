import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { Chip } from "@/components/ui/Chip";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import { CROP_RATIOS, isCropped } from "@/utils/core/window/crop";
import type { Panel } from "@/utils/panel/panel";
import { cropOf } from "@/utils/panel/state/sending";
import styles from "./CropBar.module.css";

/** The shape of what stays of the picture. While this bar is open, the frame on the picture can be dragged. */
export function CropBar({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const [isBusy, setIsBusy] = useState(false);
  const crop = useStore(panel.store, ({ sending }) => cropOf(sending));
  const size = useStore(panel.store, (state) => state.picture?.record.size);
  if (!crop || !size) return null;
  const { width, height } = crop.frame;
  const isLess = isCropped(crop, size);
  const apply = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    await panel.applyCrop();
    setIsBusy(false);
  };
  const names: Readonly<Record<string, string>> = {
    free: t("crop_free"),
    original: t("crop_original"),
  };
  return (
    <form
      className={styles["bar"]}
      aria-label={t("crop_label")}
      data-testid="crop-bar"
      onSubmit={(event) => void apply(event)}
    >
      <fieldset className={styles["ratios"]}>
        <legend className={styles["legend"]}>{t("crop_ratio")}</legend>
        {CROP_RATIOS.map((ratio) => (
          <Chip
            key={ratio}
            data-testid={`crop-${ratio.replace(":", "-")}`}
            isSelected={crop.ratio === ratio}
            onClick={() => panel.setCropRatio(ratio)}
          >
            {names[ratio] ?? ratio}
          </Chip>
        ))}
      </fieldset>
      <div className={styles["line"]}>
        <p className={styles["note"]} role="status" data-testid="crop-note">
          {isLess ? t("extend_size", { width, height }) : t("crop_hint")}
        </p>
        <Button type="submit" data-testid="crop-apply" isBusy={isBusy} disabled={!isLess}>
          {t("extend_apply")}
        </Button>
        <IconButton label={t("crop_close")} data-testid="crop-close" onClick={panel.closeBar}>
          <X aria-hidden="true" />
        </IconButton>
      </div>
    </form>
  );
}
