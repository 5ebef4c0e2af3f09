import { useStore } from "zustand";
import { useBalance } from "@/components/options/use-balance";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";
import { imagesAsked, isSplit, requestsInAll } from "@/utils/panel/send/images-asked";
import { isOnDevice } from "@/utils/panel/state/selectors";
import styles from "./Spending.module.css";

/** More than are asked for without thinking of it. */
const MANY = 4;

/** In the line below *Generate*, which is there anyway: what this server has left, where it tells, and a word where many are asked for. */
export function Spending({ panel }: { readonly panel: Panel }) {
  const isHere = useStore(panel.store, isOnDevice);
  const profile = useStore(panel.store, ({ server }) =>
    server.hasKey ? server.profile : undefined,
  );
  if (isHere || !profile) return null;
  return <Left panel={panel} profileId={profile.id} name={profile.name} />;
}

interface LeftProps {
  readonly panel: Panel;
  readonly profileId: string;
  readonly name: string;
}

function Left({ panel, profileId, name }: LeftProps) {
  const { t } = useText();
  const count = useStore(panel.store, imagesAsked);
  // What is left changes with every edit that has ended.
  const endedAt = useStore(panel.store, ({ run }) => run?.edit.endedAt);
  const balance = useBalance(panel.readBalance, profileId, endedAt);
  const requests = useStore(panel.store, (state) => (isSplit(state) ? requestsInAll(state) : 1));
  const many =
    requests > 1
      ? t("prompt_requests", { count: requests })
      : count > MANY
        ? t("prompt_many", { count })
        : undefined;
  const text = [many, balance].filter(Boolean).join(" · ");
  if (text === "") return null;
  return (
    <span
      className={styles["spending"]}
      data-testid="spending"
      data-many={many !== undefined}
      title={balance && t("prompt_balance_of", { name, balance })}
    >
      {text}
    </span>
  );
}
