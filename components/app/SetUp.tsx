import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import { imagesAsked } from "@/utils/panel/send/images-asked";

// Seen once or never.
const SetUpCard = lazy(async () => {
  const { SetUpCard } = await import("@/components/welcome/SetUpCard");
  return { default: SetUpCard };
});

interface CardProps {
  readonly panel: Panel;
  readonly wantsKey?: boolean;
  /** A server is being tried. */
  readonly onConnect: () => void;
  readonly next: ReactNode;
}

function Card({ panel, next, wantsKey, onConnect }: CardProps) {
  const { services } = panel;
  const ports = useMemo(
    () => ({
      requestHosts: services.requestHosts,
      testConnection: (profileId: string) =>
        services.request({ type: "test-connection", profileId }),
    }),
    [services],
  );
  return (
    <Suspense>
      <SetUpCard
        ports={ports}
        next={next}
        onConnect={onConnect}
        {...(wantsKey ? { wantsKey } : { onTry: () => void panel.openPractice() })}
      />
    </Suspense>
  );
}

/** In the empty panel of somebody without a server: how to begin. */
export function BeginCard({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const needsOne = useStore(panel.store, ({ server }) => server.profile && !server.hasKey);
  // What was reached can be read until it is put away.
  const [isInUse, setInUse] = useState(false);
  if (!needsOne && !isInUse) return null;
  return (
    <Card
      panel={panel}
      onConnect={() => setInUse(true)}
      next={
        <Button variant="primary" onClick={() => setInUse(false)}>
          {t("welcome_done")}
        </Button>
      }
    />
  );
}

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
    <Card
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
