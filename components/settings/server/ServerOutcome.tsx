import { ErrorNotice } from "@/components/errors/ErrorNotice";
import { useBalance } from "@/components/options/use-balance";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { StatusLine } from "@/components/ui/StatusLine";
import { type MessageKey, useText } from "@/components/ui/text";
import {
  type AppError,
  type ErrorCode,
  factsOf,
  type ServerFieldCode,
} from "@/utils/core/app-error";
import type { ModelList } from "@/utils/core/server/model-list";
import { type Obstacle, obstacleOf } from "@/utils/core/server/usable";
import { hostOf, isKeyOptional } from "@/utils/settings/profile-form";
import type { ServerRow } from "@/utils/settings/servers-state";
import { usePorts } from "../ports/PortsProvider";
import type { ServerFieldName } from "./field-props";
import styles from "./ServerForm.module.css";
import { useHostAccess } from "./use-host-access";
import type { ServerStatus } from "./use-server-status";

/** Words for what was done, where nothing is missing. */
function useDoneText(status: ServerStatus): string | undefined {
  const { t } = useText();
  const listed = ({ ids, imageIds }: ModelList) =>
    ids.length === 0
      ? t("settings_connected_unlisted")
      : t("settings_connected", { models: ids.length, images: imageIds.length });
  switch (status.state) {
    case "saved":
      return t("settings_saved");
    case "testing":
      return t("settings_testing");
    case "connected":
      return listed(status.models);
    default:
      return undefined;
  }
}

/** Words for what keeps a server from being used, though it was stored or has answered. */
function useObstacleText({ form }: ServerRow, status: ServerStatus, obstacle?: Obstacle) {
  const { t } = useText();
  const host = hostOf(form.baseUrl) ?? "";
  const model = form.model.trim();
  if (obstacle === undefined) return undefined;
  if (status.state === "connected") {
    return obstacle === "model" ? t("settings_connected_no_model", { model }) : undefined;
  }
  return status.state === "saved" ? t(`settings_saved_no_${obstacle}`, { host, model }) : undefined;
}

/** Requested only after a successful connection test. */
function useServerBalance({ form }: ServerRow, status: ServerStatus): string | undefined {
  const { readBalance } = usePorts();
  const { t } = useText();
  const isReached = status.state === "connected";
  const balance = useBalance(readBalance, isReached ? form.id : undefined, status);
  return isReached && balance ? t("settings_balance", { balance }) : undefined;
}

/** On this page "in the settings" would be no help. */
const NEXT_BY_CODE: Readonly<Record<ServerFieldCode<"key">, MessageKey>> = {
  key_missing: "settings_key_missing_next",
  key_unusable: "settings_key_unusable_next",
  key_rejected: "settings_key_rejected_next",
};

function nextOf(code: ErrorCode): MessageKey | undefined {
  return (NEXT_BY_CODE as Partial<Record<ErrorCode, MessageKey>>)[code];
}

interface FailureProps extends Pick<ServerOutcomeProps, "onTest" | "onShowField"> {
  readonly error: AppError;
}

/** A failed test, with a button to the field that caused it. */
function Failure({ error, onTest, onShowField }: FailureProps) {
  const { t } = useText();
  const field = factsOf(error.code).serverField;
  const next = nextOf(error.code);
  const isHopeless = error.code === "key_missing";
  return (
    <ErrorNotice
      error={error}
      isFree
      next={next && t(next)}
      onRetry={isHopeless ? undefined : onTest}
      actions={
        field && <Button onClick={() => onShowField(field)}>{t(`settings_to_${field}`)}</Button>
      }
    />
  );
}

export interface ServerOutcomeProps {
  readonly row: ServerRow;
  readonly status: ServerStatus;
  /** What the server listed when it was last tested on this page. */
  readonly models: ModelList | undefined;
  readonly onTest: () => void;
  readonly onShowField: (field: ServerFieldName) => void;
}

/** Outcome of saving or testing, and whether Redraw has access to the host. */
export function ServerOutcome(props: ServerOutcomeProps) {
  const { row, status, models, onTest, onShowField } = props;
  const { t } = useText();
  const access = useHostAccess(row.form.baseUrl);
  const balance = useServerBalance(row, status);
  const isDenied = status.state === "failed" && status.error.code === "host_not_allowed";
  const isUsable = row.keyHint !== undefined || (row.isStored && isKeyOptional(row.form.baseUrl));
  const obstacle = obstacleOf({
    isKeySettled: isUsable,
    isAllowed: access.isAllowed,
    model: row.form.model.trim(),
    models,
  });
  const done = useDoneText(status);
  const missing = useObstacleText(row, status, obstacle);
  const lacksAccess = access.isAllowed === false && (isUsable || isDenied);
  return (
    <div className={styles["outcome"]}>
      <div data-testid="connection-status" data-state={status.state} aria-live="polite">
        {done && (
          <StatusLine
            className={styles["status"]}
            kind={missing ? "warn" : status.state === "testing" ? "busy" : "good"}
          >
            {missing ?? done}
          </StatusLine>
        )}
        {balance && (
          <p className={styles["status"]} data-testid="balance">
            {balance}
          </p>
        )}
        {status.state === "failed" && !(isDenied && lacksAccess) && (
          <Failure error={status.error} onTest={onTest} onShowField={onShowField} />
        )}
      </div>
      {lacksAccess && !row.isChanged && status.state !== "testing" && (
        <Notice
          kind="warn"
          title={t("settings_no_access", { host: hostOf(row.form.baseUrl) ?? "" })}
          next={t("settings_no_access_next")}
          actions={<Button onClick={access.ask}>{t("settings_allow")}</Button>}
        />
      )}
    </div>
  );
}
