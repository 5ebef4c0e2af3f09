import { Deadline } from "@/components/prompt/Deadline";
import { MakeRoom } from "@/components/results/MakeRoom";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import type { AppError } from "@/utils/core/app-error";
import { hostPattern } from "@/utils/core/server/base-url";
import type { Panel } from "@/utils/panel/panel";

/** Codes that the settings page can put right. */
const SETTINGS_CODES: readonly AppError["code"][] = [
  "key_missing",
  "key_rejected",
  "key_unusable",
  "profile_missing",
  "base_url_invalid",
  "base_url_insecure",
  "endpoint_missing",
  "answer_is_a_page",
  "server_unreachable",
  "connection_failed",
];

/** Codes after which the stored answer may still give a result, at no cost. */
const REPAIRABLE_CODES: readonly AppError["code"][] = ["result_unreachable"];

interface EditProblemProps {
  readonly panel: Panel;
  readonly error: AppError;
}

/** The button that goes with an error, where there is one thing to do about it. */
export function EditProblem({ panel, error }: EditProblemProps) {
  const { t } = useText();
  if (error.code === "host_not_allowed") {
    const allow = () => {
      const { profile } = panel.store.getState();
      if (profile) void panel.allowServer([hostPattern(profile.baseUrl)]);
    };
    return (
      <Button data-testid="allow-site" onClick={allow}>
        {t("arrival_allow_site")}
      </Button>
    );
  }
  if (error.code === "result_host_not_allowed" && error.detail) {
    const origins = [hostPattern(error.detail)];
    const { edit } = panel.store.getState();
    return (
      <>
        <Button data-testid="allow-site" onClick={() => void panel.repair(origins)}>
          {t("arrival_allow_site")}
        </Button>
        {edit && <Deadline error={error} edit={edit} now={panel.services.now} />}
      </>
    );
  }
  if (error.code === "storage_full") return <MakeRoom panel={panel} />;
  if (REPAIRABLE_CODES.includes(error.code)) {
    return <Button onClick={() => void panel.repair()}>{t("panel_read_again")}</Button>;
  }
  if (!SETTINGS_CODES.includes(error.code)) return null;
  return <Button onClick={panel.services.openOptions}>{t("panel_settings")}</Button>;
}
