import {
  Columns2,
  Crop,
  Ellipsis,
  FileDown,
  FileInput,
  FolderArchive,
  GitCompareArrows,
  Layers,
  RefreshCw,
  SlidersHorizontal,
} from "lucide-react";
import { useStore } from "zustand";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { type Text, useText } from "@/components/ui/text";
import type { Edit } from "@/utils/core/edit/edit";
import type { Panel } from "@/utils/panel/panel";
import type { SavedType, SaveOutcome } from "@/utils/panel/show/save-result";
import type { ShownResult } from "@/utils/panel/state/panel-state";
import {
  isBeside,
  isShownMadeHere,
  isRaw as isShownRaw,
  splitAt,
} from "@/utils/panel/state/selectors";
import { otherResult } from "@/utils/panel/state/strip-view";
import styles from "./ResultActions.module.css";
import { SendOutItems } from "./SendOutItems";
import { useIsWide } from "./use-is-wide";

interface ResultMenuProps {
  readonly panel: Panel;
  readonly result: ShownResult;
  readonly say: (text: string) => void;
}

/** Menu of less frequent actions on a result. */
export function ResultMenu({ panel, result, say }: ResultMenuProps) {
  const { t } = useText();
  const isRaw = useStore(panel.store, isShownRaw);
  const isWide = useIsWide();
  const isMadeHere = useStore(panel.store, isShownMadeHere);
  const hasOther = useStore(panel.store, (state) => otherResult(state) !== undefined);
  return (
    <Menu label={t("results_more")} icon={<Ellipsis />} data-testid="result-more">
      <MenuItem
        data-testid="compare-slider"
        onSelect={() =>
          splitAt(panel.store.getState()) === undefined ? panel.startSplit() : panel.endCompare()
        }
      >
        <SlidersHorizontal aria-hidden="true" />
        {t("results_split")}
      </MenuItem>
      {isWide && (
        <MenuItem
          data-testid="compare-beside"
          onSelect={() =>
            isBeside(panel.store.getState()) ? panel.endCompare() : panel.startBeside()
          }
        >
          <Columns2 aria-hidden="true" />
          {t("results_beside")}
        </MenuItem>
      )}
      {hasOther && (
        <MenuItem data-testid="compare-results" onSelect={() => void panel.compareResults()}>
          <GitCompareArrows aria-hidden="true" />
          {t("results_compare_results")}
        </MenuItem>
      )}
      {!isMadeHere && (
        <MenuItem data-testid="raw-result" onSelect={() => void panel.showRaw(!isRaw)}>
          <Layers aria-hidden="true" />
          {t(isRaw ? "results_in_place" : "results_raw")}
        </MenuItem>
      )}
      <DownloadItems panel={panel} result={result} say={say} />
      {hasOther && (
        <MenuItem data-testid="download-all" onSelect={() => void saveAll(panel, say, t)}>
          <FolderArchive aria-hidden="true" />
          {t("results_download_all")}
        </MenuItem>
      )}
      <SendOutItems panel={panel} result={result} say={say} />
      {isMadeHere ? <RemoveAgain panel={panel} /> : <SendAgain panel={panel} />}
    </Menu>
  );
}

async function saveAll(panel: Panel, say: (text: string) => void, t: Text["t"]): Promise<void> {
  say(t("results_saving_all"));
  say(t("results_saved_all", { count: await panel.saveAll() }));
}

/** Another result for what was sent: costs as much again. */
function SendAgain({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const count = useStore(panel.store, ({ run }) => imagesOf(run?.edit));
  const again = () => {
    const { run } = panel.store.getState();
    if (run) void panel.sendAgain(run.edit.id);
  };
  return (
    <MenuItem data-testid="more-like-this" onSelect={again}>
      <RefreshCw aria-hidden="true" />
      <span className={styles["costly"]}>
        {t("results_again")}
        <small>{t("results_again_cost", { count })}</small>
      </span>
    </MenuItem>
  );
}

function RemoveAgain({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const isContinued = useStore(panel.store, ({ run }) => run?.edit.maskWay === "continued");
  return (
    <MenuItem data-testid="remove-again" onSelect={() => void panel.removeAgain()}>
      <RefreshCw aria-hidden="true" />
      {t(isContinued ? "extend_again" : "erase_again")}
    </MenuItem>
  );
}

/** How many images sending the edit again asks for, all parts together. */
function imagesOf(edit: Edit | undefined): number {
  return edit ? edit.options.count * (edit.part?.editIds.length ?? 1) : 1;
}

const FORMATS: readonly { readonly type: SavedType; readonly name: string }[] = [
  { type: "webp", name: "WebP" },
  { type: "jpeg", name: "JPEG" },
  { type: "jpeg-full", name: "JPEG 4:4:4" },
];

function DownloadItems({ panel, result, say }: ResultMenuProps) {
  const { t } = useText();
  const hasResult = useStore(panel.store, ({ run, picture }) => !!run && !!picture);
  const isMadeHere = useStore(panel.store, isShownMadeHere);
  if (!hasResult) return null;
  const report = async (format: string, saved: Promise<SaveOutcome>) => {
    const outcome = await saved;
    if (outcome === "failed") say(t("results_download_failed", { format }));
    if (outcome === "srgb") say(t("results_download_srgb", { format }));
  };
  return (
    <>
      {FORMATS.map(({ type, name }) => (
        <MenuItem
          key={type}
          data-testid={`download-${type}`}
          onSelect={() => void report(name, panel.saveAs(result, type))}
        >
          <FileDown aria-hidden="true" />
          {t("results_download_as", { format: name })}
        </MenuItem>
      ))}
      <MenuItem
        data-testid="download-part"
        onSelect={() => void report("PNG", panel.savePart(result))}
      >
        <Crop aria-hidden="true" />
        {t("results_download_part")}
      </MenuItem>
      {!isMadeHere && (
        <MenuItem data-testid="download-raw" onSelect={() => void panel.saveRaw(result)}>
          <FileInput aria-hidden="true" />
          {t("results_download_raw")}
        </MenuItem>
      )}
    </>
  );
}
