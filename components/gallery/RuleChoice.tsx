import { useId } from "react";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import type { MaskRule } from "@/utils/panel/gallery/gallery-state";
import styles from "./Gallery.module.css";
import { type GalleryProps, useGallery } from "./use-gallery";

const RULES = [
  { rule: "whole", label: "whole_picture", hint: undefined },
  {
    rule: "same-place",
    label: "gallery_rule_same_place",
    hint: "gallery_rule_same_place_hint",
  },
  { rule: "object", label: "gallery_rule_object", hint: "gallery_rule_object_hint" },
] as const satisfies readonly {
  readonly rule: MaskRule;
  readonly label: string;
  readonly hint: unknown;
}[];

/** How the paint of each picture comes about. */
export function RuleChoice({ panel, gallery }: GalleryProps) {
  const { t } = useText();
  const id = useId();
  const chosen = useGallery(gallery, ({ ask }) => ask.rule);
  const hasPlace = useGallery(gallery, ({ ask }) => ask.place !== undefined);
  const first = useGallery(gallery, ({ plans }) =>
    [...plans.values()].flatMap((plan) => (plan.state === "ready" ? plan.pictureId : [])).at(0),
  );
  return (
    <fieldset className={styles["rules"]}>
      <legend>{t("gallery_rule")}</legend>
      {RULES.map(({ rule, label, hint }) => {
        const isMissing = rule === "same-place" && !hasPlace;
        return (
          <div key={rule} className={styles["rule"]}>
            <input
              type="radio"
              id={`${id}-${rule}`}
              name={id}
              data-testid={`gallery-rule-${rule}`}
              checked={chosen === rule}
              disabled={isMissing}
              aria-describedby={hint && `${id}-${rule}-hint`}
              onChange={() => gallery.setRule(rule)}
            />
            <label htmlFor={`${id}-${rule}`}>{t(label)}</label>
            {hint && (
              <span id={`${id}-${rule}-hint`} className={styles["small"]}>
                {t(hint)}
              </span>
            )}
            {rule === "same-place" && first !== undefined && (
              <span className={styles["small"]}>
                <Button
                  variant="quiet"
                  data-testid="gallery-paint-first"
                  onClick={() => void panel.paintForGallery(first)}
                >
                  {t("gallery_paint_first")}
                </Button>
              </span>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
