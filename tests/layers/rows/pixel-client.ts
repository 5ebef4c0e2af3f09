/** What may be known of the pixel worker: its client and the types of its jobs. */
export const PIXEL_CLIENT = ["utils/pixels/worker/client", "utils/pixels/job-types"];
