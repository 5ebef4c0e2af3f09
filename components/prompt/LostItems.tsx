import { useStore } from "zustand";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import { type AppError, factsOf, isCurable } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import { hostPattern } from "@/utils/core/server/base-url";
import type { Panel } from "@/utils/panel/panel";
import { Deadline } from "./Deadline";
import styles from "./LostItems.module.css";

/** One line about what an answer lacks beside the results that are shown; all of it on demand. */
export function LostItems({ panel }: { readonly panel: Panel }) {
  const edit = useStore(panel.store, ({ run }) => run?.edit);
  const lost = edit?.state === "done" ? (edit.lostItems ?? []) : [];
  const [first] = lost;
  if (edit && !first) return <FewerLine panel={panel} edit={edit} />;
  if (!edit || !first) return null;
  return <LostLine panel={panel} edit={edit} first={first} lost={lost} />;
}

/** A server may make fewer pictures than it was asked for, and say nothing of it. */
function FewerLine({ panel, edit }: Pick<LostLineProps, "panel" | "edit">) {
  const { t } = useText();
  const came = edit.results.length;
  const { count } = edit.options;
  if (edit.state !== "done" || came === 0 || came >= count || edit.erased) return null;
  const remember = () => void panel.learn({ maxCount: came });
  const split = () => void panel.splitRequests(came);
  return (
    <div className={styles["fewer"]} data-testid="fewer-results" role="status">
      <span>{t("prompt_fewer", { came, count })}</span>
      {edit.perRequest === undefined && (
        <>
          <Button variant="quiet" onClick={remember}>
            {t("prompt_fewer_remember", { count: came })}
          </Button>
          <Button variant="quiet" data-testid="split-requests" onClick={split}>
            {t("prompt_fewer_split")}
          </Button>
        </>
      )}
    </div>
  );
}

interface LostLineProps {
  readonly panel: Panel;
  readonly edit: Edit;
  readonly first: AppError;
  readonly lost: readonly AppError[];
}

function LostLine({ panel, edit, first, lost }: LostLineProps) {
  const { t } = useText();
  const cut = lost.find(({ code }) => factsOf(code).isCutOff);
  const sentence = (error: AppError) => t(`error_${error.code}`, error.params);
  const title = cut
    ? t("prompt_lost_cut", { reason: sentence(cut) })
    : t("prompt_lost", { count: lost.length, reason: sentence(first) });
  return (
    <details className={styles["lost"]} data-testid="lost-items" data-count={lost.length}>
      <summary>{title}</summary>
      <ul>
        {lost.map((error, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two items may be lost alike
          <li key={index}>
            {sentence(error)}
            {error.charge === "maybe" && ` ${t("charge_maybe")}`}
            {error.detail && <span className={styles["detail"]}>{error.detail}</span>}
          </li>
        ))}
      </ul>
      <Cure panel={panel} edit={edit} lost={lost} />
    </details>
  );
}

/** Fetches missing results again, at no cost. */
function Cure({ panel, edit, lost }: Omit<LostLineProps, "first">) {
  const { t } = useText();
  const curable = lost.filter(isCurable);
  const [closed] = curable.filter(({ code }) => code === "result_host_not_allowed");
  const addresses = curable.flatMap(({ code, detail }) =>
    code === "result_host_not_allowed" && detail ? [detail] : [],
  );
  const origins = [...new Set(addresses.map(hostPattern))];
  if (curable.length === 0) return null;
  return (
    <div className={styles["cure"]}>
      <Button
        data-testid="fetch-lost"
        onClick={() => void panel.repair(origins.length > 0 ? origins : undefined)}
      >
        {t(origins.length > 0 ? "arrival_allow_site" : "panel_read_again")}
      </Button>
      {closed && <Deadline error={closed} edit={edit} now={panel.services.now} />}
    </div>
  );
}
