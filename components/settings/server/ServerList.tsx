import { Copy, Ellipsis, Trash2, Zap } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { useText } from "@/components/ui/text";
import { hostOf, isKeyOptional } from "@/utils/settings/profile-form";
import type { ServerRow } from "@/utils/settings/servers-state";
import styles from "./ServerList.module.css";

export interface ServerListProps {
  readonly rows: readonly ServerRow[];
  readonly onSelect: (row: ServerRow) => void;
  readonly onUse: (row: ServerRow) => void;
  readonly onDuplicate: (row: ServerRow) => void;
  readonly onDelete: (row: ServerRow) => void;
}

function useRowWords({ form, isStored, isChanged, keyHint }: ServerRow) {
  const { t } = useText();
  const host = hostOf(form.baseUrl);
  const name = form.name.trim() || host || t("settings_new_server");
  const noKey = t(isKeyOptional(form.baseUrl) ? "settings_no_key_needed" : "settings_no_key");
  const key = isChanged && isStored ? t("settings_unsaved") : (keyHint ?? noKey);
  return { name, about: [host === name ? undefined : host, key].filter(Boolean).join(" · ") };
}

function Row({ row, ...on }: Omit<ServerListProps, "rows"> & { readonly row: ServerRow }) {
  const { t } = useText();
  const { name, about } = useRowWords(row);
  return (
    <li className={classNames(styles["row"], row.isSelected && styles["selected"])}>
      <button
        type="button"
        className={styles["open"]}
        aria-current={row.isSelected || undefined}
        onClick={() => on.onSelect(row)}
      >
        <span className={styles["name"]}>{name}</span>
        <span className={styles["about"]}>{about}</span>
      </button>
      {row.isActive && <span className={styles["active"]}>{t("settings_in_use")}</span>}
      {row.isStored && (
        <Menu label={t("settings_actions_for", { name })} icon={<Ellipsis aria-hidden="true" />}>
          <MenuItem isDisabled={row.isActive} onSelect={() => on.onUse(row)}>
            <Zap aria-hidden="true" />
            {t("settings_use")}
          </MenuItem>
          <MenuItem onSelect={() => on.onDuplicate(row)}>
            <Copy aria-hidden="true" />
            {t("settings_duplicate")}
          </MenuItem>
          <MenuItem isDanger onSelect={() => on.onDelete(row)}>
            <Trash2 aria-hidden="true" />
            {t("settings_delete_more")}
          </MenuItem>
        </Menu>
      )}
    </li>
  );
}

/** The servers by name; the form below shows the selected one. */
export function ServerList({ rows, ...on }: ServerListProps) {
  const { t } = useText();
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops the role of a list without bullets
    <ul role="list" className={styles["list"]} aria-label={t("settings_servers")}>
      {rows.map((row) => (
        <Row key={row.form.id} row={row} {...on} />
      ))}
    </ul>
  );
}
