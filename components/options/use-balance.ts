import { useEffect, useState } from "react";
import { useText } from "@/components/ui/text";
import type { Result } from "@/utils/core/result";
import type { Balance } from "@/utils/core/server/balance";

type ReadBalance = (profileId: string) => Promise<Result<Balance | null>>;

/**
 * What a profile's key may still spend, in words; `undefined` while it is not
 * known, and where the server does not tell. `occasion` is a reason to look again.
 */
export function useBalance(
  read: ReadBalance,
  profileId: string | undefined,
  occasion?: unknown,
): string | undefined {
  const { t, locale } = useText();
  const [known, setKnown] = useState<{ profileId: string; balance: Balance | null }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again on every occasion
  useEffect(() => {
    if (profileId === undefined) return;
    let isCurrent = true;
    void read(profileId).then((balance) => {
      if (isCurrent && balance.ok) setKnown({ profileId, balance: balance.value });
    });
    return () => {
      isCurrent = false;
    };
  }, [read, profileId, occasion]);
  const balance = known?.profileId === profileId ? known?.balance : undefined;
  if (!balance) return undefined;
  if (balance.kind === "unlimited") return t("prompt_balance_unlimited");
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  return t("prompt_balance", { remaining: numbers.format(balance.remaining) });
}
