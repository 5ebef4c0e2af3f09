import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import { imagesAsked } from "@/utils/panel/send/images-asked";
import { ServerCard } from "./BeginCard";

/** In place of *there is no key*: sets up a server over the picture, which stays as it is. */
export function SetUpDialog({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const isOpen = useStore(panel.store, (state) => state.isSettingUp);
  const close = () => panel.setUp(false);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t("welcome_set_up")}
      data-testid="set-up"
      actions={<Button onClick={close}>{t("welcome_back")}</Button>}
    >
      <SetUpHere panel={panel} onClose={close} />
    </Dialog>
  );
}

interface SetUpHereProps {
  readonly panel: Panel;
  readonly onClose: () => void;
}

function SetUpHere({ panel, onClose }: SetUpHereProps) {
  const { t } = useText();
  const count = useStore(panel.store, imagesAsked);
  const hasKey = useStore(panel.store, ({ server }) => server.hasKey);
  const [isInUse, setInUse] = useState(false);
  const isEnteredElsewhere = hasKey && !isInUse;
  useEffect(() => {
    if (isEnteredElsewhere) onClose();
  }, [isEnteredElsewhere, onClose]);
  return (
    <ServerCard
      panel={panel}
      wantsKey
      onConnect={() => setInUse(true)}
      next={
        <Button
          variant="primary"
          data-testid="generate-now"
          onClick={() => {
            onClose();
            void panel.generate();
          }}
        >
          {count === 1 ? t("prompt_generate_one") : t("prompt_generate_many", { count })}
        </Button>
      }
    />
  );
}
