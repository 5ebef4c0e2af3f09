import { useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { FilePicker } from "@/components/ui/FilePicker";
import { Notice } from "@/components/ui/Notice";
import { useText } from "@/components/ui/text";
import type { Profile } from "@/utils/core/server/profile";
import {
  exportServers,
  exportServersWithKeys,
  importServers,
} from "@/utils/settings/server-transfer";
import { usePorts } from "../ports/PortsProvider";
import { ExportKeys } from "./ExportKeys";
import styles from "./ServerTransfer.module.css";

interface Outcome {
  readonly kind: "info" | "warn" | "error";
  readonly text: string;
}

function useImport() {
  const { t } = useText();
  return async (file: File): Promise<Outcome> => {
    const read = await importServers(file);
    if (!read.ok) return { kind: "error", text: t(`error_${read.error.code}`) };
    if (!read.value) return { kind: "error", text: t("settings_import_unreadable") };
    const { count, skipped, hasAllKeys } = read.value;
    if (skipped > 0) return { kind: "warn", text: t("settings_imported_some", { count, skipped }) };
    return {
      kind: "info",
      text: t(hasAllKeys ? "settings_imported_keys" : "settings_imported", { count }),
    };
  };
}

/** Servers to and from a file. Keys stay out of it, unless the person confirms it each time. */
export function ServerTransfer({ profiles }: { readonly profiles: readonly Profile[] }) {
  const { t } = useText();
  const ports = usePorts();
  const picker = useRef<HTMLInputElement>(null);
  const importFile = useImport();
  const [outcome, setOutcome] = useState<Outcome>();
  async function exportKeys() {
    const saved = await exportServersWithKeys(profiles, ports);
    setOutcome(saved.ok ? undefined : { kind: "error", text: t(`error_${saved.error.code}`) });
  }
  return (
    <div className={styles["transfer"]}>
      <div className={styles["row"]}>
        <Button onClick={() => picker.current?.click()}>{t("settings_import")}</Button>
        <Button onClick={() => exportServers(profiles, ports)}>{t("settings_export")}</Button>
        <ExportKeys onExport={() => void exportKeys()} />
        <FilePicker
          ref={picker}
          accept="application/json,.json"
          aria-label={t("settings_import")}
          onFiles={async ([file]) => setOutcome(await importFile(file))}
        />
      </div>
      <p className={styles["hint"]}>{t("settings_transfer_hint")}</p>
      {outcome && <Notice kind={outcome.kind} title={outcome.text} />}
    </div>
  );
}
