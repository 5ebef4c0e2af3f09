import { type ReactNode, useMemo, useState } from "react";
import { useStore } from "zustand";
import { lazyPart } from "@/components/errors/lazy-part";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";

// Seen once or never.
const SetUpCard = lazyPart(async () => (await import("@/components/welcome/SetUpCard")).SetUpCard);

interface ServerCardProps {
  readonly panel: Panel;
  readonly wantsKey?: boolean;
  /** A server is being tried. */
  readonly onConnect: () => void;
  readonly next: ReactNode;
}

/** Sets up a server. */
export function ServerCard({ panel, next, wantsKey, onConnect }: ServerCardProps) {
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
    <SetUpCard
      ports={ports}
      next={next}
      onConnect={onConnect}
      {...(wantsKey ? { wantsKey } : { onTry: () => void panel.openPractice() })}
    />
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
    <ServerCard
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
