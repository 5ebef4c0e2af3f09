import { ascii, u8, u32be } from "@/utils/core/image-header/bytes";

/** PQ and HLG, by their numbers in ITU-T H.273, table 3. */
const HIGH_TRANSFERS: readonly number[] = [16, 18];

/** Whether a transfer function is one of high dynamic range. */
export function isHighTransfer(code: number): boolean {
  return HIGH_TRANSFERS.includes(code);
}

/** Profiles have about twenty tags. */
const MAX_TAGS = 100;

/** Whether an ICC profile says so by its `cicp` tag (ICC.1:2022, §9.2.17 and §10.3). */
export function isHighRangeProfile(profile: Uint8Array): boolean {
  const count = Math.min(MAX_TAGS, u32be(profile, 128));
  for (let index = 0; index < count; index++) {
    const entry = 132 + index * 12;
    if (ascii(profile, entry, 4) !== "cicp") continue;
    return isHighTransfer(u8(profile, u32be(profile, entry + 4) + 9));
  }
  return false;
}
