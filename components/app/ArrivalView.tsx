import { MousePointerClick } from "lucide-react";
import { useStore } from "zustand";
import { ErrorNotice } from "@/components/errors/ErrorNotice";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { Spinner } from "@/components/ui/Spinner";
import { useText } from "@/components/ui/text";
import styles from "./ArrivalView.module.css";
import type { Panel } from "./panel";
import type { Arrival } from "./panel-state";

/** What is said while no picture is open: how to begin, what is on its way, what is missing. */
export function ArrivalView({ panel }: { readonly panel: Panel }) {
  const arrival = useStore(panel.store, (state) => state.arrival);
  const hasPicture = useStore(panel.store, (state) => state.picture !== undefined);
  const { t } = useText();
  const dismiss = () => panel.store.setState({ arrival: { state: "none" } });
  return (
    <main className={styles["arrival"]}>
      <div
        role="status"
        data-testid="status"
        data-state={
          {
            none: "idle",
            failed: "error",
            capturing: "capturing",
            "needs-permission": "needs-permission",
          }[arrival.state]
        }
      >
        <ArrivalBody arrival={arrival} panel={panel} />
      </div>
      {arrival.state === "failed" && (
        <ErrorNotice error={arrival.error} onRetry={() => void panel.captureAgain()} />
      )}
      {hasPicture && (
        <Button variant="quiet" onClick={dismiss}>
          {t("arrival_back_to_picture")}
        </Button>
      )}
    </main>
  );
}

function ArrivalBody({ arrival, panel }: { readonly arrival: Arrival; readonly panel: Panel }) {
  const { t } = useText();
  if (arrival.state === "failed") return null;
  if (arrival.state === "capturing") {
    return (
      <div className={styles["waiting"]}>
        <Spinner />
        <p>{t("arrival_capturing")}</p>
        <Button variant="quiet" onClick={() => void panel.stopCapture()}>
          {t("arrival_stop")}
        </Button>
      </div>
    );
  }
  if (arrival.state === "needs-permission") {
    return <PermissionQuestion arrival={arrival} panel={panel} />;
  }
  return (
    <div className={styles["begin"]}>
      <MousePointerClick aria-hidden="true" />
      <h2>{t("arrival_begin_title")}</h2>
      <p>{t("arrival_begin_text")}</p>
    </div>
  );
}

interface PermissionQuestionProps {
  readonly arrival: Extract<Arrival, { state: "needs-permission" }>;
  readonly panel: Panel;
}

function PermissionQuestion({ arrival, panel }: PermissionQuestionProps) {
  const { t } = useText();
  return (
    <Notice
      kind="info"
      title={t("arrival_permission_title", { host: arrival.host })}
      next={t("arrival_permission_text", { host: arrival.host })}
      actions={
        <>
          <Button
            variant="primary"
            data-testid="allow-site"
            onClick={() => void panel.allow(arrival.origins)}
          >
            {t("arrival_allow_site")}
          </Button>
          <Button
            data-testid="allow-all-sites"
            onClick={() => void panel.allow(panel.services.allSites)}
          >
            {t("arrival_allow_all")}
          </Button>
        </>
      }
    />
  );
}
