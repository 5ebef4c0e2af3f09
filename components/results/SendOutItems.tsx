import { ExternalLink, Share2 } from "lucide-react";
import { MenuItem } from "@/components/ui/Menu";
import { useText } from "@/components/ui/text";
import { downloadName } from "@/utils/core/picture/download-name";
import type { Panel } from "@/utils/panel/panel";
import type { ShownResult } from "@/utils/panel/state/panel-state";

interface SendOutItemsProps {
  readonly panel: Panel;
  readonly result: ShownResult;
  readonly say: (text: string) => void;
}

/** Opens a result in a tab, or shares it by the system's share sheet. */
export function SendOutItems({ panel, result, say }: SendOutItemsProps) {
  const { t } = useText();
  const { picture } = panel.store.getState();
  const { placed } = result;
  if (!placed || !picture) return null;
  const name = downloadName(picture.record.provenance, result.index);
  // Not revoked: the tab can be reloaded for as long as the panel is open.
  const open = () => window.open(URL.createObjectURL(placed), "_blank");
  const share = () =>
    navigator.share({ files: [fileOf(placed, name)] }).catch((cause: unknown) => {
      // AbortError: the person closed the share sheet.
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

/** Whether the system can share files. */
function canShare(name: string): boolean {
  const example = fileOf(new Blob([], { type: "image/png" }), name);
  return navigator.canShare?.({ files: [example] }) ?? false;
}
