import { type ChangeEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { ProgressBar } from "@/components/ui/ProgressBar";
import { useText } from "@/components/ui/text";
import { downloadPicture } from "@/utils/platform/save-picture";
import { readArchive } from "@/utils/store/archive/read-archive";
import { writeArchive } from "@/utils/store/archive/write-archive";
import styles from "./server/ServerTransfer.module.css";

interface Outcome {
  readonly kind: "info" | "warn" | "error";
  readonly text: string;
  /** What could not be read. */
  readonly details?: string;
}

/** How far a job is, 0 to 1, and the way to break it off. */
interface Running {
  readonly done: number;
  readonly stop: () => void;
}

type Report = (done: number, of: number) => void;

/** The whole history to a file and from one. `onChange` is called when the history has grown. */
export function ArchiveFields({ onChange }: { readonly onChange: () => void }) {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  const [running, setRunning] = useState<Running>();
  const [outcome, setOutcome] = useState<Outcome>();
  const { save, load } = useArchive();
  const run = async (
    job: (signal: AbortSignal, report: Report) => Promise<Outcome | undefined>,
  ) => {
    const controller = new AbortController();
    const report: Report = (done, of) =>
      setRunning({ done: of === 0 ? 1 : done / of, stop: () => controller.abort() });
    setOutcome(undefined);
    report(0, 1);
    setOutcome(await job(controller.signal, report));
    setRunning(undefined);
    onChange();
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = "";
    if (file) void run((signal, report) => load(file, signal, report));
  };
  return (
    <div className={styles["transfer"]}>
      <div className={styles["row"]}>
        <Button
          variant="quiet"
          data-testid="export-history"
          disabled={running !== undefined}
          onClick={() => void run(save)}
        >
          {t("settings_archive_save")}
        </Button>
        <Button
          variant="quiet"
          disabled={running !== undefined}
          onClick={() => input.current?.click()}
        >
          {t("settings_archive_load")}
        </Button>
        {running && <Button onClick={running.stop}>{t("settings_archive_stop")}</Button>}
        <input
          ref={input}
          hidden
          type="file"
          accept=".zip,application/zip"
          data-testid="import-history"
          aria-label={t("settings_archive_load")}
          onChange={choose}
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
  const lost = (names: readonly string[]) =>
    names.length > 0
      ? ({ kind: "warn", details: names.join("\n") } as const)
      : ({ kind: "info" } as const);
  const save = async (signal: AbortSignal, onProgress: Report): Promise<Outcome | undefined> => {
    const written = await writeArchive({ signal, onProgress });
    if (!written.ok) return { kind: "error", text: t(`error_${written.error.code}`) };
    if (!written.value) return undefined;
    const { file, count, missing } = written.value;
    downloadPicture(file, `redraw-${new Date().toISOString().slice(0, 10)}.zip`);
    return { ...lost(missing), text: t("settings_archive_saved", { count }) };
  };
  const load = async (file: File, signal: AbortSignal, onProgress: Report): Promise<Outcome> => {
    const read = await readArchive(file, { now: Date.now(), signal, onProgress });
    if (!read.ok) return { kind: "error", text: t(`error_${read.error.code}`) };
    const { added, known, damaged } = read.value;
    if (added + known === 0) return { kind: "error", text: t("settings_archive_unreadable") };
    return { ...lost(damaged), text: t("settings_archive_loaded", { added, known }) };
  };
  return { save, load };
}
