import styles from "./Slider.module.css";

interface SliderProps {
  readonly label: string;
  /** The value as it is read and said, with its unit. */
  readonly text: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
  readonly "data-testid"?: string;
}

/** A number on a line, with its name and value above. */
export function Slider({ label, text, onChange, ...input }: SliderProps) {
  return (
    <label className={styles["slider"]}>
      <span>{label}</span>
      <output>{text}</output>
      <input
        {...input}
        type="range"
        aria-valuetext={text}
        onChange={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
      />
    </label>
  );
}
