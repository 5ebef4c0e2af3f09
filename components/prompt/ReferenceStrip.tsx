import { ArrowLeft, ArrowRight, Trash2 } from "lucide-react";
import { useCallback, useRef } from "react";
import { useStore } from "zustand";
import { focusNeighbour } from "@/components/ui/focus-neighbour";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { useText } from "@/components/ui/text";
import { useObjectUrl } from "@/components/ui/use-object-url";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import { readReferenceThumb } from "@/utils/panel/history/thumbs";
import type { Panel } from "@/utils/panel/panel";
import { referenceLimit } from "@/utils/panel/send/references";
import styles from "./ReferenceStrip.module.css";

/** The reference pictures in their order. */
export function ReferenceStrip({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const references = useStore(panel.store, ({ ask }) => ask.references);
  const profile = useStore(panel.store, ({ server }) => server.profile);
  const limit = referenceLimit(capabilityOf(profile));
  if (references.length === 0) return null;
  return (
    <div className={styles["references"]}>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops the role of a list without bullets */}
      <ul role="list" className={styles["strip"]} aria-label={t("prompt_references")}>
        {references.map((id, index) => (
          <Reference
            key={id}
            id={id}
            index={index}
            isSent={index < limit}
            isLast={index === references.length - 1}
            panel={panel}
          />
        ))}
      </ul>
      {references.length > limit && (
        <p className={styles["note"]}>{t("prompt_references_unsent")}</p>
      )}
    </div>
  );
}

interface ReferenceProps {
  readonly id: string;
  readonly index: number;
  readonly isSent: boolean;
  readonly isLast: boolean;
  readonly panel: Panel;
}

function Reference({ id, index, isSent, isLast, panel }: ReferenceProps) {
  const { t } = useText();
  const { services } = panel;
  const item = useRef<HTMLLIElement>(null);
  const url = useObjectUrl(useCallback(() => readReferenceThumb(id, services), [id, services]));
  const picture = (
    <span className={styles["picture"]}>
      {url && <img src={url} alt="" draggable={false} />}
      <span className={styles["number"]} aria-hidden="true">
        {index + 2}
      </span>
    </span>
  );
  return (
    <li
      ref={item}
      className={styles["item"]}
      data-testid="reference"
      data-picture={id}
      data-sent={isSent}
      data-ready={url !== undefined}
    >
      <Menu label={t("prompt_reference", { number: index + 1 })} icon={picture}>
        <MenuItem isDisabled={index === 0} onSelect={() => panel.moveReference(id, -1)}>
          <ArrowLeft aria-hidden="true" />
          {t("prompt_reference_earlier")}
        </MenuItem>
        <MenuItem isDisabled={isLast} onSelect={() => panel.moveReference(id, 1)}>
          <ArrowRight aria-hidden="true" />
          {t("prompt_reference_later")}
        </MenuItem>
        <MenuItem
          isDanger
          data-testid="remove-reference"
          onSelect={() => {
            focusNeighbour(item.current);
            panel.removeReference(id);
          }}
        >
          <Trash2 aria-hidden="true" />
          {t("prompt_reference_remove")}
        </MenuItem>
      </Menu>
    </li>
  );
}
