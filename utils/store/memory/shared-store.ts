import type { UseStore } from "idb-keyval";
import { createMemoryStore } from "@/utils/store/memory/memory-store";
import { shareMemory } from "@/utils/store/memory/shared-memory";

/** For the few whose browser gives no database: records in the memory of all open pages. */
export function createSharedStore(): UseStore {
  return createMemoryStore(shareMemory());
}
