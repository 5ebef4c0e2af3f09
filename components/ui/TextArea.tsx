import { type ComponentProps, useLayoutEffect, useRef } from "react";
import { classNames } from "./class-names";
import controlStyles from "./control.module.css";
import { useFieldControl } from "./field-context";
import styles from "./TextArea.module.css";

export interface TextAreaProps extends Omit<ComponentProps<"textarea">, "onChange" | "ref"> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Browsers that cannot size a text area to its content by CSS get its height set. */
function growToContent(area: HTMLTextAreaElement) {
  if (globalThis.CSS?.supports?.("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

/** Several lines of text: two at first, grows to six, then scrolls. */
export function TextArea({ value, onChange, className, ...rest }: TextAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    if (area.current) growToContent(area.current);
  }, [value]);
  return (
    <textarea
      rows={2}
      dir="auto"
      {...useFieldControl()}
      {...rest}
      ref={area}
      value={value}
      className={classNames(controlStyles["control"], styles["area"], className)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
