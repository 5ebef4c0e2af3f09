import { lazy, Suspense } from "react";
import type { AppError } from "@/utils/core/app-error";
import type { Panel } from "@/utils/panel/panel";

const EditProblem = lazy(() =>
  import("./EditProblem").then((problem) => ({ default: problem.EditProblem })),
);

interface LazyEditProblemProps {
  readonly panel: Panel;
  readonly error: AppError;
}

/** The buttons that go with an error, loaded with the first error. */
export function LazyEditProblem(props: LazyEditProblemProps) {
  return (
    <Suspense>
      <EditProblem {...props} />
    </Suspense>
  );
}
