import { useStore } from "zustand";
import { Select } from "@/components/ui/Select";
import { useText } from "@/components/ui/text";
import { THIS_DEVICE } from "@/utils/core/edit/this-device";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import type { Panel } from "@/utils/panel/panel";
import { isOnDevice } from "@/utils/panel/state/selectors";
import { AddReference } from "./AddReference";
import { MoreOptions } from "./MoreOptions";
import styles from "./OptionRow.module.css";
import { ServersButton } from "./ServersButton";
import { SizeSelect } from "./SizeSelect";
import { useIsNarrow } from "./use-is-narrow";

/** Count, size and server of the next edit, a button to add a picture, and one for all other options. */
export function OptionRow({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const count = useStore(panel.store, ({ ask }) => ask.options.count);
  const profile = useStore(panel.store, ({ server }) => server.profile);
  const profiles = useStore(panel.store, ({ server }) => server.profiles);
  const isHere = useStore(panel.store, isOnDevice);
  const isNarrow = useIsNarrow();
  const { maxCount } = capabilityOf(profile);
  const counts = Array.from({ length: maxCount }, (_, index) => index + 1);
  return (
    <div className={styles["row"]}>
      <Select
        data-testid="count"
        aria-label={t("prompt_count_label")}
        title={t("prompt_count_label")}
        value={count}
        onChange={(value) => panel.setOptions({ count: Number(value) })}
      >
        {counts.map((one) => (
          <option key={one} value={one}>
            {`× ${one}`}
          </option>
        ))}
      </Select>
      {!isNarrow && <SizeSelect panel={panel} />}
      <Select
        data-testid="profile"
        aria-label={t("prompt_profile_label")}
        title={t("prompt_profile_label")}
        value={isHere ? THIS_DEVICE : (profile?.id ?? "")}
        onChange={(profileId) => panel.setProfile(profileId)}
      >
        <option value={THIS_DEVICE} data-testid="server-this-device">
          {t("erase_device")}
        </option>
        {profiles.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <AddReference panel={panel} />
      <ServersButton panel={panel} />
      <MoreOptions panel={panel} />
    </div>
  );
}
