import { lazyPart } from "@/components/errors/lazy-part";
import type { AppError } from "@/utils/core/app-error";
import type { Panel } from "@/utils/panel/panel";

const EditProblem = lazyPart(async () => (await import("./EditProblem")).EditProblem);

interface LazyEditProblemProps {
  readonly panel: Panel;
  readonly error: AppError;
}

/** The buttons that go with an error, loaded with the first error. */
export function LazyEditProblem(props: LazyEditProblemProps) {
  return <EditProblem {...props} />;
}
