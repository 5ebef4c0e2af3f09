import { CRASH_FAULTS } from "./crash-faults.ts";
import { DISK_FAULTS } from "./disk-faults.ts";
import type { Fault } from "./fault.ts";
import { HOSTILE_FAULTS } from "./hostile-faults.ts";
import { PANEL_FAULTS } from "./panel-faults.ts";
import { SERVER_FAULTS } from "./server-faults.ts";
import { VERSION_FAULTS } from "./version-faults.ts";
import { WORKER_FAULTS } from "./worker-faults.ts";

/** Every fault there is, in the order of the table. */
export const FAULTS: readonly Fault[] = [
  ...WORKER_FAULTS,
  ...SERVER_FAULTS,
  ...PANEL_FAULTS,
  ...CRASH_FAULTS,
  ...VERSION_FAULTS,
  ...DISK_FAULTS,
  ...HOSTILE_FAULTS,
];
