import type { Layer } from "./layer.ts";
import { COMPONENTS } from "./rows/components.ts";
import { ENTRYPOINTS } from "./rows/entrypoints.ts";
import { UTILS } from "./rows/utils.ts";

/** Every folder of the extension and what its files may use; the rows lie in `rows/`. */
export const LAYERS: readonly Layer[] = [...UTILS, ...COMPONENTS, ...ENTRYPOINTS];
