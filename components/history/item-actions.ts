import type { ListedEdit } from "@/utils/core/history/groups";

/** Callbacks of an item of the list. */
export interface ItemActions {
  /** `isRange`: with everything between this and the item chosen before. */
  readonly onChoose: (entry: ListedEdit, isRange: boolean) => void;
  readonly onStar: (entry: ListedEdit) => void;
  readonly onRemove: (entry: ListedEdit) => void;
  readonly onSendAgain: (entry: ListedEdit) => void;
  readonly onReusePaint: (entry: ListedEdit) => void;
}
