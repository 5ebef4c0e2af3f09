import { ChevronDown, X } from "lucide-react";
import { useStore } from "zustand";
import { IconButton } from "@/components/ui/IconButton";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import styles from "./TopBar.module.css";

/** Size and type of the open picture, and the ways to another one. */
export function PictureBar({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const record = useStore(panel.store, ({ picture }) => picture?.record);
  if (!record) return null;
  const { width, height } = record.size;
  const type = record.type.replace(/^image\/|\+xml$/g, "").toUpperCase();
  const facts = t("panel_picture_facts", { width, height, type });
  return (
    <>
      <Menu label={t("panel_more_pictures")} icon={<ChevronDown />} data-testid="more-pictures">
        <MenuItem data-testid="pick-picture" onSelect={() => void panel.pick("picture")}>
          {t("arrival_pick_picture")}
        </MenuItem>
        <MenuItem data-testid="pick-area" onSelect={() => void panel.pick("area")}>
          {t("arrival_pick_area")}
        </MenuItem>
        <MenuItem data-testid="page-gallery" onSelect={() => panel.openGallery()}>
          {t("gallery_open_page")}
        </MenuItem>
      </Menu>
      <span className={styles["facts"]} title={facts} data-testid="picture-facts">
        {facts}
      </span>
      <IconButton
        label={t("panel_close_picture")}
        data-testid="close-picture"
        onClick={() => void panel.closePicture()}
      >
        <X />
      </IconButton>
    </>
  );
}
