import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { useText } from "@/components/ui/text";
import type { Arrival } from "@/utils/core/picture/inbox";
import type { Panel } from "@/utils/panel/panel";

interface PermissionQuestionProps {
  readonly arrival: Extract<Arrival, { state: "needs-permission" }>;
  readonly panel: Panel;
}

/** Asks for access to a site and says why; without it, the screen can still be captured. */
export function PermissionQuestion({ arrival, panel }: PermissionQuestionProps) {
  const { t } = useText();
  const { host, origins, isRedirected = false } = arrival;
  return (
    <Notice
      kind="info"
      title={t("arrival_permission_title", { host })}
      next={t(isRedirected ? "arrival_permission_redirected" : "arrival_permission_text", { host })}
      actions={
        <>
          {!isRedirected && (
            <Button
              variant="primary"
              data-testid="allow-site"
              onClick={() => void panel.allow(origins)}
            >
              {t("arrival_allow_site")}
            </Button>
          )}
          <Button
            variant={isRedirected ? "primary" : "plain"}
            data-testid="allow-all-sites"
            onClick={() => void panel.allow(panel.services.allSites)}
          >
            {t("arrival_allow_all")}
          </Button>
          <ScreenButton panel={panel} />
        </>
      }
    />
  );
}

interface ScreenButtonProps {
  readonly panel: Panel;
  /** It is the best that is left to do. */
  readonly isChief?: boolean;
}

/** Captures the picture from the screen: only as large as it is shown there. */
export function ScreenButton({ panel, isChief = false }: ScreenButtonProps) {
  const { t } = useText();
  const variant = isChief ? "primary" : "quiet";
  return (
    <Button variant={variant} data-testid="take-screen" onClick={() => void panel.takeOnScreen()}>
      {t("arrival_take_screen")}
    </Button>
  );
}
