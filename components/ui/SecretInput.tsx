import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { classNames } from "./class-names";
import controlStyles from "./control.module.css";
import { IconButton } from "./IconButton";
import styles from "./SecretInput.module.css";
import { TextInput, type TextInputProps } from "./TextInput";
import { useText } from "./text";

export interface SecretInputProps extends Omit<TextInputProps, "type" | "value" | "placeholder"> {
  /** What is being typed; never the secret that is kept. */
  readonly value: string;
  /** The kept secret, masked (`sk-…abcd`): shown while nothing is being typed. */
  readonly maskedValue?: string;
}

/** A key: hidden while it is typed, with a button to look at it. */
export function SecretInput({ value, maskedValue, className, ...rest }: SecretInputProps) {
  const { t } = useText();
  const [isShown, setIsShown] = useState(false);
  return (
    <div className={styles["secret"]}>
      <TextInput
        // Browsers offer to remember and to fill in passwords; this key has its own place.
        autoComplete="new-password"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        data-1p-ignore=""
        data-lpignore="true"
        {...rest}
        type={isShown ? "text" : "password"}
        value={value}
        placeholder={maskedValue}
        className={classNames(controlStyles["fixed"], styles["input"], className)}
      />
      {value !== "" && (
        <IconButton
          className={styles["toggle"]}
          label={isShown ? t("ui_hide_key") : t("ui_show_key")}
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? <EyeOff /> : <Eye />}
        </IconButton>
      )}
    </div>
  );
}
