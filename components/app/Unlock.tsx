import { UnlockForm } from "@/components/options/UnlockForm";
import type { Panel } from "@/utils/panel/panel";

/** The keys are locked: the passphrase is asked for in place, and what needed them goes on. */
export function Unlock({ panel }: { readonly panel: Panel }) {
  return <UnlockForm onUnlock={panel.unlock} />;
}
