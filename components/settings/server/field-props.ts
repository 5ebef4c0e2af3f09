import type { FormErrors, ProfileForm } from "@/utils/settings/profile-form";

/** What every part of the server's form gets. */
export interface FormFieldProps {
  readonly form: ProfileForm;
  readonly errors: FormErrors;
  readonly change: (changes: Partial<ProfileForm>) => void;
}

/** The fields an error can lead to, by their name in the form. */
export type ServerFieldName = "address" | "key";
