import { Columns3 } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand";
import { lazyPart } from "@/components/errors/lazy-part";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import { comparedIds } from "@/utils/panel/show/comparison";

const CompareServers = lazyPart(async () => (await import("./CompareServers")).CompareServers);

/** Opens the results of several servers side by side, where one *Generate* asked several. */
export function ServersCompared({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const hasSeveral = useStore(panel.store, (state) => comparedIds(state).length > 1);
  const [isOpen, setIsOpen] = useState(false);
  if (!hasSeveral) return null;
  return (
    <>
      <IconButton
        label={t("servers_compare")}
        data-testid="compare-servers"
        onClick={() => setIsOpen(true)}
      >
        <Columns3 />
      </IconButton>
      {isOpen && <CompareServers panel={panel} onClose={() => setIsOpen(false)} />}
    </>
  );
}
