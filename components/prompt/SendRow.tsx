import { useStore } from "zustand";
import { useEditor } from "@/components/editor/use-editor";
import { useIsAnswered } from "@/components/results/use-is-answered";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import { isEmptyMask } from "@/utils/core/mask/history";
import type { Panel } from "@/utils/panel/panel";
import { isAskedAlready } from "@/utils/panel/send/asked-already";
import { imagesAsked } from "@/utils/panel/send/images-asked";
import { canGenerate, isOnDevice, isRunningNow } from "@/utils/panel/state/selectors";
import styles from "./SendRow.module.css";

/** *Remove*, *Generate* and, while either runs, *Cancel*. The first one is that of the chosen server. */
export function SendRow({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const hasGenerate = useStore(panel.store, canGenerate);
  const isHere = useStore(panel.store, isOnDevice);
  const isBusy = useStore(panel.store, (state) => state.sending.isStarting || isRunningNow(state));
  const isErasing = useStore(panel.store, ({ erasing }) => erasing !== undefined);
  const cancel = () => (isErasing ? panel.cancelRemoving() : void panel.cancel());
  return (
    <div className={styles["send"]} data-here={isHere}>
      {hasGenerate && <Generate panel={panel} isPrimary={!isHere} />}
      <Remove panel={panel} isPrimary={isHere} />
      {(isBusy || isErasing) && (
        <Button data-testid="cancel" onClick={cancel}>
          {t("status_cancel")}
        </Button>
      )}
    </div>
  );
}

interface OneOfTwoProps {
  readonly panel: Panel;
  readonly isPrimary: boolean;
}

function Generate({ panel, isPrimary }: OneOfTwoProps) {
  const { t } = useText();
  const count = useStore(panel.store, imagesAsked);
  const mask = useEditor(panel.editor, (state) => state.mask);
  const isAsked = useStore(panel.store, (state) => isAskedAlready(state, mask));
  const isAnswered = useIsAnswered(panel);
  const isStarting = useStore(panel.store, ({ sending }) => sending.isStarting);
  const isErasing = useStore(panel.store, ({ erasing }) => erasing !== undefined);
  return (
    <Button
      type="submit"
      variant={isPrimary && !isAnswered ? "primary" : "plain"}
      data-testid="generate"
      isBusy={isStarting || isAsked}
      disabled={isErasing}
      className={styles[isPrimary ? "first" : "second"]}
    >
      {count === 1 ? t("prompt_generate_one") : t("prompt_generate_many", { count })}
    </Button>
  );
}

/** Needs nothing but paint: no prompt, no server, no key. */
function Remove({ panel, isPrimary }: OneOfTwoProps) {
  const { t } = useText();
  const isEmpty = useEditor(panel.editor, ({ mask }) => isEmptyMask(mask));
  const isRunning = useStore(panel.store, isRunningNow);
  const isStarting = useStore(panel.store, ({ sending }) => sending.isStarting);
  const isErasing = useStore(panel.store, ({ erasing }) => erasing !== undefined);
  return (
    <Button
      variant={isPrimary ? "primary" : "plain"}
      data-testid="remove"
      title={t("erase_remove_hint")}
      disabled={isEmpty || isRunning || isStarting}
      isBusy={isErasing}
      className={styles[isPrimary ? "first" : "second"]}
      onClick={() => void panel.remove()}
    >
      {t("erase_remove")}
    </Button>
  );
}
