import { useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { Chip } from "@/components/ui/Chip";
import { useText } from "@/components/ui/text";
import { CROP_RATIOS, isCropped } from "@/utils/core/window/crop";
import type { Panel } from "@/utils/panel/panel";
import { cropOf } from "@/utils/panel/state/sending";
import { Choices, ModeBar } from "./ModeBar";

/** The shape of what stays of the picture. While this bar is open, the frame on the picture can be dragged. */
export function CropBar({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const [isBusy, setIsBusy] = useState(false);
  const crop = useStore(panel.store, ({ sending }) => cropOf(sending));
  const size = useStore(panel.store, (state) => state.picture?.record.size);
  if (!crop || !size) return null;
  const { width, height } = crop.frame;
  const isLess = isCropped(crop, size);
  const apply = async () => {
    setIsBusy(true);
    await panel.applyCrop();
    setIsBusy(false);
  };
  const names: Readonly<Record<string, string>> = {
    free: t("crop_free"),
    original: t("crop_original"),
  };
  return (
    <ModeBar
      id="crop"
      label={t("crop_label")}
      closeLabel={t("crop_close")}
      note={isLess ? t("extend_size", { width, height }) : t("crop_hint")}
      onClose={panel.closeBar}
      onSubmit={() => void apply()}
      actions={
        <Button type="submit" data-testid="crop-apply" isBusy={isBusy} disabled={!isLess}>
          {t("extend_apply")}
        </Button>
      }
    >
      <Choices label={t("crop_ratio")}>
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
      </Choices>
    </ModeBar>
  );
}
