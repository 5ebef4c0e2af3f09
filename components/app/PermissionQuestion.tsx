import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import type { Arrival } from "@/utils/panel/panel-state";

interface PermissionQuestionProps {
  readonly arrival: Extract<Arrival, { state: "needs-permission" }>;
  readonly panel: Panel;
}

/** Which site, and why; without it there is still what can be seen on the screen. */
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
  /** Nothing better is left. */
  readonly isChief?: boolean;
}

/** The next best way: the picture as large as it is shown, no more. */
export function ScreenButton({ panel, isChief = false }: ScreenButtonProps) {
  const { t } = useText();
  const variant = isChief ? "primary" : "quiet";
  return (
    <Button variant={variant} data-testid="take-screen" onClick={() => void panel.takeOnScreen()}>
      {t("arrival_take_screen")}
    </Button>
  );
}
