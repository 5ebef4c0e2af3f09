/**
 * Where people write to. The domain is that of the add-on's id: both are set to
 * real ones before a store gets the package (docs/publishing.md).
 */
export const FEEDBACK_ADDRESS = "feedback@redraw.example";

/** The picture that things are tried on, in the package and as a file's name. */
export const PRACTICE_NAME = "practice.webp";

/** What a person sees of a version: a sentence each, by its message key. */
interface News {
  readonly version: string;
  readonly keys: readonly string[];
}

/**
 * What is new, the newest version first. CHANGELOG.md is for those who build
 * Redraw, this for those who use it; a test holds both to package.json.
 */
export const NEWS = [
  {
    version: "0.2.0",
    keys: ["news_first_minute", "news_set_up", "news_look", "news_one_entry"],
  },
] as const satisfies readonly News[];
