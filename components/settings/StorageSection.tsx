import { useCallback, useEffect, useState } from "react";
import { Field } from "@/components/ui/Field";
import { Notice } from "@/components/ui/Notice";
import { Select } from "@/components/ui/Select";
import { type MessageKey, useText } from "@/components/ui/text";
import { formatBytes } from "@/utils/core/format-bytes";
import { type Budget, totalOf, type Usage } from "@/utils/core/history/room";
import { changeBudget, readStorage, type StorageState } from "@/utils/settings/storage";
import { ArchiveFields } from "./ArchiveFields";
import { DownloadDetails } from "./DownloadDetails";
import { Section } from "./Section";
import styles from "./StorageSection.module.css";

const KINDS: readonly { readonly kind: keyof Usage; readonly name: MessageKey }[] = [
  { kind: "pictures", name: "settings_storage_pictures" },
  { kind: "results", name: "settings_storage_results" },
  { kind: "requests", name: "settings_storage_requests" },
  { kind: "derived", name: "settings_storage_derived" },
];

const BUDGETS = [0.5e9, 1e9, 2e9, 5e9, 10e9, 20e9, 50e9];

/** How much room the history takes, and how much it may take. */
export function StorageSection() {
  const { t } = useText();
  const [known, setKnown] = useState<StorageState>();
  const measure = useCallback(() => void readStorage().then(setKnown), []);
  useEffect(() => {
    measure();
    addEventListener("focus", measure);
    return () => removeEventListener("focus", measure);
  }, [measure]);
  if (!known) return null;
  const choose = async (value: string) => {
    await changeBudget(value === "" ? undefined : Number(value));
    measure();
  };
  return (
    <Section title={t("settings_storage")} lead={t("settings_storage_lead")}>
      <UsageBar known={known} />
      <BudgetChoice budget={known.budget} onChange={(value) => void choose(value)} />
      <DownloadDetails />
      <ArchiveFields onChange={measure} />
      {known.asideCount > 0 && (
        <Notice kind="warn" title={t("settings_storage_aside", { count: known.asideCount })} />
      )}
    </Section>
  );
}

function UsageBar({ known }: { readonly known: StorageState }) {
  const { t, locale } = useText();
  const { usage, budget, editCount } = known;
  const used = totalOf(usage);
  const share = (bytes: number) => `${(bytes / Math.max(budget.limit, used, 1)) * 100}%`;
  const [size, limit] = [formatBytes(used, locale), formatBytes(budget.limit, locale)];
  return (
    <div>
      <p className={styles["total"]} data-testid="storage-used">
        {t("settings_storage_used", { size, limit, count: editCount })}
      </p>
      <div className={styles["bar"]} aria-hidden="true">
        {KINDS.map(({ kind }) => (
          <span key={kind} data-kind={kind} style={{ width: share(usage[kind]) }} />
        ))}
      </div>
      <dl className={styles["kinds"]}>
        {KINDS.map(({ kind, name }) => (
          <div key={kind}>
            <dt data-kind={kind}>{t(name)}</dt>
            <dd>{formatBytes(usage[kind], locale)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

interface BudgetChoiceProps {
  readonly budget: Budget;
  readonly onChange: (value: string) => void;
}

function BudgetChoice({ budget, onChange }: BudgetChoiceProps) {
  const { t, locale } = useText();
  const chosen = budget.isChosen ? String(budget.limit) : "";
  const isListed = chosen === "" || BUDGETS.includes(budget.limit);
  const limits = isListed ? BUDGETS : [...BUDGETS, budget.limit].toSorted((a, b) => a - b);
  return (
    <Field label={t("settings_storage_budget")} hint={t("settings_storage_budget_hint")}>
      <Select data-testid="storage-budget" value={chosen} onChange={onChange}>
        <option value="">{t("settings_storage_budget_auto")}</option>
        {limits.map((limit) => (
          <option key={limit} value={limit}>
            {formatBytes(limit, locale)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
