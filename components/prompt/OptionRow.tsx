import { useStore } from "zustand";
import { Select } from "@/components/ui/Select";
import { useText } from "@/components/ui/text";
import { THIS_DEVICE } from "@/utils/core/edit/this-device";
import { capabilityOf, formatSize, sizesOf } from "@/utils/core/server/capability-choice";
import type { Panel } from "@/utils/panel/panel";
import { isOnDevice } from "@/utils/panel/state/selectors";
import { AddReference } from "./AddReference";
import { MoreOptions } from "./MoreOptions";
import styles from "./OptionRow.module.css";
import { ServersButton } from "./ServersButton";

/** Count, size and server of the next edit, a button to add a picture, and one for all other options. */
export function OptionRow({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const options = useStore(panel.store, ({ ask }) => ask.options);
  const profile = useStore(panel.store, ({ server }) => server.profile);
  const profiles = useStore(panel.store, ({ server }) => server.profiles);
  const isHere = useStore(panel.store, isOnDevice);
  const capability = capabilityOf(profile);
  const known = sizesOf(capability).map(formatSize);
  // The size of an edit from history may be none of this server's.
  const isOther = options.size !== "auto" && !known.includes(options.size);
  const sizes = isOther ? [...known, options.size] : known;
  const counts = Array.from({ length: capability.maxCount }, (_, index) => index + 1);
  return (
    <div className={styles["row"]}>
      <Select
        data-testid="count"
        aria-label={t("prompt_count_label")}
        title={t("prompt_count_label")}
        value={options.count}
        onChange={(value) => panel.setOptions({ count: Number(value) })}
      >
        {counts.map((count) => (
          <option key={count} value={count}>
            {`× ${count}`}
          </option>
        ))}
      </Select>
      <Select
        data-testid="size"
        aria-label={t("prompt_size_label")}
        title={t("prompt_size_label")}
        value={options.size}
        onChange={(size) => panel.setOptions({ size })}
      >
        <option value="auto">{t("prompt_size_auto")}</option>
        {sizes.map((size) => (
          <option key={size} value={size}>
            {size.replace("x", " × ")}
          </option>
        ))}
      </Select>
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
