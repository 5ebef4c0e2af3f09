import { useMemo } from "react";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { useText } from "@/components/ui/text";
import type { Gallery } from "@/utils/panel/gallery/gallery";
import { missingHosts } from "@/utils/panel/gallery/missing-hosts";
import styles from "./Gallery.module.css";
import { useGallery } from "./use-gallery";

/** As many sites as a sentence takes; the rest is counted. */
const MOST_NAMED = 4;

/** One question for all sites that pictures cannot be read from yet. */
export function AllowSites({ gallery }: { readonly gallery: Gallery }) {
  const { t } = useText();
  const looks = useGallery(gallery, (state) => state.looks);
  const plans = useGallery(gallery, (state) => state.plans);
  const missing = useMemo(() => missingHosts({ looks, plans }), [looks, plans]);
  if (!missing) return null;
  const named = missing.hosts.slice(0, MOST_NAMED).join(", ");
  const more = missing.hosts.length - MOST_NAMED;
  const hosts = more > 0 ? t("gallery_hosts_more", { hosts: named, count: more }) : named;
  const isAll = missing.origins.length === 0;
  return (
    <div className={styles["notes"]}>
      <Notice
        kind="info"
        data-testid="missing-sites"
        title={t("gallery_hosts_title", { hosts })}
        next={t("gallery_hosts_next")}
        actions={
          <Button data-testid="allow-sites" onClick={() => void gallery.allow()}>
            {t(isAll ? "arrival_allow_all" : "gallery_hosts_allow")}
          </Button>
        }
      />
    </div>
  );
}
