import { Layers2 } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand";
import { lazyPart } from "@/components/errors/lazy-part";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import { targetsOf } from "@/utils/panel/send/targets";

const ServersDialog = lazyPart(async () => (await import("./ServersDialog")).ServersDialog);

/** Opens the choice of several servers and models for one *Generate*; pressed while there are several. */
export function ServersButton({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const count = useStore(panel.store, (state) => targetsOf(state).length);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton
        label={count > 1 ? t("servers_several", { count }) : t("servers_choose")}
        data-testid="choose-servers"
        isPressed={count > 1}
        onClick={() => setIsOpen(true)}
      >
        <Layers2 />
      </IconButton>
      {isOpen && <ServersDialog panel={panel} onClose={() => setIsOpen(false)} />}
    </>
  );
}
