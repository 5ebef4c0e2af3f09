import { useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { type MessageKey, useText } from "@/components/ui/text";
import styles from "./PermissionsSection.module.css";
import { usePorts } from "./ports/PortsProvider";
import { Section } from "./Section";

const ALL_HOSTS: Readonly<Record<string, MessageKey>> = {
  "<all_urls>": "settings_all_sites",
  "*://*/*": "settings_all_sites",
  "https://*/*": "settings_all_sites_https",
  "http://*/*": "settings_all_sites_http",
};

/** `https://example.org/*` as people write it: the host, with its scheme only where it is not https. */
function hostName(pattern: string): string {
  return pattern.replace(/\/\*$/, "").replace(/^(?:https|\*):\/\//, "");
}

function useHosts() {
  const { listHosts, hostsVersion } = usePorts();
  const [hosts, setHosts] = useState<readonly string[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: listed again after every change
  useEffect(() => {
    let isCurrent = true;
    void listHosts().then((listed) => isCurrent && setHosts(listed));
    return () => {
      isCurrent = false;
    };
  }, [listHosts, hostsVersion]);
  return hosts;
}

export function PermissionsSection() {
  const { t } = useText();
  const { removeHosts } = usePorts();
  const hosts = useHosts();
  const [kept, setKept] = useState<string>();
  const nameOf = (pattern: string) =>
    ALL_HOSTS[pattern] ? t(ALL_HOSTS[pattern]) : hostName(pattern);
  async function takeBack(pattern: string) {
    const isRemoved = await removeHosts([pattern]);
    setKept(isRemoved ? undefined : nameOf(pattern));
  }
  return (
    <Section title={t("settings_permissions")} lead={t("settings_permissions_lead")}>
      {hosts?.length === 0 && <p className={styles["none"]}>{t("settings_permissions_none")}</p>}
      {hosts && hosts.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari drops the role of a list without bullets
        <ul role="list" className={styles["list"]}>
          {hosts.map((pattern) => (
            <li key={pattern} className={styles["row"]}>
              <span className={styles["host"]}>{nameOf(pattern)}</span>
              <Button
                variant="quiet"
                aria-label={t("settings_take_back_from", { host: nameOf(pattern) })}
                onClick={() => void takeBack(pattern)}
              >
                {t("settings_take_back")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {kept && <Notice kind="warn" title={t("settings_permission_kept", { host: kept })} />}
    </Section>
  );
}
