import { Ellipsis, Quote } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand";
import { Menu, MenuItem } from "@/components/ui/Menu";
import { type Text, useText } from "@/components/ui/text";
import type { Edit } from "@/utils/core/edit/edit";
import { isRunning } from "@/utils/core/edit/edit-life";
import { isOfThisDevice } from "@/utils/core/edit/this-device";
import { totalTokens } from "@/utils/core/edit/usage";
import { formatDuration } from "@/utils/core/format-duration";
import type { Panel } from "@/utils/panel/panel";
import { chosenResult } from "@/utils/panel/state/selectors";
import styles from "./EditFacts.module.css";

/** Duration, model and tokens of an edit; copies its request as curl and its request id. */
export function EditFacts({ panel }: { readonly panel: Panel }) {
  const { t, locale } = useText();
  const edit = useStore(panel.store, ({ run }) => run?.edit);
  if (!edit || isRunning(edit)) return null;
  const facts = factsOf(edit, t, locale).join(" · ");
  return (
    <div className={styles["facts"]} data-testid="edit-facts">
      <span title={facts}>{facts}</span>
      <Reworded panel={panel} />
      {!isOfThisDevice(edit) && <FactsMenu key={edit.id} edit={edit} panel={panel} />}
    </div>
  );
}

/** What the server made of the words of the chosen result, where it says so. */
function Reworded({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const words = useStore(panel.store, (state) => {
    const index = chosenResult(state)?.index;
    return state.run?.edit.results.find((one) => one.index === index)?.revisedPrompt;
  });
  if (words === undefined) return null;
  return (
    <Menu label={t("prompt_reworded")} icon={<Quote />} data-testid="reworded">
      <MenuItem data-testid="use-words" onSelect={() => panel.setPrompt(words)}>
        <span className={styles["words"]}>
          {t("prompt_use_words")}
          <small dir="auto">{words}</small>
        </span>
      </MenuItem>
    </Menu>
  );
}

function factsOf(edit: Edit, t: Text["t"], locale: string): string[] {
  const { sentAt, endedAt, model, requestsSent } = edit;
  const numbers = new Intl.NumberFormat(locale);
  const tokens = totalTokens(edit.usage);
  const isTimed = sentAt !== undefined && endedAt !== undefined;
  return [
    isTimed ? formatDuration(endedAt - sentAt) : "",
    isOfThisDevice(edit) ? t("erase_device") : model,
    requestsSent === undefined ? "" : t("prompt_requests_sent", { count: requestsSent }),
    tokens === undefined ? "" : t("prompt_tokens", { count: numbers.format(tokens) }),
  ].filter((fact) => fact !== "");
}

function FactsMenu({ edit, panel }: { readonly edit: Edit; readonly panel: Panel }) {
  const { t } = useText();
  const [said, setSaid] = useState("");
  const copy = async (text: string | undefined) => {
    setSaid(t((await copyText(text)) ? "prompt_copied" : "prompt_copy_failed"));
  };
  const copyCurl = async () => copy(await panel.readCurl(edit.id));
  const requestId = edit.requestId ?? edit.error?.requestId;
  return (
    <>
      <span role="status" className={styles["said"]}>
        {said}
      </span>
      <Menu label={t("prompt_facts_menu")} icon={<Ellipsis />} data-testid="edit-menu">
        <MenuItem data-testid="copy-curl" onSelect={() => void copyCurl()}>
          {t("prompt_copy_curl")}
        </MenuItem>
        {requestId !== undefined && (
          <MenuItem onSelect={() => void copy(requestId)}>{t("prompt_copy_request_id")}</MenuItem>
        )}
      </Menu>
    </>
  );
}

async function copyText(text: string | undefined): Promise<boolean> {
  if (text === undefined) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
