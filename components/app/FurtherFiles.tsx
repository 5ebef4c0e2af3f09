import { X } from "lucide-react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import styles from "./FurtherFiles.module.css";

/** As many as a glance takes in; the rest is counted. */
const MAX_NAMED = 60;

/** The files that came along with the one that was opened, each one click away. */
export function FurtherFiles({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const files = useStore(panel.store, ({ further }) => further);
  if (files.length === 0) return null;
  const more = files.length - MAX_NAMED;
  return (
    <div className={styles["further"]} data-testid="further-files">
      <p role="status">{t("further_title", { count: files.length })}</p>
      <FileNames panel={panel} />
      {more > 0 && <p>{t("further_more", { count: more })}</p>}
      <SeveralButton panel={panel} />
      <IconButton label={t("further_drop")} onClick={panel.dropFurther}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}

/** The pictures of a folder, one or all of them. */
export function FolderFiles({ panel }: { readonly panel: Panel }) {
  return (
    <>
      <FileNames panel={panel} />
      <SeveralButton panel={panel} />
    </>
  );
}

/** All files that were given together, to be redrawn together. */
function SeveralButton({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const files = useStore(panel.store, ({ together }) => together);
  if (files.length < 2) return null;
  return (
    <Button data-testid="gallery-files" onClick={() => panel.openGallery(files)}>
      {t("gallery_open_files", { count: files.length })}
    </Button>
  );
}

/** The names of the files, as buttons that open them. */
function FileNames({ panel }: { readonly panel: Panel }) {
  const files = useStore(panel.store, ({ further }) => further);
  return (
    <ul className={styles["names"]}>
      {files.slice(0, MAX_NAMED).map((file, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names may be there twice, and nothing moves
        <li key={index}>
          <Button
            variant="quiet"
            data-testid="further-file"
            onClick={() => void panel.openFurther(file)}
          >
            <bdi>{file.name}</bdi>
          </Button>
        </li>
      ))}
    </ul>
  );
}
