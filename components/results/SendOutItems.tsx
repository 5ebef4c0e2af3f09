import { ExternalLink, Share2 } from "lucide-react";
import { MenuItem } from "@/components/ui/Menu";
import { useText } from "@/components/ui/text";
import { downloadName } from "@/utils/core/picture/download-name";
import type { Panel } from "@/utils/panel/panel";
import type { ShownResult } from "@/utils/panel/panel-state";

interface SendOutItemsProps {
  readonly panel: Panel;
  readonly result: ShownResult;
  readonly say: (text: string) => void;
}

/** Takes a result elsewhere: to a tab of its own, or to whatever this device shares with. */
export function SendOutItems({ panel, result, say }: SendOutItemsProps) {
  const { t } = useText();
  const { picture } = panel.store.getState();
  const { placed } = result;
  if (!placed || !picture) return null;
  const name = downloadName(picture.record.provenance, result.index);
  // The address lives as long as the panel does: a tab that is reloaded still shows it.
  const open = () => window.open(URL.createObjectURL(placed), "_blank");
  const share = () =>
    navigator.share({ files: [fileOf(placed, name)] }).catch((cause: unknown) => {
      // Whoever changes their mind knows that nothing was shared.
      if (!(cause instanceof DOMException && cause.name === "AbortError")) {
        say(t("results_share_failed"));
      }
    });
  return (
    <>
      <MenuItem data-testid="open-result" onSelect={open}>
        <ExternalLink aria-hidden="true" />
        {t("results_open_tab")}
      </MenuItem>
      {canShare(name) && (
        <MenuItem data-testid="share-result" onSelect={() => void share()}>
          <Share2 aria-hidden="true" />
          {t("results_share")}
        </MenuItem>
      )}
    </>
  );
}

function fileOf(picture: Blob, name: string): File {
  return new File([picture], name, { type: picture.type });
}

/** Not every system has anything to share files with. */
function canShare(name: string): boolean {
  const example = fileOf(new Blob([], { type: "image/png" }), name);
  return navigator.canShare?.({ files: [example] }) ?? false;
}
