import type { Capability } from "@/utils/core/capability";
import type { EditOptions, OptionChanges } from "@/utils/core/option-fields";

export interface OptionFieldsProps {
  readonly capability: Capability;
  readonly options: EditOptions;
  readonly onChange: (changes: OptionChanges) => void;
  /** What is sent as `user` if nothing is typed. */
  readonly usualUser?: string;
}
