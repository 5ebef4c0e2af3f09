import { useBalance } from "@/components/options/use-balance";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import styles from "./EditFacts.module.css";

interface BalanceProps {
  readonly read: Panel["readBalance"];
  readonly profileId: string;
  /** The server's name. */
  readonly name: string;
}

/** The balance of a server, requested on mount. Renders nothing where it is unknown. */
export function Balance({ read, profileId, name }: BalanceProps) {
  const { t } = useText();
  const balance = useBalance(read, profileId);
  if (balance === undefined) return null;
  return (
    <p className={styles["facts"]} data-testid="balance">
      <span>{t("prompt_balance_of", { name, balance })}</span>
    </p>
  );
}
