import { useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { FilePicker } from "@/components/ui/FilePicker";
import { Notice } from "@/components/ui/Notice";
import { ProgressBar } from "@/components/ui/ProgressBar";
import { useText } from "@/components/ui/text";
import type { AppError } from "@/utils/core/app-error";
import { exportHistory, type FileJob, importHistory } from "@/utils/settings/history-file";
import { usePorts } from "./ports/PortsProvider";
import styles from "./server/ServerTransfer.module.css";

/** More lost files than this are not listed one by one. */
const MAX_NAMED = 500;

interface Outcome {
  readonly kind: "info" | "warn" | "error";
  readonly text: string;
  /** What could not be read. */
  readonly details?: string;
}

/** Progress, 0 to 1, and how to abort. */
interface Running {
  readonly done: number;
  readonly stop: () => void;
}

/** Exports and imports the whole history. `onChange` is called after either. */
export function ArchiveFields({ onChange }: { readonly onChange: () => void }) {
  const { t } = useText();
  const picker = useRef<HTMLInputElement>(null);
  const [running, setRunning] = useState<Running>();
  const [outcome, setOutcome] = useState<Outcome>();
  const { save, load } = useArchive();
  const run = async (start: (job: FileJob) => Promise<Outcome | undefined>) => {
    const controller = new AbortController();
    const onProgress = (done: number, of: number) =>
      setRunning({ done: of === 0 ? 1 : done / of, stop: () => controller.abort() });
    setOutcome(undefined);
    onProgress(0, 1);
    try {
      setOutcome(await start({ signal: controller.signal, onProgress }));
    } finally {
      setRunning(undefined);
      onChange();
    }
  };
  return (
    <div className={styles["transfer"]}>
      <div className={styles["row"]}>
        <Button
          data-testid="export-history"
          disabled={running !== undefined}
          onClick={() => void run(save)}
        >
          {t("settings_archive_save")}
        </Button>
        <Button disabled={running !== undefined} onClick={() => picker.current?.click()}>
          {t("settings_archive_load")}
        </Button>
        {running && <Button onClick={running.stop}>{t("settings_archive_stop")}</Button>}
        <FilePicker
          ref={picker}
          accept=".zip,application/zip"
          data-testid="import-history"
          aria-label={t("settings_archive_load")}
          onFiles={([file]) => void run((job) => load(file, job))}
        />
      </div>
      {running && <ProgressBar label={t("settings_archive_busy")} value={running.done} />}
      <p className={styles["hint"]}>{t("settings_archive_hint")}</p>
      {outcome && (
        <Notice
          data-testid="archive-outcome"
          kind={outcome.kind}
          title={outcome.text}
          details={outcome.details}
        />
      )}
    </div>
  );
}

function useArchive() {
  const { t } = useText();
  const ports = usePorts();
  const failed = ({ code, params }: AppError): Outcome => ({
    kind: "error",
    text: t(`error_${code}`, params),
  });
  const lost = (names: readonly string[]) =>
    names.length > 0
      ? ({ kind: "warn", details: names.slice(0, MAX_NAMED).join("\n") } as const)
      : ({ kind: "info" } as const);
  const save = async (job: FileJob): Promise<Outcome | undefined> => {
    const saved = await exportHistory(ports, job);
    if (!saved.ok) return failed(saved.error);
    if (!saved.value) return undefined;
    const { count, missing } = saved.value;
    return { ...lost(missing), text: t("settings_archive_saved", { count }) };
  };
  const load = async (file: File, job: FileJob): Promise<Outcome> => {
    const read = await importHistory(file, ports, job);
    if (!read.ok) return failed(read.error);
    const { added, known, damaged } = read.value;
    if (added + known === 0) return { kind: "error", text: t("settings_archive_unreadable") };
    return { ...lost(damaged), text: t("settings_archive_loaded", { added, known }) };
  };
  return { save, load };
}
