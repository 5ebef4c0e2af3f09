import { MousePointerClick } from "lucide-react";
import { useStore } from "zustand";
import { ErrorNotice } from "@/components/errors/ErrorNotice";
import { lazyPart } from "@/components/errors/lazy-part";
import { Button } from "@/components/ui/Button";
import { useClosable } from "@/components/ui/closables";
import { Spinner } from "@/components/ui/Spinner";
import { useText } from "@/components/ui/text";
import { factsOf } from "@/utils/core/app-error";
import type { Arrival } from "@/utils/core/picture/inbox";
import type { Panel } from "@/utils/panel/panel";
import styles from "./ArrivalView.module.css";
import { BeginCard } from "./BeginCard";
import { LazyEditProblem } from "./LazyEditProblem";
import { PermissionQuestion, ScreenButton } from "./PermissionQuestion";

// Most people give one file at a time.
const FurtherFiles = lazyPart(async () => (await import("./FurtherFiles")).FurtherFiles);
const FolderFiles = lazyPart(async () => (await import("./FurtherFiles")).FolderFiles);

const STATES: Record<Arrival["state"], string> = {
  none: "idle",
  choosing: "idle",
  capturing: "capturing",
  "needs-permission": "needs-permission",
  failed: "error",
};

/** Shown while no picture is open: how to begin, what is being loaded, what is missing. */
export function ArrivalView({ panel }: { readonly panel: Panel }) {
  const arrival = useStore(panel.store, (state) => state.arrival);
  const hasPicture = useStore(panel.store, (state) => state.picture !== undefined);
  const { t } = useText();
  useClosable(hasPicture, panel.dismissArrival);
  if (arrival.state === "none" && arrival.isRestoring) return <Restoring />;
  const facts = arrival.state === "failed" ? factsOf(arrival.error.code) : undefined;
  const onScreen = facts?.capture?.onScreen ?? "no";
  return (
    <main className={styles["arrival"]}>
      <div role="status" data-testid="status" data-state={STATES[arrival.state]}>
        <ArrivalBody arrival={arrival} panel={panel} />
      </div>
      {arrival.state === "failed" && (
        <ErrorNotice
          error={arrival.error}
          isFree
          onRetry={arrival.isFile ? undefined : () => void panel.captureAgain()}
          actions={
            <>
              <LazyEditProblem panel={panel} error={arrival.error} />
              {!arrival.isFile && onScreen !== "no" && (
                <ScreenButton panel={panel} isChief={onScreen === "first"} />
              )}
            </>
          }
        />
      )}
      {arrival.state === "failed" && <FurtherFiles panel={panel} />}
      {hasPicture && (
        <Button variant="quiet" onClick={panel.dismissArrival}>
          {t("arrival_back_to_picture")}
        </Button>
      )}
    </main>
  );
}

/** Instead of a flash of *how to begin*: restoring a very large picture takes seconds. */
function Restoring() {
  const { t } = useText();
  return (
    <main className={styles["arrival"]}>
      <div className={`${styles["waiting"]} ${styles["late"]}`} role="status">
        <Spinner />
        <p>{t("arrival_capturing")}</p>
      </div>
    </main>
  );
}

function ArrivalBody({ arrival, panel }: { readonly arrival: Arrival; readonly panel: Panel }) {
  const { t } = useText();
  if (arrival.state === "failed") return null;
  if (arrival.state === "needs-permission") {
    return <PermissionQuestion arrival={arrival} panel={panel} />;
  }
  if (arrival.state === "none") return <Begin panel={panel} />;
  if (arrival.state === "choosing") return <Choose folder={arrival.folder} panel={panel} />;
  return (
    <div className={styles["waiting"]}>
      <Spinner />
      <p>{t(arrival.isPicking ? "arrival_picking" : "arrival_capturing")}</p>
      <Button variant="quiet" onClick={() => void panel.stopCapture()}>
        {t("arrival_stop")}
      </Button>
    </div>
  );
}

/** The ways in, for somebody who sees the panel for the first time. */
function Begin({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const hasPrevious = useStore(panel.store, ({ previousId }) => previousId !== undefined);
  return (
    <div className={styles["begin"]}>
      <MousePointerClick aria-hidden="true" />
      <h2>{t("arrival_begin_title")}</h2>
      <p>{t("arrival_begin_text")}</p>
      <div className={styles["ways"]}>
        <Button data-testid="pick-picture" onClick={() => void panel.pick("picture")}>
          {t("arrival_pick_picture")}
        </Button>
        <Button data-testid="pick-area" onClick={() => void panel.pick("area")}>
          {t("arrival_pick_area")}
        </Button>
        <Button data-testid="page-gallery" onClick={() => panel.openGallery()}>
          {t("gallery_open_page")}
        </Button>
        {hasPrevious && (
          <Button data-testid="previous-picture" onClick={() => void panel.openPrevious()}>
            {t("unsent_previous")}
          </Button>
        )}
      </div>
      <BeginCard panel={panel} />
    </div>
  );
}

/** The pictures of a folder. */
function Choose({ folder, panel }: { readonly folder: string; readonly panel: Panel }) {
  const { t } = useText();
  return (
    <div className={styles["waiting"]}>
      <h2>{t("folder_choose", { name: folder })}</h2>
      <FolderFiles panel={panel} />
    </div>
  );
}
