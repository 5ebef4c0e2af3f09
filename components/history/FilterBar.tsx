import { ListChecks, Search, Star } from "lucide-react";
import { useMemo } from "react";
import { useStore } from "zustand";
import { IconButton } from "@/components/ui/IconButton";
import { Select } from "@/components/ui/Select";
import { TextInput } from "@/components/ui/TextInput";
import { useText } from "@/components/ui/text";
import { type StateChoice, sitesOf } from "@/utils/core/history/filter";
import type { Panel } from "@/utils/panel/panel";
import styles from "./FilterBar.module.css";

const STATES: readonly StateChoice[] = [
  "all",
  "done",
  "running",
  "failed",
  "cancelled",
  "interrupted",
];

/** Search field and filters of the list. */
export function FilterBar({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const { history } = panel;
  const filter = useStore(history.store, (state) => state.filter);
  const isSelecting = useStore(history.store, (state) => state.selection !== undefined);
  return (
    <div className={styles["bar"]}>
      <div className={styles["search"]}>
        <Search aria-hidden="true" />
        <TextInput
          type="search"
          aria-label={t("history_search")}
          placeholder={t("history_search_hint")}
          data-testid="history-search"
          value={filter.text}
          onChange={(text) => history.setFilter({ text })}
        />
      </div>
      <div className={styles["choices"]}>
        <Select
          aria-label={t("history_filter_state")}
          data-testid="history-state"
          value={filter.state}
          onChange={(state) => history.setFilter({ state: state as StateChoice })}
        >
          {STATES.map((state) => (
            <option key={state} value={state}>
              {t(`history_filter_${state}`)}
            </option>
          ))}
        </Select>
        <SiteChoice panel={panel} />
        <IconButton
          label={t("history_starred_only")}
          data-testid="history-starred"
          isPressed={filter.isStarredOnly}
          onClick={() => history.setFilter({ isStarredOnly: !filter.isStarredOnly })}
        >
          <Star />
        </IconButton>
        <IconButton
          label={t("history_select")}
          data-testid="history-select"
          isPressed={isSelecting}
          onClick={() => history.setSelecting(!isSelecting)}
        >
          <ListChecks />
        </IconButton>
      </div>
    </div>
  );
}

function SiteChoice({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const { history } = panel;
  const entries = useStore(history.store, (state) => state.entries);
  const site = useStore(history.store, (state) => state.filter.site);
  const sites = useMemo(() => sitesOf(entries ?? []), [entries]);
  return (
    <Select
      aria-label={t("history_filter_site")}
      data-testid="history-site"
      value={site}
      disabled={sites.length === 0}
      onChange={(chosen) => history.setFilter({ site: chosen })}
    >
      <option value="">{t("history_any_site")}</option>
      {sites.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </Select>
  );
}
