import type { ListedEdit } from "@/utils/core/history/groups";

/** What an item of the list can be asked to do. */
export interface ItemActions {
  /** `isRange`: together with everything up to the item chosen before. */
  readonly onChoose: (entry: ListedEdit, isRange: boolean) => void;
  readonly onStar: (entry: ListedEdit) => void;
  readonly onRemove: (entry: ListedEdit) => void;
  readonly onSendAgain: (entry: ListedEdit) => void;
  readonly onReusePaint: (entry: ListedEdit) => void;
}
