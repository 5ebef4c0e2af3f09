import { useState } from "react";
import { useStore } from "zustand";
import { ErrorNotice } from "@/components/errors/ErrorNotice";
import { useClosable } from "@/components/ui/closables";
import type { AppError } from "@/utils/core/app-error";
import type { Panel } from "@/utils/panel/panel";
import { EditProblem } from "./EditProblem";
import styles from "./Shelf.module.css";

/** Why the last action or the edit that is shown failed. It lies over the shelf until it is closed. */
export function ErrorCover({ panel }: { readonly panel: Panel }) {
  const problem = useStore(panel.store, (state) => state.problem);
  const failure = useStore(panel.store, ({ run }) => run?.edit.error);
  const [seen, setSeen] = useState<AppError>();
  const error = problem ?? (failure === seen ? undefined : failure);
  const close = () => (problem ? panel.dismissProblem() : setSeen(error));
  useClosable(error !== undefined, close);
  if (!error) return null;
  return (
    <div className={styles["cover"]}>
      <ErrorNotice
        error={error}
        actions={<EditProblem panel={panel} error={error} />}
        onClose={close}
      />
    </div>
  );
}
