import { ChartNoAxesColumn } from "lucide-react";
import { useMemo, useState } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { useText } from "@/components/ui/text";
import { dayOf, nameDay } from "@/utils/core/history/days";
import { type Spent, spentByDay } from "@/utils/core/history/spent";
import type { Panel } from "@/utils/panel/panel";
import styles from "./SpentDialog.module.css";

/** What was asked of each server on each day, as the servers state it. */
export function SpentDialog({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="quiet" data-testid="spent" onClick={() => setOpen(true)}>
        <ChartNoAxesColumn aria-hidden="true" />
        {t("history_spent")}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title={t("history_spent")}
        actions={<Button onClick={close}>{t("ui_close")}</Button>}
      >
        <SpentTable panel={panel} />
      </Dialog>
    </>
  );
}

function SpentTable({ panel }: { readonly panel: Panel }) {
  const { t, locale } = useText();
  const entries = useStore(panel.history.store, (state) => state.entries);
  const rows = useMemo(() => spentByDay(entries ?? [], dayOf), [entries]);
  if (rows.length === 0) return <p>{t("history_spent_none")}</p>;
  const near = { 0: t("history_today"), 1: t("history_yesterday") };
  const day = ({ at }: Spent) => nameDay(at, panel.services.now(), locale, near);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className={styles["scroller"]} tabIndex={0}>
        <table className={styles["table"]}>
          <thead>
            <tr>
              <th scope="col">{t("history_spent_day")}</th>
              <th scope="col">{t("history_spent_results")}</th>
              <th scope="col">{t("history_spent_tokens")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <SpentRow key={`${row.day} ${row.host}`} row={row} day={day(row)} />
            ))}
          </tbody>
        </table>
      </div>
      <p>{t("history_spent_note")}</p>
    </>
  );
}

function SpentRow({ row, day }: { readonly row: Spent; readonly day: string }) {
  const { locale } = useText();
  const numbers = new Intl.NumberFormat(locale);
  return (
    <tr>
      <th scope="row">
        <span className={styles["day"]}>{day}</span>
        <span className={styles["host"]}>{row.host}</span>
      </th>
      <td>{numbers.format(row.results)}</td>
      <td>{row.tokens === undefined ? "–" : numbers.format(row.tokens)}</td>
    </tr>
  );
}
