import type { DraftErrors, ProfileDraft } from "@/utils/settings/profile-form";

/** What every part of the server's form gets. */
export interface DraftFieldProps {
  readonly draft: ProfileDraft;
  readonly errors: DraftErrors;
  readonly change: (changes: Partial<ProfileDraft>) => void;
}

/** The fields an error can lead to, by their name in the form. */
export type ServerFieldName = "address" | "key";
