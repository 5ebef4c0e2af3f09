import { useRef, useState } from "react";
import { Button } from "@/components/ui/Button";
import { FilePicker } from "@/components/ui/FilePicker";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import styles from "./Recipes.module.css";

interface RecipeTransferProps {
  readonly panel: Panel;
  readonly hasRecipes: boolean;
}

/** Recipes to and from a file. */
export function RecipeTransfer({ panel, hasRecipes }: RecipeTransferProps) {
  const { t } = useText();
  const picker = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState("");
  async function load(file: File) {
    const read = await panel.importRecipes(file);
    if (!read.ok) return setOutcome(t(`error_${read.error.code}`));
    setOutcome(read.value ? t("recipe_imported", { ...read.value }) : t("recipe_unreadable"));
  }
  return (
    <div className={styles["transfer"]}>
      <Button onClick={() => picker.current?.click()}>{t("recipe_import")}</Button>
      {hasRecipes && (
        <Button onClick={() => void panel.exportRecipes()}>{t("recipe_export")}</Button>
      )}
      <FilePicker
        ref={picker}
        accept="application/json,.json"
        aria-label={t("recipe_import")}
        onFiles={([file]) => void load(file)}
      />
      <span role="status">{outcome}</span>
    </div>
  );
}
