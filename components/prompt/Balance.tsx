import { useBalance } from "@/components/options/use-balance";
import { useText } from "@/components/ui/text";
import { readBalance } from "@/utils/panel/send/server-facts";
import styles from "./EditFacts.module.css";

interface BalanceProps {
  readonly profileId: string;
  /** The server's name. */
  readonly name: string;
}

/** The balance of a server, requested on mount. Renders nothing where it is unknown. */
export function Balance({ profileId, name }: BalanceProps) {
  const { t } = useText();
  const balance = useBalance(readBalance, profileId);
  if (balance === undefined) return null;
  return (
    <p className={styles["facts"]} data-testid="balance">
      <span>{t("prompt_balance_of", { name, balance })}</span>
    </p>
  );
}
