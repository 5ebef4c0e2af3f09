import { useStore } from "zustand";
import { Select } from "@/components/ui/Select";
import { useText } from "@/components/ui/text";
import { capabilityOf, formatSize, sizesOf } from "@/utils/core/server/capability-choice";
import type { Panel } from "@/utils/panel/panel";

/** The size that is asked for, of those the model takes. */
export function SizeSelect({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const size = useStore(panel.store, ({ ask }) => ask.options.size);
  const profile = useStore(panel.store, ({ server }) => server.profile);
  const known = sizesOf(capabilityOf(profile)).map(formatSize);
  // The size of an edit from history may be none of this server's.
  const isOther = size !== "auto" && !known.includes(size);
  return (
    <Select
      data-testid="size"
      aria-label={t("prompt_size_label")}
      title={t("prompt_size_label")}
      value={size}
      onChange={(chosen) => panel.setOptions({ size: chosen })}
    >
      <option value="auto">{t("prompt_size_auto")}</option>
      {(isOther ? [...known, size] : known).map((one) => (
        <option key={one} value={one}>
          {one.replace("x", " × ")}
        </option>
      ))}
    </Select>
  );
}
