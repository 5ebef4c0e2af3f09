import { ClipboardPaste } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { Field } from "@/components/ui/Field";
import { TextArea } from "@/components/ui/TextArea";
import { useText } from "@/components/ui/text";
import { type PastedServer, readPasted } from "@/utils/settings/read-pasted";
import styles from "./ServerForm.module.css";

/** Says what was found, keys masked: people look whether it is theirs, not what it is. */
function Found({ found }: { readonly found: PastedServer | undefined }) {
  const { t } = useText();
  if (!found) return <p className={styles["note"]}>{t("settings_paste_nothing")}</p>;
  const { baseUrl, key, model = found.shared?.model, headers } = found;
  const names = headers?.split("\n").map((line) => line.split(":")[0]);
  return (
    <dl className={styles["found"]} aria-label={t("settings_paste_found")} data-testid="found">
      <dt>{t("settings_address")}</dt>
      <dd>{baseUrl}</dd>
      {key && (
        <>
          <dt>{t("settings_key")}</dt>
          <dd>{`…${key.slice(-4)}`}</dd>
        </>
      )}
      {model && (
        <>
          <dt>{t("settings_model")}</dt>
          <dd>{model}</dd>
        </>
      )}
      {names && (
        <>
          <dt>{t("settings_headers")}</dt>
          <dd>{names.join(", ")}</dd>
        </>
      )}
    </dl>
  );
}

/** Reads a server out of whatever was copied; fills a new form with it on a click. */
export function PasteServer({ onUse }: { readonly onUse: (found: PastedServer) => void }) {
  const { t } = useText();
  const [text, setText] = useState<string>();
  const found = text === undefined ? undefined : readPasted(text);
  const close = () => setText(undefined);
  return (
    <>
      <Button variant="quiet" data-testid="paste-server" onClick={() => setText("")}>
        <ClipboardPaste aria-hidden="true" />
        {t("settings_paste")}
      </Button>
      <Dialog
        isOpen={text !== undefined}
        onClose={close}
        title={t("settings_paste_title")}
        actions={
          <>
            <Button onClick={close}>{t("settings_cancel")}</Button>
            <Button
              variant="primary"
              data-testid="use-pasted"
              disabled={!found}
              onClick={() => {
                close();
                if (found) onUse(found);
              }}
            >
              {t("settings_paste_use")}
            </Button>
          </>
        }
      >
        <p>{t("settings_paste_lead")}</p>
        <Field label={t("settings_paste_label")} hint={t("settings_paste_hint")}>
          <TextArea
            data-testid="pasted"
            autoComplete="off"
            spellCheck={false}
            value={text ?? ""}
            onChange={setText}
          />
        </Field>
        {text?.trim() && <Found found={found} />}
      </Dialog>
    </>
  );
}
