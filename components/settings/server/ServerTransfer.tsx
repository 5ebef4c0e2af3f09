import { type ChangeEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { useText } from "@/components/ui/text";
import type { Profile } from "@/utils/core/server/profile";
import { MAX_FILE_BYTES, readServerFile, writeServerFile } from "@/utils/settings/server-file";
import { readKey } from "@/utils/store/keys";
import { newProfileId, saveProfile } from "@/utils/store/profiles";
import { ExportKeys } from "./ExportKeys";
import styles from "./ServerTransfer.module.css";

/** Lets the browser download a text, without any permission. */
function download(fileName: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

interface Outcome {
  readonly kind: "info" | "warn" | "error";
  readonly text: string;
}

function useImport() {
  const { t } = useText();
  return async (file: File): Promise<Outcome> => {
    const read = file.size <= MAX_FILE_BYTES ? readServerFile(await file.text()) : undefined;
    if (!read) return { kind: "error", text: t("settings_import_unreadable") };
    for (const { profile, key } of read.servers) {
      const saved = await saveProfile({ ...profile, id: newProfileId() }, key);
      if (!saved.ok) return { kind: "error", text: t(`error_${saved.error.code}`) };
    }
    const { skipped, servers } = read;
    if (skipped === 0 && servers.every(({ key }) => key !== "")) {
      return { kind: "info", text: t("settings_imported_keys", { count: servers.length }) };
    }
    return skipped === 0
      ? { kind: "info", text: t("settings_imported", { count: servers.length }) }
      : { kind: "warn", text: t("settings_imported_some", { count: servers.length, skipped }) };
  };
}

/** Servers to and from a file. Keys stay here, unless the person says otherwise each time. */
export function ServerTransfer({ profiles }: { readonly profiles: readonly Profile[] }) {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  const importFile = useImport();
  const [outcome, setOutcome] = useState<Outcome>();
  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = "";
    if (file) setOutcome(await importFile(file));
  }
  async function exportWithKeys() {
    const keys = new Map<string, string>();
    for (const { id } of profiles) {
      const key = await readKey(id);
      if (key !== undefined) keys.set(id, key);
    }
    download("redraw-servers-with-keys.json", writeServerFile(profiles, keys));
  }
  return (
    <div className={styles["transfer"]}>
      <div className={styles["row"]}>
        <Button variant="quiet" onClick={() => input.current?.click()}>
          {t("settings_import")}
        </Button>
        <Button
          variant="quiet"
          onClick={() => download("redraw-servers.json", writeServerFile(profiles))}
        >
          {t("settings_export")}
        </Button>
        <ExportKeys onExport={() => void exportWithKeys()} />
        <input
          ref={input}
          hidden
          type="file"
          accept="application/json,.json"
          aria-label={t("settings_import")}
          onChange={(event) => void choose(event)}
        />
      </div>
      <p className={styles["hint"]}>{t("settings_transfer_hint")}</p>
      {outcome && <Notice kind={outcome.kind} title={outcome.text} />}
    </div>
  );
}
