/** Where the words of a folder in `_locales` are, from a page of the extension. */
export const wordsPath = (folder: string) => `/_locales/${folder}/messages.json` as const;
