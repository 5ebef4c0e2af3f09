import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { NoteLine } from "@/components/ui/NoteLine";
import { useText } from "@/components/ui/text";
import { isRisky } from "@/utils/core/edit/erased";
import type { Panel } from "@/utils/panel/panel";
import { chosenResult } from "@/utils/panel/state/selectors";

/** What a person should hear about a removal: that a model may do it better, that it is coarse. */
export function EraseNote({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const erased = useStore(panel.store, ({ run }) => run?.edit.erased);
  const isContinued = useStore(panel.store, ({ run }) => run?.edit.maskWay === "continued");
  const isShown = useStore(panel.store, (state) => chosenResult(state)?.bitmap !== undefined);
  const name = useStore(panel.store, ({ server }) =>
    server.hasKey ? server.profile?.name : undefined,
  );
  if (!erased || !isShown) return null;
  const mayBeBetter = isRisky(erased);
  if (!mayBeBetter && !erased.isCoarse) return null;
  return (
    <NoteLine
      data-testid="erase-note"
      action={
        mayBeBetter &&
        name !== undefined && (
          <Button
            variant="quiet"
            data-testid="ask-model"
            onClick={() =>
              void panel.generateWith(t(isContinued ? "extend_prompt" : "erase_prompt"))
            }
          >
            {t("erase_ask_model", { name })}
          </Button>
        )
      }
    >
      {mayBeBetter && <span data-note="risky">{t("erase_risky")}</span>}
      {erased.isCoarse && <span data-note="coarse">{t("erase_coarse")}</span>}
    </NoteLine>
  );
}
