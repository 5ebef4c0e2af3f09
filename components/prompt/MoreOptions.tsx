import { SlidersHorizontal } from "lucide-react";
import { type ToggleEvent, useEffect, useId, useRef, useState } from "react";
import { useStore } from "zustand";
import { lazyPart } from "@/components/errors/lazy-part";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import { defined } from "@/utils/core/defined";
import { hasFurtherOptions } from "@/utils/core/option-controls";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import type { Panel } from "@/utils/panel/panel";
import { Balance } from "./Balance";
import styles from "./MoreOptions.module.css";
import { placeBeside } from "./place-beside";
import { SizeSelect } from "./SizeSelect";
import { useIsNarrow } from "./use-is-narrow";

const OptionFields = lazyPart(
  async () => (await import("@/components/options/OptionFields")).OptionFields,
);

/** Opens all other options; marked when one of them is set. */
export function MoreOptions({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const options = useStore(panel.store, ({ ask }) => ask.options);
  const profile = useStore(panel.store, ({ server }) => server.profile);
  const capability = capabilityOf(profile);
  const isNarrow = useIsNarrow();
  const isSet = hasFurtherOptions(options, capability) || (isNarrow && options.size !== "auto");
  const place = () => {
    if (sheet.current && button.current) placeBeside(sheet.current, button.current);
  };
  function toggle(event: ToggleEvent) {
    const isOpening = event.newState === "open";
    setIsOpen(isOpening);
    if (isOpening) place();
  }
  // The panel can be resized while its options are open.
  useEffect(() => {
    if (!isOpen) return;
    window.addEventListener("resize", place);
    return () => window.removeEventListener("resize", place);
  });
  return (
    <>
      <IconButton
        ref={button}
        label={t(isSet ? "prompt_more_set" : "prompt_more")}
        data-testid="more-options"
        data-set={isSet}
        className={styles["button"]}
        popoverTarget={id}
        aria-haspopup="dialog"
      >
        <SlidersHorizontal />
      </IconButton>
      <div
        ref={sheet}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={t("prompt_more")}
        className={styles["sheet"]}
        onToggle={toggle}
      >
        {isOpen && profile && (
          <Balance read={panel.readBalance} profileId={profile.id} name={profile.name} />
        )}
        {isOpen && isNarrow && (
          // No `Field` of the settings page: that would bring it into the panel's first scripts.
          <div className={styles["size"]}>
            <span aria-hidden="true">{t("prompt_size_label")}</span>
            <SizeSelect panel={panel} />
          </div>
        )}
        {isOpen && (
          <OptionFields
            // Another server has other fields: unfinished input must not carry over.
            key={profile?.id}
            capability={capability}
            options={options}
            onChange={panel.setOptions}
            {...defined({ usualUser: profile?.user || undefined })}
          />
        )}
      </div>
    </>
  );
}
