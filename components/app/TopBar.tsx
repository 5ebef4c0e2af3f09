import { ArrowLeft, ExternalLink, FolderOpen, History, Settings } from "lucide-react";
import { useRef } from "react";
import { useStore } from "zustand";
import { lazyPart } from "@/components/errors/lazy-part";
import { FilePicker } from "@/components/ui/FilePicker";
import hidden from "@/components/ui/hidden.module.css";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import styles from "./TopBar.module.css";

const QueueChips = lazyPart(
  async () => (await import("@/components/results/QueueChips")).QueueChips,
);
const PictureBar = lazyPart(async () => (await import("./PictureBar")).PictureBar);

// What the bar says of a picture is there when the picture is.
void PictureBar.begin();

/** Buttons to open a file, the history, the settings, and this panel as a tab. */
export function TopBar({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const view = useStore(panel.store, (state) => state.view);
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <header className={styles["bar"]}>
      {view !== "editor" ? (
        <>
          <IconButton label={t("panel_back")} onClick={() => panel.setView("editor")}>
            <ArrowLeft />
          </IconButton>
          <h1 className={styles["title"]}>
            {t(view === "history" ? "history_title" : "gallery_title")}
          </h1>
        </>
      ) : (
        <>
          {/* The browser shows it above the panel; who listens goes by headings. */}
          <h1 className={hidden["hidden"]}>{t("extension_name")}</h1>
          <IconButton
            label={t("panel_open_file")}
            data-testid="open-file"
            onClick={() => chooser.current?.click()}
          >
            <FolderOpen />
          </IconButton>
          <PictureBar panel={panel} />
        </>
      )}
      <FilePicker
        ref={chooser}
        accept="image/*"
        multiple
        onFiles={(files) => void panel.openFiles(files, "file")}
      />
      <div className={styles["standing"]}>
        <QueueChips panel={panel} />
      </div>
      {view !== "history" && (
        <IconButton
          label={t("history_title")}
          data-testid="open-history"
          onClick={() => panel.setView("history")}
        >
          <History />
        </IconButton>
      )}
      <IconButton label={t("panel_open_tab")} onClick={panel.services.openInTab}>
        <ExternalLink />
      </IconButton>
      <IconButton
        label={t("panel_settings")}
        data-testid="open-settings"
        onClick={panel.services.openOptions}
      >
        <Settings />
      </IconButton>
    </header>
  );
}
