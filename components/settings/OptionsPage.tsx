import { ViewBoundary } from "@/components/errors/ViewBoundary";
import { useText } from "@/components/ui/text";
import { AboutSection } from "./AboutSection";
import { EditingSection } from "./EditingSection";
import { LockSection } from "./LockSection";
import { LookSection } from "./LookSection";
import { NewsNotice } from "./NewsNotice";
import styles from "./OptionsPage.module.css";
import { PermissionsSection } from "./PermissionsSection";
import { PrivacySection } from "./PrivacySection";
import { RefusedNotice } from "./RefusedNotice";
import { ServersSection } from "./ServersSection";
import { StatusCodesSection } from "./StatusCodesSection";
import { StorageSection } from "./StorageSection";
import { useServers } from "./server/use-servers";

/** All settings on one page, in the order in which they are needed. */
export function OptionsPage() {
  const { t } = useText();
  const servers = useServers();
  return (
    <div className={styles["page"]}>
      <header className={styles["header"]}>
        <img src="/icon.svg" alt="" width="24" height="24" />
        <h1>{t("settings_title")}</h1>
      </header>
      <main>
        <RefusedNotice />
        <NewsNotice />
        <ViewBoundary>
          <ServersSection servers={servers} />
        </ViewBoundary>
        <ViewBoundary>
          <LockSection />
        </ViewBoundary>
        <ViewBoundary>
          <LookSection />
        </ViewBoundary>
        <ViewBoundary>
          <EditingSection />
        </ViewBoundary>
        <ViewBoundary>
          <PermissionsSection />
        </ViewBoundary>
        <ViewBoundary>
          <StorageSection />
        </ViewBoundary>
        <ViewBoundary>
          <PrivacySection occasion={servers.state.profiles} />
        </ViewBoundary>
        <StatusCodesSection />
        <AboutSection />
      </main>
    </div>
  );
}
